/** What the pages of 办 share: indicators at a month's end with their places, and counts by part. Pure. */
import { coverageCells, TOTAL_KEY, type CoverageCell, type CoverageRow } from './coverage.ts';
import { amountChange, formatInteger, shareChange, type Change } from './format.ts';
import type { Metric } from './metrics.ts';
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
 * One indicator for a scope. For persons the rows are those of the whole province and the scope only chooses a cell, since decided on one
 * union alone a hidden county would come out.
 */
export function indicatorOf({ metric, rows, before, month_end, region, against }: IndicatorInput): Indicator | null {
  const cells = coverageCells(metric, rows, month_end);
  const key = metric.isAboutPersons && region !== null ? region : TOTAL_KEY;
  const total = cells.get(key);
  if (!total) return null;
  const previous = coverageCells(metric, before, month_end).get(key);
  return { metric, total, change: changeOf(metric, total.figure, previous?.figure, against), places: placesOf(rows, cells, region) };
}

function placesOf(rows: readonly CoverageRow[], cells: Map<string, CoverageCell>, region: string | null): CoverageCell[] {
  const keys = region === null
    ? rows.map((row) => row.place_key)
    : rows.filter((row) => row.city_code === region || row.county_code === region).map((row) => (row.county_code === '' ? row.unit_org_id : row.county_code));
  return [...new Set(keys)].sort().flatMap((key) => cells.get(key) ?? []);
}

function changeOf(metric: Metric, now: Figure, before: Figure | undefined, against: string): Change | null {
  if (now.value === null || !before || before.value === null) return null;
  return metric.kind === 'share' ? shareChange(now.value, before.value, against) : amountChange(now.value, before.value, metric.unit, against);
}

/** The place with the worst figure among those that have one. */
export function worstPlace({ metric, places }: Indicator): CoverageCell | null {
  const shown = places.filter((place) => place.figure.value !== null);
  if (shown.length < 2) return null;
  const sign = metric.better === 'down' ? -1 : 1;
  return shown.reduce((worst, place) => (place.figure.value! * sign < worst.figure.value! * sign ? place : worst));
}

/** 满意率 91.2%（区间 88.1%–93.6%，n = 397） as part of a sentence; a figure without number says why. */
export function indicatorWords({ metric, total }: Indicator): string {
  const { figure } = total;
  if (!hasNumber(figure.state)) return `${metric.label}${figure.text === '—' ? '不适用' : figure.text}`;
  const unit = metric.unit === '%' ? '' : ` ${metric.unit}`;
  const sample = figure.denominator === null ? '' : `（n = ${formatInteger(figure.denominator)}${figure.state === 'small_sample' ? '，样本少' : ''}）`;
  return `${metric.label} ${figure.text}${unit}${sample}`;
}

export interface PartCount {
  measure: string;
  part: string;
  record_count: number;
}

/** Sum of a measure, or of some of its parts. */
export function countOf(rows: readonly PartCount[], measure: string, ...parts: string[]): number {
  return rows.filter((row) => row.measure === measure && (parts.length === 0 || parts.includes(row.part))).reduce((sum, row) => sum + row.record_count, 0);
}

export interface BarRow {
  key: string;
  label: string;
  count: number;
  /** The compared period; null where there is none. */
  before: number | null;
}

/** One bar per named part, in the order of the names; parts without any record stay, since zero is an answer too. */
export function barsOf(now: readonly PartCount[], before: readonly PartCount[] | null, measure: string, labels: Readonly<Record<string, string>>): BarRow[] {
  return Object.entries(labels).map(([key, label]) => ({ key, label, count: countOf(now, measure, key), before: before === null ? null : countOf(before, measure, key) }));
}
