/**
 * Rewrites an absolute SVG path of M, L and Z with one decimal as relative steps, which are about half as long.
 * Steps are counted in tenths, so rounding cannot add up; steps of no length are dropped.
 * @param grain tenths to which places are rounded
 */
export function compactPath(path: string, grain = 1): string {
  let out = '';
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  for (const [, command, right, down] of path.matchAll(/([MLZ])(?:(-?[\d.]+),(-?[\d.]+))?/g)) {
    if (command === 'Z') {
      out += 'z';
      x = startX;
      y = startY;
      continue;
    }
    const toX = Math.round((Number(right) * 10) / grain) * grain;
    const toY = Math.round((Number(down) * 10) / grain) * grain;
    const step = pair(toX - x, toY - y);
    if (command === 'M') {
      out += `m${step}`;
      startX = toX;
      startY = toY;
    } else if (toX !== x || toY !== y) {
      // Repeated pairs after a command continue it; a pair after m is a line already.
      out += step.startsWith('-') ? step : ` ${step}`;
    }
    x = toX;
    y = toY;
  }
  return out;
}

function pair(right: number, down: number): string {
  const second = tenth(down);
  return tenth(right) + (second.startsWith('-') ? second : ` ${second}`);
}

function tenth(value: number): string {
  return String(value / 10).replace(/^(-?)0\./, '$1.');
}
