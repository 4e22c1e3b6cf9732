export interface Sparkline {
  /** One path; a missing month leaves a gap instead of a line through zero. */
  path: string;
  last: { x: number; y: number } | null;
}

const INSET = 3;

/** A small trend line on a zero base. Null values are months without a number. */
export function sparkline(values: readonly (number | null)[], width: number, height: number): Sparkline {
  const highest = Math.max(...values.map((value) => value ?? 0), 0);
  const step = values.length > 1 ? (width - 2 * INSET) / (values.length - 1) : 0;
  let path = '';
  let pen = false;
  let last: Sparkline['last'] = null;
  values.forEach((value, i) => {
    if (value === null) {
      pen = false;
      return;
    }
    const x = round(INSET + i * step);
    const y = round(height - INSET - (highest === 0 ? 0 : (value / highest) * (height - 2 * INSET)));
    path += `${pen ? 'L' : 'M'}${x} ${y}`;
    pen = true;
    last = { x, y };
  });
  return { path, last };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
