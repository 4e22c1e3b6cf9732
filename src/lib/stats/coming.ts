/**
 * Whether a time of the year brought more records than the rest of each earlier year, and how much more: the ratio of
 * rates over all earlier years (Rothman 2008, ch. 14) with an interval widened by the scatter of weeks and of years
 * (quasi-likelihood, Wedderburn 1974). Pure.
 */
import type { DaySpan, PastYear, UsualRise } from '#lib/domain/coming.ts';
import { addDays, dailyCounts, daysBetween, type DayRow } from '#lib/domain/trends.ts';

/** Ordinary days are those up to so many before and after. */
const AROUND = 150;
/** … of which a year needs at least so many. */
const ORDINARY_NEEDS = 90;
/** A habit is told from this many years on, and from this many records. */
const LEAST_YEARS = 3;
const LEAST_RECORDS = 30;
const Z_95 = 1.959963984540054;

/**
 * @param rows days of the matters, @param from first day of the data, @param to last day
 * @returns null where the past does not carry a rise: too few years or records, a year without one, or an interval that
 * holds the usual
 */
export function usualRise(
  rows: readonly Pick<DayRow, 'recorded_on' | 'record_count'>[],
  spans: readonly DaySpan[],
  { from, to }: DaySpan
): UsualRise | null {
  const daily = dailyOf(rows, from, to);
  const counts = (first: string, last: string) =>
    first > last ? [] : daily.slice(daysBetween(from, first), daysBetween(from, last) + 1);
  const found = spans.flatMap((span) => {
    const first = later(from, addDays(span.from, -AROUND));
    const last = earlier(to, addDays(span.to, AROUND));
    const ordinary = [counts(first, addDays(span.from, -1)), counts(addDays(span.to, 1), last)];
    const days = ordinary.reduce((all, part) => all + part.length, 0);
    if (span.from < from || span.to > to || days < ORDINARY_NEEDS) return [];
    const own = counts(span.from, span.to);
    const rest = sum(ordinary.map(sum));
    const year: PastYear = { ...span, count: sum(own), ordinary: (rest / days) * own.length };
    return [{ year, rest, weeks: ordinary.flatMap(weeksOf) }];
  });
  const years = found.map(({ year }) => year);
  const [count, ordinary, rest] = [
    sum(years.map((year) => year.count)),
    sum(years.map((year) => year.ordinary)),
    sum(found.map((one) => one.rest))
  ];
  if (years.length < LEAST_YEARS || count < LEAST_RECORDS || rest === 0) return null;
  const ratio = count / ordinary;
  const between = sum(years.map((year) => (year.count - ratio * year.ordinary) ** 2 / (ratio * year.ordinary + 0.5)));
  const scatter = Math.max(1, between / (years.length - 1), weekScatter(found.map(({ weeks }) => weeks)));
  const reach = Math.exp(Z_95 * Math.sqrt(scatter * (1 / count + 1 / rest)));
  const rise = { ratio, low: ratio / reach, high: ratio * reach, years };
  return rise.low > 1 && years.every((year) => year.count > year.ordinary) ? rise : null;
}

/** Variance over mean of ordinary weeks: 1 for independent records. */
function weekScatter(byYear: readonly (readonly number[])[]): number {
  let [squares, freedom, total, weeks] = [0, 0, 0, 0];
  for (const counts of byYear) {
    const mean = sum(counts) / Math.max(counts.length, 1);
    squares += sum(counts.map((count) => (count - mean) ** 2));
    freedom += counts.length - 1;
    total += sum(counts);
    weeks += counts.length;
  }
  return total === 0 || freedom < 1 ? 1 : squares / freedom / (total / weeks);
}

function weeksOf(daily: readonly number[]): number[] {
  return Array.from({ length: Math.floor(daily.length / 7) }, (_, week) => sum(daily.slice(week * 7, week * 7 + 7)));
}

/** Weeks shown before and after the days of an event. */
const MARGIN_WEEKS = { before: 4, after: 2 };

export interface EventCourse {
  /** Weeks from the first day of the event: −4, −3 … */
  weeks: number[];
  /** A year with its records in each week; null where the data does not hold the whole week. */
  years: { year: string; counts: (number | null)[] }[];
}

/** Every year's weeks, aligned at the first day of the event. */
export function eventCourse(
  rows: readonly Pick<DayRow, 'recorded_on' | 'record_count'>[],
  spans: readonly DaySpan[],
  { from, to }: DaySpan
): EventCourse {
  const daily = dailyOf(rows, from, to);
  const longest = Math.max(0, ...spans.map((span) => Math.ceil((daysBetween(span.from, span.to) + 1) / 7)));
  const weeks = Array.from(
    { length: MARGIN_WEEKS.before + longest + MARGIN_WEEKS.after },
    (_, at) => at - MARGIN_WEEKS.before
  );
  return {
    weeks,
    years: spans
      .map((span) => ({
        year: span.to.slice(0, 4),
        counts: weeks.map((week) => {
          const start = addDays(span.from, week * 7);
          if (start < from || addDays(start, 6) > to) return null;
          const at = daysBetween(from, start);
          return sum(daily.slice(at, at + 7));
        })
      }))
      .filter(({ counts }) => counts.some((count) => count !== null))
  };
}

/** Records of each day, whatever their source. */
function dailyOf(rows: readonly Pick<DayRow, 'recorded_on' | 'record_count'>[], from: string, to: string): number[] {
  return dailyCounts(
    rows.map((row) => ({ ...row, source: '' })),
    from,
    to,
    null
  );
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
