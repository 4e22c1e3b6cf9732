/** Two counts over spans of equal length, compared as rates. */

export interface CountRatio {
  /** Later count divided by the earlier one. */
  ratio: number;
  low: number;
  high: number;
}

/** Fewer records than this in the two spans together say nothing. */
const RATIO_NEEDS = 10;
const Z_95 = 1.959963984540054;

/**
 * Rate ratio of two Poisson counts with its 95 % interval on the log scale (Rothman, Greenland and Lash, Modern
 * Epidemiology, 3rd ed. 2008, ch. 14: standard error √(1/a + 1/b)). Null below `RATIO_NEEDS` records or when a span
 * has none: then there is no ratio to bound.
 * @param later records of the later span, @param earlier records of an earlier span of the same length
 */
export function countRatio(later: number, earlier: number): CountRatio | null {
  if (later + earlier < RATIO_NEEDS || later === 0 || earlier === 0) return null;
  const ratio = later / earlier;
  const reach = Math.exp(Z_95 * Math.sqrt(1 / later + 1 / earlier));
  return { ratio, low: ratio / reach, high: ratio * reach };
}
