/**
 * Periods as days, and where they lie by the year and by Spring Festival. Pure; days are whole numbers since
 * 1970-01-01.
 */

const DAY_MS = 86_400_000;

/** A stretch of whole days over which something was counted. */
export interface Span {
  /** First day. */
  from: number;
  /** Number of days. */
  days: number;
}

/** `2026-02-17` → day number. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** Day number → `2026-02-17`. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The whole months given by their first days (ISO). */
export function monthSpans(months: readonly string[]): Span[] {
  return months.map((month) => {
    const from = dayNumber(month);
    return {
      from,
      days: Math.round(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1) / DAY_MS) - from
    };
  });
}

/** Weeks given by their first days (ISO). */
export function weekSpans(weeks: readonly string[]): Span[] {
  return weeks.map((week) => ({ from: dayNumber(week), days: 7 }));
}

/** Share of the year passed at the middle of a span, 0 to 1. */
export function yearShare({ from, days }: Span): number {
  const middle = from + days / 2;
  const year = new Date(middle * DAY_MS).getUTCFullYear();
  const start = Date.UTC(year, 0, 1) / DAY_MS;
  return (middle - start) / (Date.UTC(year + 1, 0, 1) / DAY_MS - start);
}

/**
 * Stretches of days by distance to the first day of the festival, from early to late: wages of the year are asked for in
 * the weeks before it, hardly anybody writes in the week itself, and people come back over the month after. The first
 * `BEFORE` lie before it, then its week, then what follows; days outside are ordinary.
 */
const EDGES = [-120, -90, -60, -40, -21, -10, -2, 7, 28, 49];
export const FESTIVAL_BINS = EDGES.length - 1;
export const BINS_BEFORE = 6;

/** Share of a span's days in each of the stretches, and in none of them (last place). */
export function festivalShares({ from, days }: Span, festivals: readonly number[]): Float64Array {
  const shares = new Float64Array(FESTIVAL_BINS + 1);
  for (let day = from; day < from + days; day++) shares[binOf(day, festivals)]! += 1 / days;
  return shares;
}

function binOf(day: number, festivals: readonly number[]): number {
  for (const festival of festivals) {
    const distance = day - festival;
    if (distance < EDGES[0]! || distance >= EDGES[FESTIVAL_BINS]!) continue;
    let bin = 0;
    while (distance >= EDGES[bin + 1]!) bin++;
    return bin;
  }
  return FESTIVAL_BINS;
}
