/**
 * Classical decomposition by moving averages, as R's `decompose`: Kendall and Stuart, The Advanced Theory of
 * Statistics, vol. 3 (1983), pp. 410–414.
 */
export interface Decomposition {
  /** Null at both ends, where half a period is missing. */
  trend: (number | null)[];
  /** One figure a position in the period; additive ones sum to 0, multiplicative ones average 1. */
  season: number[];
  rest: (number | null)[];
}

/**
 * @param values one a step, without gaps
 * @param period steps of a season, even (12 months)
 * @param kind multiplicative where the swing grows with the level; needs a positive trend
 * @returns null when there are fewer than two whole periods
 */
export function decompose(
  values: readonly number[],
  period: number,
  kind: 'additive' | 'multiplicative'
): Decomposition | null {
  if (values.length < 2 * period) return null;
  const half = period / 2;
  const trend = values.map((_, at) => {
    if (at < half || at >= values.length - half) return null;
    let sum = (values[at - half]! + values[at + half]!) / 2;
    for (let step = at - half + 1; step < at + half; step++) sum += values[step]!;
    return sum / period;
  });
  const without = values.map((value, at) =>
    trend[at] === null ? null : kind === 'additive' ? value - trend[at]! : trend[at]! > 0 ? value / trend[at]! : null
  );
  const figures = Array.from({ length: period }, (_, position) =>
    mean(without.filter((value, at): value is number => value !== null && at % period === position))
  );
  const level = mean(figures);
  const season = figures.map((figure) => (kind === 'additive' ? figure - level : level === 0 ? 1 : figure / level));
  return {
    trend,
    season,
    rest: without.map((value, at) =>
      value === null
        ? null
        : kind === 'additive'
          ? value - season[at % period]!
          : season[at % period]! === 0
            ? null
            : value / season[at % period]!
    )
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
