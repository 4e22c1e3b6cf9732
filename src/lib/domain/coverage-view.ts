/** Prepares 覆盖地图 for one indicator, month and region. Pure; links and drawing are added by the page. */
import {
  coverageCells,
  emptyCoverage,
  isOutside,
  rankGaps,
  TOTAL_KEY,
  type CoverageCell,
  type CoverageRow
} from './coverage.ts';
import { coverageByMonth, monthsUpTo, type CoverageMonthRow } from './coverage-trend.ts';
import { changeOf, coverageSentence, whenWords } from './coverage-words.ts';
import { againstWords, type Filters } from './filters.ts';
import type { Change } from './format.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { monthsOf, type Period } from './periods.ts';
import { CITIES, cityCodeOf } from './regions.ts';
import { hasNumber, STATE_LABELS, type CellState } from './states.ts';
import type { Figure } from './suppression.ts';

export interface Place {
  code: string;
  name: string;
}

export type CoverageMeasure = 'share' | 'uncovered';

export interface CoverageInput {
  metric: Metric;
  filters: Filters;
  /** Month shown, ISO first day, and the day it is counted to. */
  month: string;
  month_end: string;
  /** Months summed up, one unless the indicator is counted by month. */
  span: number;
  /** Null is the whole scope, otherwise a city or county code, or the key of a union. */
  region: string | null;
  /** The unions above and including the chosen one, where unions are shown; null where regions are. */
  union_path?: readonly Place[] | null;
  scope_name: string;
  /** City or county that the scope is; null for the province and for unions without land. */
  scope_region?: string | null;
  /** The outlines that will be drawn: every one of them gets a cell. */
  shapes: readonly Place[];
  rows: readonly CoverageRow[];
  trend: readonly CoverageMonthRow[];
  /** The target in force at the month's end, in the unit of the indicator; null where there is none. */
  target: number | null;
  /** The reader's choice of colouring; null leaves it to the data. */
  measure: CoverageMeasure | null;
}

export interface CoverageView {
  has_data: boolean;
  sentence: string;
  /** The region looked at, and those above it. */
  path: Place[];
  total: CoverageCell;
  drawn: CoverageCell[];
  /** Units without an outline. */
  strip: CoverageCell[];
  /** Drawn and strip together, most uncovered first. */
  gaps: CoverageCell[];
  measure: CoverageMeasure;
  target: number | null;
  /** 2026年10月末, 2026年10月, 2025年11月至2026年10月 */
  when: string;
  /** Change of the share, one line each; null where one of the two has no number. */
  change_previous: Change | null;
  change_year: Change | null;
  /** The same in percentage points. */
  change_year_points: number | null;
  trend: { months: string[]; figures: Figure[]; gaps: (string | null)[] };
}

/** How many months a figure sums up: one, unless the indicator is counted by month and the reader asked for more. */
export function spanOf(metric: Metric, { twelve }: { twelve: boolean }, period: Period, month: string): number {
  if (metric.period !== 'month') return 1;
  if (twelve) return 12;
  return Math.max(1, monthsOf(period).indexOf(month.slice(0, 7)) + 1);
}

/** Back to the period before: twelve rolling months are compared with those that ended a month earlier. */
function stepOf(metric: Metric, { filters, span }: CoverageInput): number {
  return metric.period === 'month' && span === 12 && filters.period.kind === 'month'
    ? 1
    : MONTHS_A_PERIOD[filters.period.kind];
}

const TREND_MONTHS = 24;
const MONTHS_A_PERIOD = { month: 1, quarter: 3, year: 12 } as const;

/** Months that the trend query must cover: 24 shown, and the same month one year before the first comparison. */
export function trendMonths(month: string): string[] {
  return monthsUpTo(month, TREND_MONTHS + 1);
}

export function coverageView(input: CoverageInput): CoverageView {
  const { metric, region, month } = input;
  const cells = coverageCells(metric, input.rows, input.month_end);
  const path = pathOf(input);
  const drawn = input.shapes.map(({ code, name }) => ({
    ...(cells.get(code) ?? emptyCoverage(code, name)),
    name: input.union_path ? name : drawnName(code, name, input.rows)
  }));
  const strip = input.union_path ? [] : stripOf(input, cells);
  const single = region !== null && isSingle(region, input);
  const total = {
    ...(cells.get(region ?? TOTAL_KEY) ?? emptyCoverage(region ?? TOTAL_KEY, '')),
    name: path.at(-1)!.name
  };
  const months = trendMonths(month);
  const figures = coverageByMonth(metric, input.trend, months, region === null ? TOTAL_KEY : single ? null : region);
  const compare = (back: number, words: string) =>
    changeOf(metric, total.figure.value, figures.at(-1 - back)?.value ?? null, words);
  const previous = compare(stepOf(metric, input), againstWords({ ...input.filters, compare: 'prev' }));
  const year = compare(12, '去年同期');
  const when = whenWords(metric, month, input.span);
  const gaps = rankGaps([...drawn, ...strip], metric);
  return {
    has_data: input.rows.length > 0,
    sentence: coverageSentence({
      metric,
      when,
      total,
      change: input.filters.compare === 'year' ? year : previous,
      worst: gaps[0] ?? null,
      isCounty: single
    }),
    path,
    total,
    drawn,
    strip,
    gaps,
    measure: metric.kind !== 'share' ? 'share' : (input.measure ?? defaultMeasure(metric, drawn)),
    target: input.target,
    when,
    change_previous: previous,
    change_year: year,
    change_year_points: pointsOf(metric, total.figure, figures.at(-13)),
    trend: {
      months: months.slice(-TREND_MONTHS),
      figures: figures.slice(-TREND_MONTHS),
      gaps: figures.slice(-TREND_MONTHS).map((figure) => gapWord(figure.state))
    }
  };
}

/** Rates need ten members. Where most regions have fewer, the exact counts say more than a grey map. */
function defaultMeasure(metric: Metric, drawn: readonly CoverageCell[]): CoverageMeasure {
  const reported = drawn.filter((cell) => cell.figure.state !== 'not_applicable');
  const hidden = reported.filter((cell) => cell.figure.state === 'hidden');
  return !metric.isAboutPersons && hidden.length * 2 > reported.length ? 'uncovered' : 'share';
}

function isCounty(code: string): boolean {
  return cityCodeOf(code) !== code;
}

/** A county outside the city whose outline holds it is named with its union, since the city's figures leave it out. */
function drawnName(code: string, name: string, rows: readonly CoverageRow[]): string {
  const outside = isCounty(code) ? rows.find((row) => row.county_code === code && isOutside(row)) : undefined;
  return outside ? `${name}（${outside.place_name.replace(/总工会$/, '')}）` : name;
}

/** A county, or a union below another one: no longer a sum of places. */
function isSingle(region: string, { union_path }: CoverageInput): boolean {
  return union_path ? union_path.length > 1 : isCounty(region);
}

/** From the scope down to the region: a county's own page has nothing above the county. */
function pathOf({ region, scope_name, scope_region = null, shapes, rows, union_path }: CoverageInput): Place[] {
  const path: Place[] = [{ code: '', name: scope_name }];
  if (region === null) return path;
  if (union_path) return [...path, ...union_path];
  const city = cityCodeOf(region);
  path.push({ code: city, name: CITIES.find((at) => at.region_code === city)?.region_name ?? city });
  if (isCounty(region))
    path.push({
      code: region,
      name: drawnName(region, shapes.find((shape) => shape.code === region)?.name ?? region, rows)
    });
  const own = path.findIndex((place) => place.code !== '' && place.code === scope_region);
  return own > 0 ? path.slice(own) : path;
}

/**
 * Outside units belong to the whole; offices without a county belong to their city, and to the whole when counties
 * are drawn.
 */
function stripOf({ region, rows, shapes }: CoverageInput, cells: Map<string, CoverageCell>): CoverageCell[] {
  const city = region === null ? null : cityCodeOf(region);
  const drawsCounties = shapes.some((shape) => isCounty(shape.code));
  const drawnCodes = new Set(shapes.map((shape) => shape.code));
  const keys = rows
    .filter((row) => city === null || row.place_key === city)
    .flatMap((row) => {
      if (isOutside(row)) return drawnCodes.has(row.county_code) ? [] : [row.place_key];
      return drawsCounties && row.county_code === '' ? [row.unit_org_id] : [];
    });
  return [...new Set(keys)].flatMap((key) => cells.get(key) ?? []);
}

function pointsOf(metric: Metric, now: Figure, before: Figure | undefined): number | null {
  return metric.kind !== 'share' || now.value === null || !before || before.value === null
    ? null
    : (now.value - before.value) * 100;
}

function gapWord(state: CellState): string | null {
  if (hasNumber(state)) return null;
  return state === 'not_applicable' ? '尚无数据' : STATE_LABELS[state];
}
