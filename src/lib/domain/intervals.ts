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
 * @param z two-sided quantile of the standard normal distribution, where another level than 95 % is wanted
 * @returns bounds as fractions 0–1
 */
export function wilsonInterval(successes: number, trials: number, z: number = Z_95): Interval {
  const share = successes / trials;
  const z2 = z * z;
  const scale = 1 + z2 / trials;
  const centre = (share + z2 / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials));
  // The exact bound at the ends is 0 and 1; floating point leaves a residue there.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half)
  };
}

/** Two-sided quantiles at 0.05 ÷ comparisons (Bonferroni), for one to eight comparisons. */
const Z_BONFERRONI = [Z_95, 2.241403, 2.39398, 2.497705, 2.575829, 2.638257, 2.69011, 2.734369] as const;

/**
 * Interval of the difference of two independent shares, first minus second, from their Wilson intervals (R. G.
 * Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17
 * (1998) 873–890, method 10).
 * @param comparisons how many differences are looked at together, 1 to 8; each is tightened so that all hold together
 */
export function wilsonDifference(
  successes: number,
  trials: number,
  otherSuccesses: number,
  otherTrials: number,
  comparisons = 1
): Interval {
  const z = Z_BONFERRONI[comparisons - 1] ?? Z_BONFERRONI.at(-1)!;
  const [first, second] = [wilsonInterval(successes, trials, z), wilsonInterval(otherSuccesses, otherTrials, z)];
  const [a, b] = [successes / trials, otherSuccesses / otherTrials];
  return {
    low: a - b - Math.hypot(a - first.low, second.high - b),
    high: a - b + Math.hypot(first.high - a, b - second.low)
  };
}
