/** How sure the first day of a surge is, and of two surges the days between. Pure. */

export interface OnsetWeights {
  /** Position of the first weight's day. */
  first: number;
  /** For each length of the rise a belief in each day; all together add up to 1. */
  weights: number[][];
  likeliest: number;
}

/** Days over which a surge may rise to its height. */
const RAMPS = [0, 7, 14, 28];
const BEFORE = 45;
const AFTER = 21;
const HEIGHTS = [0.5, 0.7, 0.85, 1, 1.2, 1.5, 2];

/**
 * @param spread how many times wider than Poisson the counts spread
 */
export function onsetWeights(
  counts: readonly number[],
  usual: readonly number[],
  surge: { from: number; to: number },
  spread: number
): OnsetWeights {
  const first = Math.max(0, surge.from - BEFORE);
  const last = Math.min(surge.to - 3, surge.from + AFTER);
  const start = Math.max(0, first - 14);
  const scores = RAMPS.map((ramp) =>
    Array.from(
      { length: last - first + 1 },
      (_, at) => likelihood(counts, usual, { begin: first + at, ramp, start, end: surge.to }) / spread
    )
  );
  const best = Math.max(...scores.flat());
  const raw = scores.map((of) => of.map((score) => Math.exp(score - best)));
  const total = raw.flat().reduce((sum, value) => sum + value, 0);
  const weights = raw.map((of) => of.map((value) => value / total));
  const days = weights[0]!.map((_, at) => weights.reduce((sum, of) => sum + of[at]!, 0));
  return { first, weights, likeliest: first + days.indexOf(Math.max(...days)) };
}

/** Records that the usual level counts for beside what came in the weeks before. */
const FIRM = 5;

/** The weeks before the surge over what was usual for them: a season that came early or strong is no beginning. */
function levelBefore(counts: readonly number[], usual: readonly number[], start: number, begin: number): number {
  let [seen, base] = [FIRM, FIRM];
  for (let day = start; day < begin; day++) {
    seen += counts[day]!;
    base += usual[day]!;
  }
  return seen / base;
}

/**
 * Poisson log likelihood of a rise from `begin` to a height over `ramp` days and on to `end`, the height as likely as
 * can be.
 */
function likelihood(
  counts: readonly number[],
  usual: readonly number[],
  { begin, ramp, start, end }: { begin: number; ramp: number; start: number; end: number }
): number {
  const share = (day: number) => (day < begin ? 0 : ramp === 0 ? 1 : Math.min(1, (day - begin + 1) / ramp));
  const level = levelBefore(counts, usual, start, begin);
  let [seen, base] = [0, 0];
  for (let day = begin; day < end; day++) {
    seen += counts[day]! - level * usual[day]!;
    base += level * usual[day]! * share(day);
  }
  const height = Math.max(0.05, seen / Math.max(1e-9, base));
  let best = -Infinity;
  for (const factor of HEIGHTS) {
    let sum = 0;
    for (let day = start; day < end; day++) {
      const mean = level * usual[day]! * (1 + height * factor * share(day));
      sum += counts[day]! * Math.log(Math.max(mean, 1e-9)) - mean;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/**
 * Days by which the first began before the second, with the 95 % interval. Both are about one event and rise equally
 * fast: beliefs are compared for each length of the rise, which takes out most of what is unknown about a gradual
 * beginning.
 */
export function leadOf(a: OnsetWeights, b: OnsetWeights): { lead: number; low: number; high: number } {
  const [lengthA, lengthB] = [a.weights[0]!.length, b.weights[0]!.length];
  const least = b.first - (a.first + lengthA - 1);
  const chance = new Array<number>(lengthA + lengthB - 1).fill(0);
  a.weights.forEach((ofA, ramp) => {
    const ofB = b.weights[ramp]!;
    ofA.forEach((one, i) => {
      ofB.forEach((other, j) => {
        chance[b.first + j - (a.first + i) - least]! += one * other;
      });
    });
  });
  const total = chance.reduce((sum, value) => sum + value, 0);
  const quantile = (share: number) => {
    let sum = 0;
    for (const [at, value] of chance.entries()) {
      sum += value;
      if (sum >= share * total) return least + at;
    }
    return least + chance.length - 1;
  };
  return { lead: quantile(0.5), low: quantile(0.025), high: quantile(0.975) };
}
