/**
 * When a surge began: the stretch of days with the largest excess over what the rest and the weekday give (temporal
 * scan statistic, Kulldorff, Communications in Statistics 26, 1997), judged against shuffled days. Two sources
 * surging together are compared by the first day of each; the interval comes from surges drawn anew with the same
 * rates.
 */
import { seededRandom, shuffled } from './random.ts';

export interface Surge {
  /** First day and the day after the last, as positions. */
  from: number;
  to: number;
  /** Records a day inside and outside. */
  inside: number;
  outside: number;
  p_value: number;
}

export type OnsetLead =
  | { kind: 'none'; first: Surge | null; second: Surge | null }
  /** `lead` > 0: the first series began so many days earlier. */
  | { kind: 'found'; first: Surge; second: Surge; lead: number; low: number; high: number };

const SHORTEST = 7;
const LONGEST = 60;
const LEVEL = 0.02;
const SHUFFLES = 99;
const RESAMPLES = 120;
/** Surges that begin further apart are two events. */
const TOGETHER = 30;

/** @param first counts a day, @param second the same days */
export function onsetLead(first: readonly number[], second: readonly number[]): OnsetLead {
  const random = seededRandom(19970601);
  const a = surgeOf(first, random);
  const b = surgeOf(second, random);
  if (!a || !b || Math.abs(b.from - a.from) > TOGETHER) return { kind: 'none', first: a, second: b };
  const leads = Array.from(
    { length: RESAMPLES },
    () => scan(drawn(second, b, random)).from - scan(drawn(first, a, random)).from
  ).sort((x, y) => x - y);
  const lead = b.from - a.from;
  return {
    kind: 'found',
    first: a,
    second: b,
    lead,
    low: Math.min(lead, leads[Math.floor(0.025 * RESAMPLES)]!),
    high: Math.max(lead, leads[Math.ceil(0.975 * RESAMPLES) - 1]!)
  };
}

/** The surge of one series; null when shuffled days hold one as large in two of a hundred cases or more. */
export function surgeOf(counts: readonly number[], random: () => number): Surge | null {
  const found = scan(counts);
  let larger = 1;
  for (let round = 0; round < SHUFFLES; round++) if (scan(shuffled(counts, random)).excess >= found.excess) larger++;
  const p_value = larger / (SHUFFLES + 1);
  if (found.excess === 0 || p_value > LEVEL) return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const inside = counts.slice(found.from, found.to).reduce((sum, count) => sum + count, 0);
  return {
    from: found.from,
    to: found.to,
    inside: inside / (found.to - found.from),
    outside: (total - inside) / Math.max(1, counts.length - (found.to - found.from)),
    p_value
  };
}

/** Kulldorff's log likelihood ratio over every stretch of 7 to 60 days; expected counts follow the weekday. */
function scan(counts: readonly number[]): { from: number; to: number; excess: number } {
  const sums = running(counts);
  const expected = running(weekdayMeans(counts));
  const total = sums.at(-1)!;
  let best = { from: 0, to: 0, excess: 0 };
  for (let from = 0; from + SHORTEST <= counts.length; from++) {
    for (let to = from + SHORTEST; to <= Math.min(counts.length, from + LONGEST); to++) {
      const seen = sums[to]! - sums[from]!;
      const usual = expected[to]! - expected[from]!;
      if (seen <= usual || usual <= 0) continue;
      const excess =
        seen * Math.log(seen / usual) +
        (total > seen ? (total - seen) * Math.log((total - seen) / (total - usual)) : 0);
      if (excess > best.excess) best = { from, to, excess };
    }
  }
  return best;
}

/** The series drawn anew: Poisson counts with the weekday's rate, raised inside the surge as it was. */
function drawn(counts: readonly number[], surge: Surge, random: () => number): number[] {
  const means = weekdayMeans(counts);
  const overall = means.reduce((sum, mean) => sum + mean, 0) / means.length || 1;
  return means.map((mean, day) =>
    poisson((mean / overall) * (day >= surge.from && day < surge.to ? surge.inside : surge.outside), random)
  );
}

function weekdayMeans(counts: readonly number[]): number[] {
  const sums = new Array<number>(7).fill(0);
  const days = new Array<number>(7).fill(0);
  counts.forEach((count, day) => {
    sums[day % 7]! += count;
    days[day % 7]! += 1;
  });
  return counts.map((_, day) => sums[day % 7]! / days[day % 7]!);
}

function running(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
}

function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}
