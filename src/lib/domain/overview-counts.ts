/** Counts of records by period for 总览: which months belong, when a count is missing, how two periods compare. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { shiftMonth } from './coverage-trend.ts';
import { countChange, growthText, type Change } from './format.ts';
import { monthsOf, type Period } from './periods.ts';
import { decideFigure, withoutNumber, type Figure } from './suppression.ts';

export type MonthCount = QueryRow<'overview/volumes'>;

/** First and last month in which a source has any record, ISO first days. */
export type SourceSpan = QueryRow<'overview/spans'>;

/** First day of the first and of the last month of a period. */
export function monthBounds(period: Period): { from_month: string; to_month: string } {
  const months = monthsOf(period);
  return { from_month: `${months[0]}-01`, to_month: `${months.at(-1)}-01` };
}

/**
 * The count of one month: null outside the span of the source, since nothing was loaded then; zero inside it is a
 * real zero.
 */
export function countOfMonth(
  counts: readonly MonthCount[],
  span: SourceSpan | undefined,
  month: string
): number | null {
  if (!span || month < span.first_month || month > span.last_month) return null;
  return counts.find((row) => row.source === span.source && row.month === month)?.record_count ?? 0;
}

/** The count of a period; null when any of its months up to `until` has none. */
export function countOfPeriod(
  counts: readonly MonthCount[],
  span: SourceSpan | undefined,
  period: Period,
  until: string
): number | null {
  const months = monthsOf(period)
    .map((month) => `${month}-01`)
    .filter((month) => month <= until);
  const values = months.map((month) => countOfMonth(counts, span, month));
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** A source that was never loaded does not apply; one that has nothing for the period was not submitted. */
export function countFigure(count: number | null, span: SourceSpan | undefined): Figure {
  if (!span) return withoutNumber('not_applicable');
  return count === null ? withoutNumber('not_submitted') : decideFigure({ measure: 'count', of: 'records', count });
}

/** 比上月多 37 件（环比增长 7.8%）; null where one of the two is missing. */
export function countChangeWithRate(
  now: number | null,
  before: number | null,
  unit: string,
  against: string,
  kind: '环比' | '同比'
): Change | null {
  if (now === null || before === null) return null;
  const change = countChange(now, before, unit, against);
  const rate = change.direction === 'flat' ? null : growthText(now, before, kind);
  return { ...change, text: rate ? `${change.text}（${rate}）` : change.text };
}

/**
 * How far two counts are apart, in standard deviations of the difference of two Poisson counts. It says whether a
 * change is more than the usual noise of records that arrive independently; it does not know seasons.
 */
export function changeStrength(now: number, before: number): number {
  return now + before === 0 ? 0 : (now - before) / Math.sqrt(now + before);
}

/** The last month of a period that has begun by the day the data was collected. */
export function lastMonthOf(period: Period, asOf: string): string {
  const { to_month } = monthBounds(period);
  const current = `${asOf.slice(0, 7)}-01`;
  return to_month > current ? current : to_month;
}

/** 24 months for the trend: up to the period, and one further when that one is still running. */
export function trendEnd(lastMonth: string, asOf: string): string {
  const current = `${asOf.slice(0, 7)}-01`;
  return shiftMonth(lastMonth, 1) >= current ? current : lastMonth;
}
