/**
 * Round axis values from zero, at most `count` steps: steps of 1, 2 or 5 times a power of ten; never below one for
 * counts.
 */
export function niceTicks(highest: number, count = 4): number[] {
  const top = Math.max(highest, 1);
  const raw = top / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw) ?? 10 * power);
  const ticks = [0];
  while (ticks[ticks.length - 1]! < top) ticks.push(ticks.length * step);
  return ticks;
}

/**
 * Moves labels apart on one axis so that none overlap, keeping their order and staying between the bounds.
 * @param positions wanted centres, any order
 * @returns centres in the order of the input
 */
export function spreadLabels(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, i) => i).sort((a, b) => positions[a]! - positions[b]!);
  const placed: number[] = new Array<number>(positions.length).fill(0);
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(positions[i]!, floor);
    floor = placed[i]! + gap;
  }
  let ceiling = high;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, ceiling);
    ceiling = placed[i]! - gap;
  }
  return placed;
}
