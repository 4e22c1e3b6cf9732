/** A coverage share over months, for one place or for all of them, under the rules of suppression. Pure. */
import { countedUnitOf, measureOf, TOTAL_KEY } from './coverage.ts';
import type { Metric } from './metrics.ts';
import { shiftPeriod, parsePeriod, formatPeriod } from './periods.ts';
import { decideCell, suppressShares, type ShareCell } from './suppress-shares.ts';
import { notPublic, withoutNumber, type Figure } from './suppression.ts';

/** One place in one month, as `coverage/trend` gives it; sums hold submitted units only. */
export interface CoverageMonthRow {
  /** First day, ISO. */
  month: string;
  place_key: string;
  numerator: number;
  denominator: number;
  unit_count: number;
  missing_units: number;
}

/** The month `by` steps away, ISO first day. */
export function shiftMonth(month: string, by: number): string {
  return `${formatPeriod(shiftPeriod(parsePeriod(month.slice(0, 7))!, by))}-01`;
}

/** The `count` months that end with `last`, ISO first days in order. */
export function monthsUpTo(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => shiftMonth(last, i - count + 1));
}

/**
 * The figure of each month.
 * @param place place key of `coverage/trend`; TOTAL_KEY is everything; null is a single county, whose persons are not shown month by month
 */
export function coverageByMonth(metric: Metric, rows: readonly CoverageMonthRow[], months: readonly string[], place: string | null): Figure[] {
  const of = countedUnitOf(metric);
  const measure = measureOf(metric);
  return months.map((month) => {
    const cells = rows.filter((row) => row.month === month).map(shareCell);
    if (cells.length === 0) return withoutNumber('not_applicable');
    if (place !== TOTAL_KEY && place !== null) return suppressShares(of, cells, measure).get(place) ?? withoutNumber('not_applicable');
    if (place === null && metric.isAboutPersons) return notPublic();
    return decideCell(measure, of, sumOf(cells));
  });
}

function shareCell(row: CoverageMonthRow): ShareCell {
  return { key: row.place_key, numerator: row.numerator, denominator: row.denominator, submission: row.unit_count > row.missing_units ? 'submitted' : 'not_submitted' };
}

function sumOf(cells: readonly ShareCell[]): ShareCell {
  const submitted = cells.filter((cell) => cell.submission === 'submitted');
  return {
    key: TOTAL_KEY,
    numerator: submitted.reduce((sum, cell) => sum + cell.numerator, 0),
    denominator: submitted.reduce((sum, cell) => sum + cell.denominator, 0),
    submission: submitted.length > 0 ? 'submitted' : 'not_submitted'
  };
}
