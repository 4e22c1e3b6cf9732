/**
 * The next periods as the count model expects them, with the festival where it will lie, and how the same model did
 * before. Pure.
 */
import { isoDay, type Span } from './calendar.ts';
import type { Fit } from './count-fit.ts';
import { expectedIn, fitHistory, usualRange, type CountHistory, type Expected } from './expectation.ts';
import { overLongerSpans } from './longer-spans.ts';

export interface Forecast {
  /** First day, ISO. */
  from: string;
  value: number;
  low: number;
  high: number;
}

export interface ForecastResult {
  forecasts: Forecast[];
  /** Mean absolute error of forecasts one period ahead, as share of what came. */
  past_error: number;
  /** How many past forecasts that were, and how many of them held what came. */
  tried: number;
  inside: number;
}

/** Share of outcomes that the band is to hold. */
const FORECAST_SHARE = 0.8;
const ORIGINS = 12;

/**
 * @param history counts of parts (months, or the ten-day parts of months, whose finer view of the festival the model uses)
 * @param longer the periods that are forecast, past ones included: whole groups of parts
 * @param next periods to come
 * @returns null where the model finds too little history
 */
export function forecast(history: CountHistory, longer: readonly Span[], next: readonly Span[]): ForecastResult | null {
  const known = longer.at(-1);
  const now = known && modelOf(history, longer);
  if (!now) return null;
  const end = known.from + known.days;
  const forecasts = next.map((span) => ({ from: isoDay(span.from), ...bandOf(expectedIn(now, span, end)) }));
  let [missed, came, tried, inside] = [0, 0, 0, 0];
  let reach: Fit['reach'] | undefined;
  for (let origin = Math.max(1, longer.length - ORIGINS); origin < longer.length; origin++) {
    const until = longer[origin - 1]!.from + longer[origin - 1]!.days;
    const then = modelOf(knownBefore({ ...history, ...(reach ? { reach } : {}) }, until), longer.slice(0, origin));
    const count = countIn(history, longer[origin]!);
    if (!then || count === null) continue;
    reach = then.reach;
    const band = bandOf(expectedIn(then, longer[origin]!, until));
    missed += Math.abs(count - band.value);
    came += count;
    tried++;
    if (count >= band.low && count <= band.high) inside++;
  }
  return { forecasts, past_error: came === 0 ? 0 : missed / came, tried, inside };
}

function modelOf(history: CountHistory, longer: readonly Span[]): Fit | null {
  const fit = fitHistory(history);
  return typeof fit === 'string' ? null : overLongerSpans(fit, history, longer);
}

function knownBefore(history: CountHistory, day: number): CountHistory {
  const kept = history.spans.filter((span) => span.from + span.days <= day).length;
  return { ...history, spans: history.spans.slice(0, kept), counts: history.counts.slice(0, kept) };
}

function countIn({ spans, counts }: CountHistory, period: Span): number | null {
  let sum = 0;
  for (const [at, span] of spans.entries()) {
    if (span.from < period.from || span.from >= period.from + period.days) continue;
    const count = counts[at];
    if (count === null || count === undefined) return null;
    sum += count;
  }
  return sum;
}

function bandOf(expected: Expected): { value: number; low: number; high: number } {
  return { value: expected.mean, ...usualRange(expected, FORECAST_SHARE) };
}
