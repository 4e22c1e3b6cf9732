/**
 * A small seeded generator (linear congruential, Numerical Recipes constants): the same data give the same p-value
 * and interval.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const copy = [...values];
  for (let at = copy.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}

/** Independent standard normal draws (Box and Muller). */
export function normalDraws(count: number, random: () => number): Float64Array {
  const draws = new Float64Array(count);
  for (let at = 0; at < count; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    draws[at] = radius * Math.cos(angle);
    if (at + 1 < count) draws[at + 1] = radius * Math.sin(angle);
  }
  return draws;
}
