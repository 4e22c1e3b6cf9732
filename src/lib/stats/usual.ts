/**
 * Whether a count of whole months is what its own past lets expect: the count model of `stats`, asked of one series.
 * Pure.
 */
import type { Usual } from '#lib/domain/usual.ts';
import { festivalShares, monthSpans, dayNumber, type Span } from './calendar.ts';
import { expectedIn, fitHistory, rarity, usualRange } from './expectation.ts';

/** Two-sided level of 超出通常波动. */
const LEVEL = 0.05;
/** Share of a period's days that must lie elsewhere around the festival before a comparison is called crooked. */
const MOVED = 0.25;
/**
 * The stretches from sixty days before the festival to four weeks after: autumn lies alike however the festival
 * moves.
 */
const NEAR: [number, number] = [2, 8];

export interface MonthSeries {
  /** First days, ISO, without gaps, up to the last month judged. */
  months: readonly string[];
  counts: readonly (number | null)[];
  /** First days of Spring Festival, ISO. */
  festivals: readonly string[];
}

/**
 * The last `judged` months together against what was known before them; null where the history is short, where one of
 * them has no count, or where the count is under five.
 */
export function usualOf({ months, counts, festivals }: MonthSeries, judged: number): Usual | null {
  const spans = monthSpans(months);
  const known = months.length - judged;
  const now = counts.slice(known);
  if (known <= 0 || now.some((count) => count === null)) return null;
  const fit = fitHistory({
    spans: spans.slice(0, known),
    counts: counts.slice(0, known),
    festivals: festivals.map(dayNumber)
  });
  if (typeof fit === 'string') return null;
  const parts = spans.slice(known).map((span) => expectedIn(fit, span, spans[known]!.from));
  const mean = parts.reduce((sum, part) => sum + part.mean, 0);
  // The error of the fit is common to the months, the scatter is each month's own.
  const unsure = Math.max(...parts.map((part) => part.unsure));
  const scatter = parts.reduce((sum, part) => sum + fit.excess * part.mean ** 2, 0) / mean ** 2;
  const spread = Math.expm1(Math.min(5, unsure));
  const expected = { mean, unsure, excess: scatter + spread * (1 + scatter) };
  const count = now.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const range = usualRange(expected, 1 - LEVEL);
  if (rarity(count, expected) >= LEVEL) return { ...range, state: 'usual' };
  return { ...range, state: count > mean ? 'above' : 'below' };
}

/** Whether two spans lie so differently around the festival that their counts are not alike. */
export function festivalMoved(now: Span, before: Span, festivals: readonly string[]): boolean {
  const days = festivals.map(dayNumber);
  const [a, b] = [festivalShares(now, days), festivalShares(before, days)];
  const apart = a.slice(...NEAR).reduce((sum, share, at) => sum + Math.abs(share - b[NEAR[0] + at]!), 0);
  return apart / 2 > MOVED;
}
