/** The coverage indicators by region: sums, states and suppression, before anything is drawn. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { daysBetween } from './freshness.ts';
import type { MetricDefinition } from '#lib/domain/metrics/metric.ts';
import { shortOrgName } from './orgs.ts';
import { decideCell, suppressShares, type CellMeasure, type ShareCell } from './suppress-shares.ts';
import {
  decideFigure,
  notPublic,
  RATE_NEEDS,
  withoutNumber,
  type CountedUnit,
  type Figure,
  type Submission
} from './suppression.ts';

/** One reporting unit in one county at one month's end, as `coverage/cells` gives it. */
export type CoverageRow = QueryRow<'coverage/cells'>;

/** One region, or one unit without a region, with everything that map, list and key figures show. */
export interface CoverageCell {
  code: string;
  name: string;
  /** Covered share. */
  figure: Figure;
  /** How many are not covered. */
  uncovered: Figure;
  /** Members of the denominator; null where that may not be said. */
  size: number | null;
  workers_uncovered: number | null;
  /** The share by workers of the enterprises; null where the indicator counts no enterprises. */
  by_workers: Figure | null;
  /** The share visited at any time, and the share with visits that fade; null where no visits are counted. */
  ever: Figure | null;
  effective: Figure | null;
  last_activity_on: string | null;
  /** Days from the last activity to the month's end. */
  idle_days: number | null;
  unit_count: number;
  missing_units: number;
  failed_units: number;
}

interface Sum extends ShareCell {
  name: string;
  workers_uncovered: number | null;
  workers_total: number | null;
  ever_numerator: number | null;
  effective_permille: number | null;
  last_activity_on: string | null;
  unit_count: number;
  missing_units: number;
  failed_units: number;
}

export const TOTAL_KEY = 'total';
/**
 * Households that a second share of the whole needs, so that its difference to the first says nothing about one of
 * them.
 */
const TOTAL_NEEDS = 100;

/** The unit counted by the denominator, for the rules of suppression. */
export function countedUnitOf(metric: MetricDefinition): CountedUnit {
  if (!metric.isAboutPersons) return 'records';
  return metric.counter === '户' ? 'households' : 'persons';
}

/** How the cells of an indicator are decided. */
export function measureOf(metric: MetricDefinition): CellMeasure {
  switch (metric.kind) {
    case 'mean':
      return { kind: 'mean', factor: metric.factor };
    case 'ratio':
      return { kind: 'ratio', factor: metric.factor, min_base: metric.minN };
    default:
      return { kind: metric.kind };
  }
}

/**
 * Every figure of one indicator at one month's end: the total, cities and units outside them (by place key), counties
 * (by code) and offices without a county (by unit). A county is hidden as well when its city is, since the counties
 * would add up to the city.
 * @param monthEnd ISO date that idle days are counted to
 */
export function coverageCells(
  metric: MetricDefinition,
  rows: readonly CoverageRow[],
  monthEnd: string
): Map<string, CoverageCell> {
  const of = countedUnitOf(metric);
  const places = sumBy(rows, (row) => [row.place_key, isOutside(row) ? shortOrgName(row.place_name) : row.place_name]);
  const measure = measureOf(metric);
  const placeFigures = suppressShares(of, places, measure);
  const cells = new Map<string, CoverageCell>();
  const add = (sum: Sum, figure: Figure) => cells.set(sum.key, cellOf(metric, sum, figure, monthEnd));
  for (const total of sumBy(rows, () => [TOTAL_KEY, ''])) add(total, decideCell(measure, of, total));
  for (const place of places) add(place, placeFigures.get(place.key)!);
  for (const place of places) {
    const parts = sumBy(
      rows.filter((row) => row.place_key === place.key),
      (row) => [partKey(row), shortOrgName(row.unit_name)]
    );
    const isHidden = of !== 'records' && placeFigures.get(place.key)!.state === 'hidden';
    const figures = suppressShares(of, parts, measure);
    // A union's own rows have its key: decided with the others, since they are what is left of it, but shown as the
    // union.
    for (const part of parts.filter(({ key }) => key !== place.key)) {
      const figure = figures.get(part.key)!;
      add(part, isHidden && figure.value !== null ? notPublic() : figure);
    }
  }
  return cells;
}

/** Townships and parks of one county, which no map shows: each by itself, under the rules of the county's figures. */
export function townshipCells(
  metric: MetricDefinition,
  rows: readonly CoverageRow[],
  monthEnd: string
): CoverageCell[] {
  const of = countedUnitOf(metric);
  return [...new Set(rows.map((row) => row.place_key))].flatMap((kind) => {
    const sums = sumBy(
      rows.filter((row) => row.place_key === kind),
      (row) => [`${kind}/${row.unit_name}`, kind === 'park' ? `${row.unit_name}（园区）` : row.unit_name]
    );
    const figures = suppressShares(of, sums, measureOf(metric));
    return sums.map((sum) => cellOf(metric, sum, figures.get(sum.key)!, monthEnd));
  });
}

/** True for a unit that belongs to no city: industrial and directly-managed unions, 杨凌示范区. */
export function isOutside(row: Pick<CoverageRow, 'place_key' | 'city_code'>): boolean {
  return row.place_key !== row.city_code;
}

function partKey(row: CoverageRow): string {
  return row.county_code === '' ? row.unit_org_id : row.county_code;
}

function cellOf(metric: MetricDefinition, sum: Sum, decided: Figure, monthEnd: string): CoverageCell {
  const isExact = !metric.isAboutPersons && sum.submission === 'submitted' && sum.denominator > 0;
  // Companies and letters are counted beside the rate: too few for a rate is no secret, and no second rate stands in.
  const isFew = isExact && decided.state === 'hidden';
  const figure = isFew ? { ...decided, text: `不足 ${RATE_NEEDS} ${metric.counter}` } : decided;
  const side = (share: Figure) => (isFew ? figure : share);
  return {
    code: sum.key,
    name: sum.name,
    figure,
    uncovered: uncoveredOf(metric, sum, figure),
    size: isExact ? sum.denominator : figure.denominator,
    workers_uncovered: isExact ? sum.workers_uncovered : null,
    by_workers: metric.hasWorkers
      ? side(sideShare(sum, (sum.workers_total ?? 0) - (sum.workers_uncovered ?? 0), sum.workers_total ?? 0))
      : null,
    ever: hasVisits(metric, sum) ? side(sideShare(sum, sum.ever_numerator ?? 0, sum.denominator)) : null,
    effective: hasVisits(metric, sum)
      ? side(sideShare(sum, (sum.effective_permille ?? 0) / 1000, sum.denominator))
      : null,
    last_activity_on: sum.last_activity_on,
    idle_days: sum.last_activity_on === null ? null : Math.max(0, daysBetween(sum.last_activity_on, monthEnd)),
    unit_count: sum.unit_count,
    missing_units: sum.missing_units,
    failed_units: sum.failed_units
  };
}

/**
 * Households of a part are not shown a second and a third time, since the differences could be counted out; of
 * everything they are.
 */
function hasVisits(metric: MetricDefinition, sum: Sum): boolean {
  return metric.hasEffect && (!metric.isAboutPersons || (sum.key === TOTAL_KEY && sum.denominator >= TOTAL_NEEDS));
}

/** A second share beside the indicator; it is no sample, so it has no interval. */
function sideShare({ submission }: Sum, numerator: number, denominator: number): Figure {
  return { ...decideFigure({ measure: 'share', of: 'records', numerator, denominator, submission }), interval: null };
}

/**
 * A count of companies is exact even where the rate needs more of them; for persons count and share are hidden
 * together.
 */
function uncoveredOf(metric: MetricDefinition, sum: Sum, figure: Figure): Figure {
  if (sum.submission !== 'submitted') return figure;
  if (metric.kind !== 'share' || sum.denominator === 0) return withoutNumber('not_applicable');
  if (metric.isAboutPersons && figure.value === null) return notPublic();
  return decideFigure({ measure: 'count', of: countedUnitOf(metric), count: sum.denominator - sum.numerator });
}

/** A region that nobody reports on, because it has nothing to cover. */
export function emptyCoverage(code: string, name: string): CoverageCell {
  const figure = withoutNumber('not_applicable');
  return {
    code,
    name,
    figure,
    uncovered: figure,
    size: null,
    workers_uncovered: null,
    by_workers: null,
    ever: null,
    effective: null,
    last_activity_on: null,
    idle_days: null,
    unit_count: 0,
    missing_units: 0,
    failed_units: 0
  };
}

/** Sums over the units that submitted; a sum of units that all did not submit has no number. */
function sumBy(rows: readonly CoverageRow[], keyOf: (row: CoverageRow) => [key: string, name: string]): Sum[] {
  const groups = new Map<string, { name: string; rows: CoverageRow[] }>();
  for (const row of rows) {
    const [key, name] = keyOf(row);
    const group = groups.get(key) ?? { name, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups].map(([key, group]) => {
    const submitted = group.rows.filter((row) => row.submission_state === 'submitted');
    const units = (state?: string) =>
      new Set(group.rows.filter((row) => !state || row.submission_state === state).map((row) => row.unit_org_id)).size;
    const failed = units('load_failed');
    return {
      key,
      name: group.name,
      numerator: submitted.reduce((sum, row) => sum + row.numerator, 0),
      denominator: submitted.reduce((sum, row) => sum + row.denominator, 0),
      submission: submissionOf(submitted.length, failed),
      workers_uncovered: sumOrNull(submitted, (row) => row.workers_uncovered),
      workers_total: sumOrNull(submitted, (row) => row.workers_total),
      ever_numerator: sumOrNull(submitted, (row) => row.ever_numerator),
      effective_permille: sumOrNull(submitted, (row) => row.effective_permille),
      last_activity_on: group.rows.reduce<string | null>(
        (last, row) =>
          row.last_activity_on !== null && (last === null || row.last_activity_on > last) ? row.last_activity_on : last,
        null
      ),
      unit_count: units(),
      missing_units: units('not_submitted'),
      failed_units: failed
    };
  });
}

function sumOrNull(rows: readonly CoverageRow[], valueOf: (row: CoverageRow) => number | null): number | null {
  const values = rows.flatMap((row) => valueOf(row) ?? []);
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;
}

function submissionOf(submitted: number, failed: number): Submission {
  if (submitted > 0) return 'submitted';
  return failed > 0 ? 'load_failed' : 'not_submitted';
}

/**
 * Areas in the order of need: most uncovered, or the worst figure where nothing is uncovered; then those without a
 * number, in code order.
 */
export function rankGaps(cells: readonly CoverageCell[], metric?: MetricDefinition): CoverageCell[] {
  const isShare = !metric || metric.kind === 'share';
  const sign = metric?.better === 'up' ? -1 : 1;
  const figureOf = (cell: CoverageCell) => (isShare ? cell.uncovered : cell.figure);
  const need = (cell: CoverageCell) => (figureOf(cell).value ?? 0) * (isShare ? 1 : sign);
  const rank = (cell: CoverageCell) =>
    ({ value: 0, small_sample: 0, not_submitted: 1, load_failed: 2, hidden: 3, not_applicable: 4 })[
      figureOf(cell).state
    ];
  return [...cells].sort((a, b) => rank(a) - rank(b) || need(b) - need(a) || (a.code < b.code ? -1 : 1));
}
