import type { Judged } from '#lib/text/model/measures.ts';

/** Share of the best label under a softmax of the margins. */
export function softmaxScore(margins: Float64Array, sharpness: number): number {
  const best = Math.max(...margins);
  return 1 / margins.reduce((sum, margin) => sum + Math.exp(sharpness * (margin - best)), 0);
}

/**
 * The sharpness under which the held-out labels are most likely: a search over a fixed grid, since one number needs
 * no more.
 */
export function fitSharpness(margins: (Float64Array | null)[], targets: Int32Array): number {
  let best = 1;
  let least = Infinity;
  for (let sharpness = 0.5; sharpness <= 12; sharpness += 0.25) {
    let loss = 0;
    margins.forEach((one, i) => {
      if (!one) return;
      const top = Math.max(...one);
      const log = Math.log(one.reduce((sum, margin) => sum + Math.exp(sharpness * (margin - top)), 0));
      loss += log - sharpness * ((one[targets[i] as number] as number) - top);
    });
    if (loss < least) {
      least = loss;
      best = sharpness;
    }
  }
  return best;
}

/** Accuracy that an answer above the threshold shall have. */
const WANTED_ACCURACY = 0.95;

/** The lowest score from which on held-out answers reach the wanted accuracy; 0.9 where none does. */
export function chooseThreshold(judged: Judged[]): number {
  const sorted = judged.filter((one) => one.predicted !== null).sort((a, b) => b.score - a.score);
  let right = 0;
  let threshold = 0.9;
  sorted.forEach((one, i) => {
    if (one.predicted === one.actual) right += 1;
    if (i >= 19 && right / (i + 1) >= WANTED_ACCURACY) threshold = one.score;
  });
  return Math.min(threshold, 0.99);
}
