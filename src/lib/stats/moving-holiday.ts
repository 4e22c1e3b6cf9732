/**
 * The Spring Festival moves between January and February, so that a fixed season of months cannot hold it: as in
 * regression with moving-holiday regressors (Bell and Hillmer 1983; Lin and Liu 2002 for the Chinese New Year), the
 * share of the weeks before it that falls into each month, less what that month has on average, explains a part of
 * what trend and season leave.
 */
import { decompose, type Decomposition } from './decompose.ts';

/** Days before the festival that the regressor covers: wages of the year are asked for in these four weeks. */
const DAYS_BEFORE = 28;
/** Fewer festivals tell nothing about where they fell. */
const LEAST_FESTIVALS = 3;
const Z95 = 1.96;
/** The season took twelve figures out of the same rest: so many degrees of freedom are gone. */
const SEASON = 12;
const DAY = 86_400_000;

export interface HolidayDecomposition extends Decomposition {
  /**
   * The factor by which a month carries more (above 1) or less when the festival comes early or late; null where it
   * cannot be told from chance.
   */
  holiday: { factors: number[]; whole: number; low: number; high: number } | null;
}

/**
 * Share of the 28 days before a festival that falls into each month (0 to 1), less the mean of that calendar month
 * over all months given.
 * @param months first days, ISO, without gaps
 * @param festivals days of the festival, ISO
 */
export function holidayRegressor(months: readonly string[], festivals: readonly string[]): number[] {
  const shares = months.map((from) => {
    const start = Date.parse(from);
    const end = Date.UTC(Number(from.slice(0, 4)), Number(from.slice(5, 7)), 1);
    return festivals.reduce((sum, festival) => {
      const to = Date.parse(festival);
      return sum + Math.max(0, Math.min(end, to) - Math.max(start, to - DAYS_BEFORE * DAY)) / (DAYS_BEFORE * DAY);
    }, 0);
  });
  return shares.map((share, at) => {
    const same = shares.filter((_, other) => (other - at) % 12 === 0);
    return share - same.reduce((sum, one) => sum + one, 0) / same.length;
  });
}

/**
 * Multiplicative decomposition of monthly counts with the moving festival taken out first, where its effect differs
 * from none (95 %). `whole`, `low` and `high` are the factor of a month that holds all 28 days against one that holds
 * none, with interval.
 * @returns null when there are fewer than two whole years
 */
export function decomposeWithHoliday(
  values: readonly number[],
  months: readonly string[],
  festivals: readonly string[]
): HolidayDecomposition | null {
  const plain = decompose(values, 12, 'multiplicative');
  if (!plain) return null;
  const regressor = holidayRegressor(months, festivals);
  const points = plain.rest.flatMap((rest, at) =>
    rest !== null && rest > 0 ? [{ x: regressor[at]!, y: Math.log(rest), from: months[at]! }] : []
  );
  const inside = festivals.filter((festival) => points.some(({ from }) => from.slice(0, 7) === festival.slice(0, 7)));
  const squares = points.reduce((sum, { x }) => sum + x * x, 0);
  if (inside.length < LEAST_FESTIVALS || squares === 0) return { ...plain, holiday: null };
  const slope = points.reduce((sum, { x, y }) => sum + x * y, 0) / squares;
  const error = Math.sqrt(
    points.reduce((sum, { x, y }) => sum + (y - slope * x) ** 2, 0) / Math.max(1, points.length - SEASON - 1) / squares
  );
  if (Math.abs(slope) <= Z95 * error) return { ...plain, holiday: null };
  const factors = regressor.map((x) => Math.exp(slope * x));
  const adjusted = decompose(
    values.map((value, at) => value / factors[at]!),
    12,
    'multiplicative'
  )!;
  return {
    ...adjusted,
    holiday: {
      factors,
      whole: Math.exp(slope),
      low: Math.exp(slope - Z95 * error),
      high: Math.exp(slope + Z95 * error)
    }
  };
}
