/** Statements on series, each with what was known when it was made, and what came. */
import type { DayRow } from '#lib/domain/trends.ts';
import { addDays, dailyCounts, steps } from '#lib/domain/trends.ts';
import { dayNumber, monthSpans, weekSpans } from '#lib/stats/calendar.ts';
import { changePoints, type ChangePoint } from '#lib/stats/change-points.ts';
import type { Fit } from '#lib/stats/count-fit.ts';
import { expectedIn, fitHistory, usualRange } from '#lib/stats/expectation.ts';
import { overLongerSpans } from '#lib/stats/longer-spans.ts';
import { usualOf } from '#lib/stats/usual.ts';
import { tenDaySpans } from '#lib/stats/whole-path.ts';

/** A planted story of a demo: its days and the records of each source. */
export interface Story {
  from: string;
  to: string;
  records: Record<string, string[]>;
}

export interface Tally {
  all: number;
  told: number;
}

/** A series over all days of the data. */
export interface DailySeries {
  rows: readonly DayRow[];
  from: string;
  /** Last day of the last finished month. */
  to: string;
  festivals: readonly string[];
}

/** Months said to be outside of what is usual, by month; months that cannot be judged are left out. */
export function usualThen({ months, counts, festivals }: Parameters<typeof usualOf>[0]): Map<string, boolean> {
  const told = new Map<string, boolean>();
  for (let until = 1; until <= months.length; until++) {
    const usual = usualOf({ months: months.slice(0, until), counts: counts.slice(0, until), festivals }, 1);
    if (usual) told.set(months[until - 1]!, usual.state !== 'usual');
  }
  return told;
}

/** Per calendar month (0 to 11): forecasts made when the month began, and those whose band of 80 % held what came. */
export function forecastsThen({ rows, from, to, festivals }: DailySeries): Tally[] {
  const tallies = Array.from({ length: 12 }, (): Tally => ({ all: 0, told: 0 }));
  const months = steps(rows, from, to, 'month', null).filter((step) => step.isFinished);
  const daily = dailyCounts(rows, from, to, null);
  const first = dayNumber(from);
  const sum = (day: number, days: number) =>
    daily.slice(day - first, day - first + days).reduce((total, count) => total + count, 0);
  const spans = monthSpans(months.map((month) => month.from));
  const parts = spans.flatMap(tenDaySpans);
  const counts = parts.map((part) => sum(part.from, part.days));
  const days = festivals.map(dayNumber);
  let reach: Fit['reach'] | undefined;
  for (let at = 18; at < spans.length; at++) {
    const known = { spans: parts.slice(0, 3 * at), counts: counts.slice(0, 3 * at), festivals: days };
    const fit = fitHistory({ ...known, ...(at % 6 > 0 && reach ? { reach } : {}) });
    if (typeof fit === 'string') continue;
    reach = fit.reach;
    const span = spans[at]!;
    const { low, high } = usualRange(expectedIn(overLongerSpans(fit, known, spans.slice(0, at)), span, span.from), 0.8);
    const came = sum(span.from, span.days);
    const tally = tallies[Number(months[at]!.from.slice(5, 7)) - 1]!;
    tally.all++;
    if (came >= low && came <= high) tally.told++;
  }
  return tallies;
}

/** Lasting changes told at the ends of quarters, and those that the whole history still tells at that date. */
export function changesThen({ rows, from, to, festivals }: DailySeries): Tally {
  const told = new Map<string, boolean>();
  const days = festivals.map(dayNumber);
  const at = (until: string): (ChangePoint & { on: number })[] => {
    const weeks = steps(rows, from, until, 'week', null).filter((step) => step.isFinished);
    const spans = weekSpans(weeks.map((week) => week.from));
    return changePoints({ spans, counts: weeks.map((week) => week.count), festivals: days }).map((change) => ({
      ...change,
      on: spans[change.at]!.from
    }));
  };
  const final = at(to);
  for (let end = to; dayNumber(end) - dayNumber(from) > 540; end = addDays(end, -91))
    for (const change of at(end))
      told.set(
        String(change.on),
        final.some((one) => Math.abs(one.on - change.on) <= 6 * 7 && one.ratio > 1 === change.ratio > 1)
      );
  return { all: told.size, told: [...told.values()].filter(Boolean).length };
}

/** Share of a source's records of a month that a planted story put there. */
export function storyShares(stories: readonly Story[], source: string, month: string, count: number): number {
  let planted = 0;
  for (const { from, to, records } of stories) {
    const months = monthsBetween(from, to);
    if (months.includes(month.slice(0, 7))) planted += (records[source]?.length ?? 0) / months.length;
  }
  return planted / Math.max(1, count);
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = `${addDays(day, 32).slice(0, 7)}-01`)
    months.push(day.slice(0, 7));
  return months;
}
