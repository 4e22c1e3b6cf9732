/**
 * q-values of tests that are made together (Benjamini and Hochberg, JRSS B 57, 1995), in the order of the p-values.
 * Pure.
 */
export function stepUp(p_values: readonly number[]): number[] {
  const order = p_values.map((p_value, at) => ({ p_value, at })).sort((a, b) => a.p_value - b.p_value);
  const q_values = p_values.map(() => 1);
  let smallest = 1;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    smallest = Math.min(smallest, (order[rank]!.p_value * order.length) / (rank + 1));
    q_values[order[rank]!.at] = smallest;
  }
  return q_values;
}
