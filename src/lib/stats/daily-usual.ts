/** The usual count day by day: the count model over weeks, shared out by weekday. Pure. */
import { fitHistory, meansIn } from './expectation.ts';
import { withoutSilence } from './silence.ts';

export interface WhenSeen {
  /** Day number of the first count. */
  from: number;
  /** Day numbers of Spring Festival. */
  festivals: readonly number[];
  /** How many of the last days are searched for a surge; those before only teach the season. */
  look: number;
}

/**
 * Usual counts of the days searched, with the season where the history is long enough for one, else a level by weekday.
 * @param leftOut days of a possible surge, which is not its own yardstick
 */
export function dailyUsual(
  counts: readonly number[],
  when?: WhenSeen,
  leftOut?: { from: number; to: number }
): number[] {
  const weekdays = weekdayShares(counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const level = total / Math.max(1, counts.length);
  const begin = counts.length - Math.min(when?.look ?? counts.length, counts.length);
  const days = Array.from({ length: counts.length - begin }, (_, at) => begin + at);
  const flat = days.map((day) => level * weekdays[day % 7]!);
  if (!when) return flat;
  const weeks = Math.floor(counts.length / 7);
  const spans = Array.from({ length: weeks }, (_, week) => ({ from: when.from + 7 * week, days: 7 }));
  const sums = spans.map((_, week) =>
    leftOut && 7 * week < leftOut.to && 7 * week + 7 > leftOut.from
      ? null
      : counts.slice(7 * week, 7 * week + 7).reduce((sum, count) => sum + count, 0)
  );
  const fit = fitHistory({ spans, counts: sums, festivals: when.festivals });
  if (typeof fit === 'string') return flat;
  const means = meansIn(
    fit,
    days.map((day) => ({ from: when.from + day, days: 1 }))
  );
  return days.map((day, at) => means[at]! * weekdays[day % 7]!);
}

/** Position of the day from which a source has records, as far as silence before it was none. */
export function sourceBegins(counts: readonly number[]): number {
  const weeks = Math.floor(counts.length / 7);
  const sums = Array.from({ length: weeks }, (_, week) =>
    counts.slice(7 * week, 7 * week + 7).reduce((sum, count) => sum + count, 0)
  );
  const cleaned = withoutSilence(sums);
  const first = cleaned.findIndex((count) => count !== null);
  return first <= 0 ? 0 : 7 * first;
}

/**
 * How many times wider than Poisson sums over a week spread, from the middle half of the weeks outside the surge (a
 * robust estimate of overdispersion and of days that err alike together); at least 1.
 */
export function spreadOf(
  counts: readonly number[],
  usual: readonly number[],
  surge: { from: number; to: number }
): number {
  const squares: number[] = [];
  for (let week = 0; 7 * week + 7 <= counts.length; week++) {
    const [from, to] = [7 * week, 7 * week + 7];
    if (to > surge.from - 14 && from < surge.to + 7) continue;
    const sum = (of: readonly number[]) => of.slice(from, to).reduce((total, value) => total + value, 0);
    const mean = sum(usual);
    if (mean > 0) squares.push((sum(counts) - mean) ** 2 / mean);
  }
  if (squares.length < 8) return 2;
  squares.sort((a, b) => a - b);
  const kept = squares.slice(0, Math.ceil(squares.length * 0.9));
  // A χ² with one degree of freedom has mean 0.639 below its 90th percentile.
  return Math.max(1, kept.reduce((sum, value) => sum + value, 0) / kept.length / 0.639);
}

function weekdayShares(counts: readonly number[]): number[] {
  const sums = new Array<number>(7).fill(0);
  const days = new Array<number>(7).fill(0);
  counts.forEach((count, day) => {
    sums[day % 7]! += count;
    days[day % 7]! += 1;
  });
  const means = sums.map((sum, day) => (sum + 0.5) / Math.max(1, days[day]!));
  const overall = means.reduce((sum, mean) => sum + mean, 0) / 7;
  return means.map((mean) => mean / overall);
}
