/** Months and places of one hot issue as a trend by source and map cells. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDay, formatInteger } from '#lib/domain/format.ts';
import { addDays } from '#lib/domain/trends.ts';
import type { MapShape } from '#lib/charts/map-shape.ts';
import type { RegionCell } from '#lib/charts/map-cells.ts';
import type { TrendInput } from '#lib/charts/trend.ts';

export type IssueVolume = Pick<QueryRow<'issues/volumes'>, 'month' | 'source' | 'city_code' | 'record_count'>;

const SOURCES = [
  ['petitions', '信访'],
  ['posts', '网络帖文'],
  ['visits', '走访']
] as const;
const MOST_MONTHS = 36;

/** A younger issue has too few weeks for a line and is drawn by day. */
const NEW_DAYS = 45;
/** A younger issue has too few months for a line and is drawn by week. */
const YOUNG_DAYS = 180;

export interface IssueDay {
  recorded_on: string;
  source: string;
  record_count: number;
}

/**
 * By day for a new issue, by week for a young one, else by month up to the end of the chosen period with the running
 * month as a stub.
 * @param until last month shown, ISO first day
 */
export function issueTrend(
  volumes: readonly IssueVolume[],
  days: readonly IssueDay[],
  { until, asOf }: { until: string; asOf: string }
): TrendInput {
  const first = days[0]?.recorded_on;
  if (first !== undefined && first > addDays(asOf, -NEW_DAYS)) return dailyTrend(days, asOf);
  return first !== undefined && first > addDays(asOf, -YOUNG_DAYS)
    ? weeklyTrend(days, asOf)
    : monthlyTrend(volumes, until, asOf);
}

/** Every day from the first record to the day of the data. */
function dailyTrend(days: readonly IssueDay[], asOf: string): TrendInput {
  const all: string[] = [];
  for (let day = days[0]!.recorded_on; day <= asOf; day = addDays(day, 1)) all.push(day);
  const of = (day: string, source: string) =>
    days.find((row) => row.recorded_on === day && row.source === source)?.record_count ?? 0;
  return {
    periods: all.map(formatDay),
    starts: all,
    series: SOURCES.map(([key, name]) => ({ key, label: name, values: all.map((day) => of(day, key)) })),
    unfinished: null
  };
}

/** Weeks from Monday on; the one that holds the day of the data is a stub. */
function weeklyTrend(days: readonly IssueDay[], asOf: string): TrendInput {
  const monday = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const running = monday(asOf);
  const weeks: string[] = [];
  for (let week = monday(days[0]!.recorded_on); week <= running; week = addDays(week, 7)) weeks.push(week);
  const of = (week: string, source: string) =>
    days
      .filter((row) => row.source === source && row.recorded_on <= asOf && monday(row.recorded_on) === week)
      .reduce((sum, row) => sum + row.record_count, 0);
  const label = (week: string) => `${formatDay(week)}起一周`;
  return {
    periods: weeks.map(label),
    starts: weeks,
    series: SOURCES.map(([key, name]) => ({ key, label: name, values: weeks.map((week) => of(week, key)) })),
    unfinished: `${label(running)}（${formatDay(asOf)}止）`
  };
}

/**
 * From the first month with a record, at most 36; a month without one is a zero, since the issue is known by its
 * records alone.
 */
function monthlyTrend(volumes: readonly IssueVolume[], until: string, asOf: string): TrendInput {
  const first = volumes[0]?.month ?? until;
  const shown = monthsUpTo(until, MOST_MONTHS).filter((month) => month >= first);
  const months = shown.length > 0 ? shown : [until];
  const of = (month: string, source: string) =>
    volumes
      .filter((row) => row.month === month && row.source === source)
      .reduce((sum, row) => sum + row.record_count, 0);
  return {
    periods: months.map(monthLabel),
    starts: months,
    series: SOURCES.map(([key, label]) => ({ key, label, values: months.map((month) => of(month, key)) })),
    unfinished: until.slice(0, 7) === asOf.slice(0, 7) ? `${monthLabel(until)}（${formatDay(asOf)}止）` : null
  };
}

/** 2026年1月最多，31 条 */
export function peakWords(volumes: readonly IssueVolume[]): string {
  const sums = new Map<string, number>();
  for (const row of volumes) sums.set(row.month, (sums.get(row.month) ?? 0) + row.record_count);
  const [top] = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1));
  return top ? `${monthLabel(top[0])}最多，${formatInteger(top[1])} 条` : '所选范围内没有记录';
}

export function issueCells(
  volumes: readonly IssueVolume[],
  shapes: readonly Pick<MapShape, 'region_code' | 'region_name'>[],
  places: readonly { region_code: string; region_name: string }[]
): RegionCell[] {
  const sums = new Map(shapes.map((shape) => [shape.region_code, 0]));
  for (const row of volumes) sums.set(row.city_code, (sums.get(row.city_code) ?? 0) + row.record_count);
  return [...sums].map(([code, value]) => ({
    region_code: code === '' ? 'none' : code,
    region_name:
      code === '' ? '没有写明地区' : (places.find((place) => place.region_code === code)?.region_name ?? code),
    state: 'value',
    value,
    numerator: null,
    denominator: null,
    label: formatInteger(value)
  }));
}
