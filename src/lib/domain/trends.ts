/** Days → the series and comparisons of 趋势. Pure; days are ISO texts of Asia/Shanghai. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { INDUSTRIES } from './industries.ts';
import { InputError } from './errors.ts';
import { OWNERSHIPS } from './ownerships.ts';
import { WORKER_GROUPS } from './worker-groups.ts';

export type Grain = 'month' | 'week' | 'day';

/** The count drawn; the key stands in the URL. */
export const COUNTED = {
  requests: '诉求和咨询',
  negative: '负面诉求和咨询',
  records: '全部记录（含新闻宣传）'
} as const;
export type Counted = keyof typeof COUNTED;

/** Ways to take the count apart; the key stands in the URL. */
export const PARTS = {
  city: '地区',
  topic: '主题',
  source: '来源',
  industry: '行业',
  ownership: '所有制',
  group: '职工群体'
} as const;
export type PartBy = keyof typeof PARTS;

export interface TrendRequest {
  topic: string | null;
  source: string | null;
  /** A city or a county. */
  region: string | null;
  industry: string | null;
  ownership: string | null;
  worker_group: string | null;
  counted: Counted;
  part_by: PartBy;
  grain: Grain;
}

export type DayRow = QueryRow<'trends/days'>;

export const TREND_SOURCES = ['petitions', 'posts', 'visits'] as const;
const SHAPES = {
  topic: /^T\d\d(\.\d\d)?$/,
  source: new RegExp(`^(${TREND_SOURCES.join('|')})$`),
  city: /^61\d{4}$/,
  industry: new RegExp(`^[${Object.keys(INDUSTRIES).join('')}]$`),
  ownership: oneOf(OWNERSHIPS),
  group: oneOf(WORKER_GROUPS),
  counted: oneOf(COUNTED),
  by: oneOf(PARTS)
};

function oneOf(words: Record<string, string>): RegExp {
  return new RegExp(`^(${Object.keys(words).join('|')})$`);
}

/** @throws InputError for a value that does not exist */
export function parseTrendRequest(params: URLSearchParams): TrendRequest {
  const read = (name: keyof typeof SHAPES) => {
    const value = params.get(name);
    if (!value) return null;
    if (!SHAPES[name].test(value))
      throw new InputError(
        'INPUT_INVALID',
        `无法识别“${value.slice(0, 40)}” — 网址中的筛选条件 — 数据没有变化`,
        '请在页面上方选择'
      );
    return value;
  };
  const grain = params.get('grain');
  return {
    topic: read('topic'),
    source: read('source'),
    region: read('city'),
    industry: read('industry'),
    ownership: read('ownership'),
    worker_group: read('group'),
    counted: (read('counted') ?? 'requests') as Counted,
    part_by: (read('by') ?? 'city') as PartBy,
    grain: grain === 'week' || grain === 'day' ? grain : 'month'
  };
}

export function addDays(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** One count a day, zero where there is no record; `source` null is all of them. */
export function dailyCounts(rows: readonly DayRow[], from: string, to: string, source: string | null): number[] {
  const counts = new Array<number>(daysBetween(from, to) + 1).fill(0);
  let [day, at] = ['', -1];
  for (const row of rows) {
    // Rows come by day, one for each source: a day is read once.
    if (row.recorded_on !== day) [day, at] = [row.recorded_on, daysBetween(from, row.recorded_on)];
    if (at >= 0 && at < counts.length && (source === null || row.source === source)) counts[at]! += row.record_count;
  }
  return counts;
}

export interface Step {
  /** First day. */
  from: string;
  label: string;
  isFinished: boolean;
  count: number;
}

/**
 * Days folded into months, ISO weeks (Monday first) or days; a step that is not wholly inside the span counts as
 * unfinished.
 */
export function steps(rows: readonly DayRow[], from: string, to: string, grain: Grain, source: string | null): Step[] {
  const counts = dailyCounts(rows, from, to, source);
  const folded: Step[] = [];
  for (let at = 0; at < counts.length;) {
    const start = startOf(addDays(from, at), grain);
    const end = endOf(start, grain);
    let count = 0;
    for (const next = Math.min(counts.length, daysBetween(from, end) + 1); at < next; at++) count += counts[at]!;
    folded.push({
      from: start,
      label: grain === 'month' ? start.slice(0, 7) : start,
      isFinished: start >= from && end <= to,
      count
    });
  }
  return folded;
}

function startOf(day: string, grain: Grain): string {
  if (grain === 'day') return day;
  if (grain === 'month') return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function endOf(start: string, grain: Grain): string {
  if (grain === 'day') return start;
  if (grain === 'week') return addDays(start, 6);
  const [year, month] = start.split('-').map(Number);
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
}

export const FESTIVAL_WEEKS = { before: 10, after: 6 } as const;

export interface FestivalYear {
  festival_on: string;
  /** A count for each week from ten before to six after; null where the data does not reach. */
  weeks: (number | null)[];
}

/** Weeks counted from the first day of Spring Festival, so that years compare although the festival moves. */
export function festivalYears(
  rows: readonly DayRow[],
  festivals: readonly string[],
  from: string,
  to: string,
  source: string | null
): FestivalYear[] {
  const counts = dailyCounts(rows, from, to, source);
  return festivals
    .map((festival_on) => ({
      festival_on,
      weeks: Array.from({ length: FESTIVAL_WEEKS.before + FESTIVAL_WEEKS.after }, (_, week) => {
        const start = addDays(festival_on, 7 * (week - FESTIVAL_WEEKS.before));
        if (start < from || addDays(start, 6) > to) return null;
        const at = daysBetween(from, start);
        return counts.slice(at, at + 7).reduce((sum, count) => sum + count, 0);
      })
    }))
    .filter((year) => year.weeks.some((week) => week !== null));
}
