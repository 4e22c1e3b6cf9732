/** How much more often two things stand together than their frequencies alone would bring about. */

export interface PairCounts {
  /** Units with both, with the first, with the second, and all. */
  pair_count: number;
  first_count: number;
  second_count: number;
  total_count: number;
}

/** Observed over expected; 1 is independence. */
export function lift({ pair_count, first_count, second_count, total_count }: PairCounts): number {
  return (pair_count * total_count) / (first_count * second_count);
}

/**
 * Normalised pointwise mutual information: ln lift ÷ −ln p(both). −1 never together, 0 independent, 1 never apart;
 * unlike lift it does not reward rarity without end (G. Bouma, Normalized (Pointwise) Mutual Information in
 * Collocation Extraction, GSCL 2009).
 */
export function npmi(counts: PairCounts): number {
  if (counts.pair_count === 0) return -1;
  if (counts.pair_count === counts.total_count) return 1;
  return Math.log(lift(counts)) / -Math.log(counts.pair_count / counts.total_count);
}

/**
 * Log-likelihood ratio G² of the two-by-two table, about χ² with one degree of freedom under independence; holds for
 * rare events, where Pearson's χ² does not (T. Dunning, Accurate Methods for the Statistics of Surprise and
 * Coincidence, Computational Linguistics 19, 1993).
 */
export function logLikelihoodRatio({ pair_count, first_count, second_count, total_count }: PairCounts): number {
  const cells = [
    [pair_count, first_count, second_count],
    [first_count - pair_count, first_count, total_count - second_count],
    [second_count - pair_count, total_count - first_count, second_count],
    [total_count - first_count - second_count + pair_count, total_count - first_count, total_count - second_count]
  ] as const;
  return (
    2 *
    cells.reduce(
      (sum, [seen, row, column]) => (seen > 0 ? sum + seen * Math.log((seen * total_count) / (row * column)) : sum),
      0
    )
  );
}
