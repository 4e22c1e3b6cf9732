import { seededRandom } from '#lib/stats/random.ts';

/** Shuffles in place. */
export function shuffle(items: Int32Array, random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = items[i] as number;
    items[i] = items[j] as number;
    items[j] = held;
  }
}

/** Fold number per record, so that every label is spread evenly over the folds. */
export function stratifiedFolds(targets: Int32Array, folds: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const byLabel = new Map<number, number[]>();
  targets.forEach((label, i) => byLabel.set(label, [...(byLabel.get(label) ?? []), i]));
  const result = new Int32Array(targets.length);
  let next = 0;
  for (const label of [...byLabel.keys()].sort((a, b) => a - b)) {
    const members = Int32Array.from(byLabel.get(label) as number[]);
    shuffle(members, random);
    for (const i of members) result[i] = next++ % folds;
  }
  return result;
}
