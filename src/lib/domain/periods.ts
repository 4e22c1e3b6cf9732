/**
 * Reporting periods: calendar months, quarters and years in Asia/Shanghai.
 * A period is plain data, so it survives a page load unchanged.
 */
export type PeriodKind = 'month' | 'quarter' | 'year';

export interface Period {
  kind: PeriodKind;
  year: number;
  /** 1–12 for a month, 1–4 for a quarter, always 1 for a year. */
  index: number;
}

const PERIODS_A_YEAR: Record<PeriodKind, number> = { month: 12, quarter: 4, year: 1 };
const MIN_YEAR = 2000;
const MAX_YEAR = 2100;

/** Reads `2026-10`, `2026Q3` or `2026`; null when the text is anything else. */
export function parsePeriod(text: string): Period | null {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4]))?$/.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  if (year < MIN_YEAR || year > MAX_YEAR) return null;
  if (match[2]) return { kind: 'month', year, index: Number(match[2]) };
  if (match[3]) return { kind: 'quarter', year, index: Number(match[3]) };
  return { kind: 'year', year, index: 1 };
}

/** The spelling used in URLs, tables and files; the inverse of `parsePeriod`. */
export function formatPeriod(period: Period): string {
  if (period.kind === 'month') return `${period.year}-${String(period.index).padStart(2, '0')}`;
  if (period.kind === 'quarter') return `${period.year}Q${period.index}`;
  return String(period.year);
}

/** The spelling used on screen: 2026年10月, 2026年第3季度, 2026年. */
export function periodLabel(period: Period): string {
  if (period.kind === 'month') return `${period.year}年${period.index}月`;
  if (period.kind === 'quarter') return `${period.year}年第${period.index}季度`;
  return `${period.year}年`;
}

/** The period `by` steps later (earlier when negative), of the same kind. */
export function shiftPeriod(period: Period, by: number): Period {
  const size = PERIODS_A_YEAR[period.kind];
  const ordinal = period.year * size + (period.index - 1) + by;
  return { kind: period.kind, year: Math.floor(ordinal / size), index: (((ordinal % size) + size) % size) + 1 };
}

export function previousPeriod(period: Period): Period {
  return shiftPeriod(period, -1);
}

export function nextPeriod(period: Period): Period {
  return shiftPeriod(period, 1);
}

export function samePeriodLastYear(period: Period): Period {
  return shiftPeriod(period, -PERIODS_A_YEAR[period.kind]);
}

/** Negative, zero or positive; only periods of one kind are comparable. */
export function comparePeriods(a: Period, b: Period): number {
  return a.year - b.year || a.index - b.index;
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.kind === b.kind && comparePeriods(a, b) === 0;
}

/** Every month of the period as `2026-07`, in order. */
export function monthsOf(period: Period): string[] {
  const length = 12 / PERIODS_A_YEAR[period.kind];
  const first = (period.index - 1) * length + 1;
  return Array.from({ length }, (_, i) => formatPeriod({ kind: 'month', year: period.year, index: first + i }));
}

/** First day of the period, ISO date. */
export function firstDay(period: Period): string {
  return `${monthsOf(period)[0]}-01`;
}

/** Last day of the period, ISO date. */
export function lastDay(period: Period): string {
  return lastDayOfMonth(monthsOf(period).at(-1)!);
}

/** Last day of a calendar month, ISO date; `month` as `2026-07` or any day of it. */
export function lastDayOfMonth(month: string): string {
  const [year, index] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, index!, 0)).toISOString().slice(0, 10);
}

/** True while the period still collects records; `today` is an ISO date. A future period is unfinished too. */
export function isUnfinished(period: Period, today: string): boolean {
  return today <= lastDay(period);
}

/** The period of the given kind that holds an ISO date. */
export function periodOf(kind: PeriodKind, date: string): Period {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const index = kind === 'month' ? month : kind === 'quarter' ? Math.ceil(month / 3) : 1;
  return { kind, year, index };
}

/** The latest period that has ended before `today`: what a page shows when nobody asked for another. */
export function latestFinished(kind: PeriodKind, today: string): Period {
  return previousPeriod(periodOf(kind, today));
}

/** Periods of one kind that touch the span of two ISO dates, newest first. */
export function periodsBetween(kind: PeriodKind, first: string, last: string): Period[] {
  const periods: Period[] = [];
  const start = periodOf(kind, first);
  for (let at = periodOf(kind, last); comparePeriods(at, start) >= 0; at = previousPeriod(at)) periods.push(at);
  return periods;
}

// A format costs a millisecond to make and is asked for many times on a page.
const shanghaiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The calendar date in Shanghai at an instant, ISO. */
export function todayInShanghai(now: Date): string {
  return shanghaiDay.format(now);
}
