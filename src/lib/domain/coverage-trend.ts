/** A coverage share over months, for one place or for all of them, under the rules of suppression. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { countedUnitOf, measureOf, TOTAL_KEY } from './coverage.ts';
import type { MetricDefinition } from '#lib/domain/metrics/metric.ts';
import { shiftPeriod, parsePeriod, formatPeriod } from './periods.ts';
import { decideCell, suppressShares, type ShareCell } from './suppress-shares.ts';
import { notPublic, withoutNumber, type Figure } from './suppression.ts';

/** One place in one month, as `coverage/trend` gives it; sums hold submitted units only. */
export type CoverageMonthRow = QueryRow<'coverage/trend'>;

/** The month `by` steps away, ISO first day. */
export function shiftMonth(month: string, by: number): string {
  return `${formatPeriod(shiftPeriod(parsePeriod(month.slice(0, 7))!, by))}-01`;
}

/** The `count` months that end with `last`, ISO first days in order. */
export function monthsUpTo(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => shiftMonth(last, i - count + 1));
}

/**
 * Each month as the sum of the `span` months that end with it, for indicators counted by month. Units missing are
 * those of the last month.
 * @param months the months wanted; `rows` must reach `span` − 1 months before the first
 */
export function rollMonths(
  rows: readonly CoverageMonthRow[],
  months: readonly string[],
  span: number
): CoverageMonthRow[] {
  if (span === 1) return [...rows];
  const byPlace = new Map<string, Map<string, CoverageMonthRow>>();
  for (const row of rows)
    byPlace.set(row.place_key, (byPlace.get(row.place_key) ?? new Map<string, CoverageMonthRow>()).set(row.month, row));
  return months.flatMap((month) =>
    [...byPlace].flatMap(([place_key, held]) => {
      const found = monthsUpTo(month, span).flatMap((at) => held.get(at) ?? []);
      if (found.length === 0) return [];
      const sum = (of: 'numerator' | 'denominator') => found.reduce((total, row) => total + row[of], 0);
      return [
        {
          month,
          place_key,
          numerator: sum('numerator'),
          denominator: sum('denominator'),
          unit_count: Math.max(...found.map((row) => row.unit_count)),
          missing_units: Math.min(...found.map((row) => row.missing_units))
        }
      ];
    })
  );
}

/**
 * The figure of each month.
 * @param place place key of `coverage/trend`; TOTAL_KEY is everything; null is a single county, whose persons are not
 *   shown month by month
 */
export function coverageByMonth(
  metric: MetricDefinition,
  rows: readonly CoverageMonthRow[],
  months: readonly string[],
  place: string | null
): Figure[] {
  const of = countedUnitOf(metric);
  const measure = measureOf(metric);
  return months.map((month) => {
    const cells = rows.filter((row) => row.month === month).map(shareCell);
    if (cells.length === 0) return withoutNumber('not_applicable');
    if (place !== TOTAL_KEY && place !== null)
      return suppressShares(of, cells, measure).get(place) ?? withoutNumber('not_applicable');
    if (place === null && metric.isAboutPersons) return notPublic();
    return decideCell(measure, of, sumOf(cells));
  });
}

function shareCell(row: CoverageMonthRow): ShareCell {
  return {
    key: row.place_key,
    numerator: row.numerator,
    denominator: row.denominator,
    submission: row.unit_count > row.missing_units ? 'submitted' : 'not_submitted'
  };
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
