/**
 * When a surge began in each of two sources, and who spoke first. The stretch of days with the largest excess over what
 * season, festival and weekday give (temporal scan statistic, Kulldorff, Communications in Statistics 26, 1997) is
 * judged against weeks drawn in another order; the first day has a distribution by the likelihood of sudden and of
 * gradual beginnings, tempered by the overdispersion of the days (quasi-likelihood: Wedderburn, Biometrika 61, 1974).
 * The lead is the difference of the two distributions.
 */
import { dailyUsual, sourceBegins, spreadOf, type WhenSeen } from './daily-usual.ts';
import { leadOf, onsetWeights, type OnsetWeights } from './onset-date.ts';
import { seededRandom, shuffled } from './random.ts';

export interface Surge {
  /** First day and the day after the last, as positions. */
  from: number;
  to: number;
  /** Records a day inside, and usual for those days. */
  inside: number;
  outside: number;
  p_value: number;
}

export type OnsetLead =
  /** `began`: one of the sources is younger than the year that is looked at. */
  | { kind: 'none'; first: Surge | null; second: Surge | null; began?: true }
  /** `lead` > 0: the first series began so many days earlier. */
  | { kind: 'found'; first: Surge; second: Surge; lead: number; low: number; high: number };

const SHORTEST = 7;
const LONGEST = 60;
const LEVEL = 0.02;
const SHUFFLES = 99;
/** A bound this near to the best ratio may differ from it by rounding alone. */
const UNDER = 1 - 1e-9;
/** Surges that begin further apart are two events. */
const TOGETHER = 30;

/**
 * @param first counts a day, @param second the same days
 * @param when first day, festivals and how many of the last days are searched; without it the year's season is not known and all days are
 * searched
 */
export function onsetLead(first: readonly number[], second: readonly number[], when?: WhenSeen): OnsetLead {
  const begin = first.length - Math.min(when?.look ?? first.length, first.length);
  if ([first, second].some((counts) => sourceBegins(counts) > begin))
    return { kind: 'none', first: null, second: null, began: true };
  const random = seededRandom(19970601);
  const a = sought(first, begin, when, random);
  const b = sought(second, begin, when, random);
  if (!a || !b || Math.abs(b.surge.from - a.surge.from) > TOGETHER)
    return { kind: 'none', first: a?.surge ?? null, second: b?.surge ?? null };
  return { kind: 'found', first: a.surge, second: b.surge, ...leadOf(a.weights, b.weights) };
}

function sought(
  counts: readonly number[],
  begin: number,
  when: WhenSeen | undefined,
  random: () => number
): { surge: Surge; weights: OnsetWeights } | null {
  const days = counts.slice(begin);
  const first = scan(days, dailyUsual(counts, when));
  const usual = dailyUsual(counts, when, { from: first.from + begin, to: first.to + begin });
  const surge = surgeOf(days, usual, random);
  if (!surge) return null;
  const weights = onsetWeights(days, usual, surge, spreadOf(days, usual, surge));
  const shift = (day: number) => day + begin;
  return {
    surge: { ...surge, from: shift(weights.likeliest), to: shift(surge.to) },
    weights: { ...weights, first: shift(weights.first) }
  };
}

/** The surge of one series; null when weeks in another order hold one as large in two of a hundred cases or more. */
function surgeOf(counts: readonly number[], usual: readonly number[], random: () => number): Surge | null {
  const found = scan(counts, usual);
  if (found.excess === 0) return null;
  const weeks = Array.from({ length: Math.ceil(counts.length / 7) }, (_, week) => week);
  const ratios = counts.map((count, day) => (usual[day]! > 0 ? count / usual[day]! : 1));
  const drawn = new Float64Array(counts.length);
  let larger = 1;
  for (let round = 0; round < SHUFFLES; round++) {
    // Every order is drawn, needed or not: the second series begins where the first ended.
    const order = shuffled(weeks, random);
    if (larger > LEVEL * (SHUFFLES + 1)) continue;
    for (let day = 0; day < drawn.length; day++) {
      const from = order[Math.floor(day / 7)]! * 7 + (day % 7);
      drawn[day] = from < counts.length ? ratios[from]! * usual[day]! : usual[day]!;
    }
    if (scan(drawn, usual, found.excess).excess >= found.excess) larger++;
  }
  const p_value = larger / (SHUFFLES + 1);
  if (p_value > LEVEL) return null;
  const mean = (of: readonly number[]) =>
    of.slice(found.from, found.to).reduce((sum, value) => sum + value, 0) / (found.to - found.from);
  return { from: found.from, to: found.to, inside: mean(counts), outside: mean(usual), p_value };
}

/**
 * Kulldorff's log likelihood ratio over every stretch of 7 to 60 days against the usual counts.
 * @param enough a ratio that ends the search
 */
function scan(
  counts: ArrayLike<number>,
  usual: ArrayLike<number>,
  enough = Infinity
): { from: number; to: number; excess: number } {
  const sums = running(counts, 1);
  const total = sums.at(-1)!;
  const expected = running(usual, total / Math.max(1e-9, sumOf(usual)));
  let best = { from: 0, to: 0, excess: 0 };
  let floor = enough === Infinity ? 0 : enough * UNDER;
  for (let from = 0; from + SHORTEST <= counts.length; from++) {
    const last = Math.min(counts.length, from + LONGEST);
    for (let to = from + SHORTEST; to <= last; to++) {
      const seen = sums[to]! - sums[from]!;
      const base = expected[to]! - expected[from]!;
      if (seen <= base || base <= 0) continue;
      // The ratio is never above χ² of the stretch (ln x ≤ x − 1), which needs no logarithm.
      if ((seen - base) ** 2 * total < floor * base * (total - base)) continue;
      const excess =
        seen * Math.log(seen / base) + (total > seen ? (total - seen) * Math.log((total - seen) / (total - base)) : 0);
      if (excess <= best.excess) continue;
      best = { from, to, excess };
      if (excess >= enough) return best;
      floor = Math.max(floor, excess * UNDER);
    }
  }
  return best;
}

function running(values: ArrayLike<number>, scale: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = sums[at]! + values[at]! * scale;
  return sums;
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}
