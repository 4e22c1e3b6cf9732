/**
 * Next months by last year's same month times the growth of the last six months over the year before (seasonal naive
 * with growth; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2). The interval is taken
 * from the method's own past errors (split conformal prediction, Lei et al., JASA 113, 2018): it holds as long as the
 * future errs like the past.
 */
export interface Forecast {
  ahead: number;
  value: number;
  low: number;
  high: number;
}

export interface ForecastResult {
  forecasts: Forecast[];
  /** Mean absolute error of the same method at the last origins, as share of what came. */
  past_error: number;
  /** How many past forecasts the errors come from. */
  tried: number;
}

const SEASON = 12;
const GROWTH_MONTHS = 6;
const LEAST = 24;
const ORIGINS = 12;
const COVERAGE = 0.8;

/** @param values monthly counts of finished months, oldest first. Null with fewer than 36 months or an empty year. */
export function forecast(values: readonly number[], ahead = 3): ForecastResult | null {
  if (values.length < LEAST + ORIGINS) return null;
  const errors: number[] = [];
  for (let origin = values.length - ORIGINS; origin < values.length; origin++) {
    const said = next(values.slice(0, origin), 1);
    if (said !== null && said + values[origin]! > 0) errors.push(Math.abs(values[origin]! - said) / Math.max(1, said));
  }
  if (errors.length < ORIGINS / 2) return null;
  errors.sort((a, b) => a - b);
  const width = errors[Math.min(errors.length - 1, Math.ceil((errors.length + 1) * COVERAGE) - 1)]!;
  const forecasts: Forecast[] = [];
  for (let step = 1; step <= ahead; step++) {
    const value = next(values, step);
    if (value === null) return null;
    forecasts.push({
      ahead: step,
      value,
      low: Math.max(0, value - width * Math.max(1, value)),
      high: value + width * Math.max(1, value)
    });
  }
  return { forecasts, past_error: errors.reduce((sum, error) => sum + error, 0) / errors.length, tried: errors.length };
}

function next(values: readonly number[], ahead: number): number | null {
  const sum = (from: number, to: number) => values.slice(from, to).reduce((total, value) => total + value, 0);
  const base = values[values.length - SEASON + ahead - 1];
  const before = sum(values.length - SEASON - GROWTH_MONTHS, values.length - SEASON);
  if (base === undefined || before === 0) return null;
  return base * Math.min(2, Math.max(0.5, sum(values.length - GROWTH_MONTHS, values.length) / before));
}
