/** Zeros that were no counts: a source that had not begun, or one that sent nothing for a while. Pure. */

/** A run of zeros this unlikely beside the counts around it was no count. */
const UNLIKELY = 1e-6;
const NEIGHBOURS = 12;

/**
 * The counts with nulls for runs of zeros that the counts around them make nearly impossible, the start included. Beside
 * a mean of two a week a run of seven weeks; a run of single zeros in a quiet series stays. The mean is taken over the
 * quarter of the neighbours that counts least, so that a season with an off time keeps its zeros.
 */
export function withoutSilence(counts: readonly (number | null)[]): (number | null)[] {
  const cleaned = [...counts];
  for (let at = 0; at < counts.length;) {
    if (counts[at] !== 0) {
      at++;
      continue;
    }
    let end = at;
    while (end < counts.length && counts[end] === 0) end++;
    const sides = [counts.slice(Math.max(0, at - NEIGHBOURS), at), counts.slice(end, end + NEIGHBOURS)];
    const low = Math.min(...sides.map(quietLevel).filter((level) => level !== null));
    if (Number.isFinite(low) && Math.exp(-low * (end - at)) < UNLIKELY) cleaned.fill(null, at, end);
    at = end;
  }
  return cleaned;
}

/** The lower quartile of what one side counts; null where there is too little. */
function quietLevel(side: readonly (number | null)[]): number | null {
  const known = side.filter((count) => count !== null).sort((a, b) => a - b);
  return known.length < 4 ? null : known[Math.floor(known.length / 4)]!;
}
