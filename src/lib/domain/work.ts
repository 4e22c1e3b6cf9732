/** The data shared by the pages of 办: indicators at a month's end with their places, and counts by part. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { coverageCells, TOTAL_KEY, type CoverageCell, type CoverageRow } from './coverage.ts';
import { changeOf } from './coverage-words.ts';
import { formatInteger, type Change } from './format.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { shortOrgName } from './orgs.ts';
import { CITIES, isRegionCode } from './regions.ts';
import { hasNumber } from './states.ts';
import type { Figure } from './suppression.ts';

export interface Indicator {
  metric: Metric;
  /** The figure of the scope. */
  total: CoverageCell;
  change: Change | null;
  /** Cities and units outside them, or the counties of one city. */
  places: CoverageCell[];
}

export interface IndicatorInput {
  metric: Metric;
  rows: readonly CoverageRow[];
  before: readonly CoverageRow[];
  month_end: string;
  /** City or county that the scope is; null for the province and for units without a region. */
  region: string | null;
  against: string;
}

/**
 * One indicator for a scope. For persons the rows are those of the whole province and the scope only chooses a cell,
 * since decided on one union alone a hidden county would come out.
 */
export function indicatorOf({ metric, rows, before, month_end, region, against }: IndicatorInput): Indicator | null {
  const cells = coverageCells(metric, rows, month_end);
  const key = metric.isAboutPersons && region !== null ? region : TOTAL_KEY;
  const total = cells.get(key);
  if (!total) return null;
  const previous = coverageCells(metric, before, month_end).get(key);
  return {
    metric,
    total,
    change: changeOf(metric, total.figure.value, previous?.figure.value ?? null, against),
    places: placesOf(rows, cells, region)
  };
}

function placesOf(
  rows: readonly CoverageRow[],
  cells: Map<string, CoverageCell>,
  region: string | null
): CoverageCell[] {
  const keys =
    region === null
      ? rows.map((row) => row.place_key)
      : rows
          .filter((row) => row.city_code === region || row.county_code === region)
          .map((row) => (row.county_code === '' ? row.unit_org_id : row.county_code));
  return [...new Set(keys)].sort().flatMap((key) => {
    const cell = cells.get(key);
    return cell
      ? [{ ...cell, name: CITIES.find((city) => city.region_code === key)?.region_name ?? shortOrgName(cell.name) }]
      : [];
  });
}

/**
 * One row per place, with the figure of each indicator under its code, its denominator under `<code>_n` and the list
 * behind it under `<code>_href`.
 */
export function placeRows(indicators: readonly Indicator[]): Record<string, string | number | Figure | null>[] {
  const byCode = new Map<string, Record<string, string | number | Figure | null>>();
  for (const { metric, places } of indicators) {
    for (const place of places)
      byCode.set(place.code, {
        ...(byCode.get(place.code) ?? { place: place.name }),
        [metric.indicator]: place.figure,
        [`${metric.indicator}_n`]: place.figure.denominator,
        [`${metric.indicator}_href`]: isRegionCode(place.code)
          ? `/coverage?indicator=${metric.indicator}&region=${place.code}#names`
          : `/coverage?indicator=${metric.indicator}#names`
      });
  }
  // Places without any figure to show come last: a table that begins with them says nothing.
  const isBare = (row: Record<string, string | number | Figure | null>) =>
    indicators.every(({ metric }) => (row[metric.indicator] as Figure | undefined)?.value == null);
  const rows = [...byCode.values()];
  return [...rows.filter((row) => !isBare(row)), ...rows.filter(isBare)];
}

/** The place with the worst figure among those that have one. */
export function worstPlace({ metric, places }: Indicator): CoverageCell | null {
  const shown = places.filter((place) => place.figure.value !== null);
  if (shown.length < 2) return null;
  const sign = metric.better === 'down' ? -1 : 1;
  return shown.reduce((worst, place) => (place.figure.value! * sign < worst.figure.value! * sign ? place : worst));
}

/** A mean in percent carries its sign in the text, as shares do. */
export function shownFigure(metric: Metric, figure: Figure): Figure {
  return metric.unit === '%' && metric.kind !== 'share' && hasNumber(figure.state)
    ? { ...figure, text: `${figure.text}%` }
    : figure;
}

/** 满意率 91.2%（397 件） as part of a sentence; a figure without number says why. */
export function indicatorWords({ metric, total }: Indicator): string {
  const figure = shownFigure(metric, total.figure);
  if (!hasNumber(figure.state)) return `${metric.label}${figure.text === '—' ? '不适用' : figure.text}`;
  const unit = metric.unit === '%' ? '' : ` ${metric.unit}`;
  const sample =
    figure.denominator === null
      ? ''
      : `（${formatInteger(figure.denominator)} ${metric.counter}${figure.state === 'small_sample' ? '，样本少' : ''}）`;
  return `${metric.label} ${figure.text}${unit}${sample}`;
}

export type PartCount = QueryRow<'work/counts'>;

/** Sum of a measure, or of some of its parts. */
export function countOf(rows: readonly PartCount[], measure: string, ...parts: string[]): number {
  return rows
    .filter((row) => row.measure === measure && (parts.length === 0 || parts.includes(row.part)))
    .reduce((sum, row) => sum + row.record_count, 0);
}

export interface BarRow {
  key: string;
  label: string;
  count: number;
  /** The compared period; null where there is none. */
  before: number | null;
  /** The share as it was decided, hidden where its base is small; absent where the share is of the sum. */
  figure?: Figure;
}

/** One bar per named part, in the order of the names; parts without any record stay, since zero is an answer too. */
export function barsOf(
  now: readonly PartCount[],
  before: readonly PartCount[] | null,
  measure: string,
  labels: Readonly<Record<string, string>>
): BarRow[] {
  return Object.entries(labels).map(([key, label]) => ({
    key,
    label,
    count: countOf(now, measure, key),
    before: before === null ? null : countOf(before, measure, key)
  }));
}
