export interface Interval {
  low: number;
  high: number;
}

/** Two-sided 95 % quantile of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of a share, 95 %.
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
 * JASA 22 (1927) 209–212; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001) 101–133.
 * Unlike the textbook interval it stays inside 0–1 and has a width at 0 % and 100 %.
 *
 * @param successes integer, 0 ≤ successes ≤ trials
 * @param trials integer ≥ 1
 * @returns bounds as fractions 0–1
 */
export function wilsonInterval(successes: number, trials: number): Interval {
  const share = successes / trials;
  const z2 = Z_95 * Z_95;
  const scale = 1 + z2 / trials;
  const centre = (share + z2 / (2 * trials)) / scale;
  const half = (Z_95 / scale) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  // The exact bound at the ends is 0 and 1; floating point leaves a residue there.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half)
  };
}
