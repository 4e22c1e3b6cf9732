import { isNearDuplicate } from './fingerprint.ts';

/** How many records there are, how many different texts, and how many matters after near-duplicates are joined. */
export interface DistinctCounts {
  raw: number;
  distinct_text: number;
  distinct_matter: number;
}

/**
 * The group of each record: the lowest index of a record with the same or nearly the same text. Candidates share one
 * of eight 8-bit bands of the simhash; with at most 6 differing bits two near-duplicates share at least two bands.
 */
export function duplicateGroups(fingerprints: readonly string[]): Int32Array {
  const group = Int32Array.from(fingerprints, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (group[root] !== root) root = group[root] as number;
    group[i] = root;
    return root;
  };
  const byExact = new Map<string, number>();
  const byBands = new Map<string, number[]>();
  fingerprints.forEach((print, i) => {
    if (print === '') return;
    const first = byExact.get(print);
    if (first !== undefined) {
      group[i] = find(first);
      return;
    }
    byExact.set(print, i);
    if (print.endsWith('0'.repeat(16))) return;
    for (const key of bandPairs(print)) {
      const members = byBands.get(key);
      if (!members) byBands.set(key, [i]);
      else {
        for (const other of members) {
          if (!isNearDuplicate(print, fingerprints[other] as string)) continue;
          const [low, high] = [Math.min(find(i), find(other)), Math.max(find(i), find(other))];
          group[high] = low;
        }
        members.push(i);
      }
    }
  });
  return group.map((_, i) => find(i));
}

/** All pairs of the eight bands: 28 keys of 16 bits, so that lists stay short. */
function bandPairs(print: string): string[] {
  const bands = Array.from({ length: 8 }, (_, band) => print.slice(9 + band * 2, 11 + band * 2));
  const keys: string[] = [];
  for (let a = 0; a < 8; a++) for (let b = a + 1; b < 8; b++) keys.push(`${a}${b}${bands[a]}${bands[b]}`);
  return keys;
}

/** Counts as raw records, distinct texts and distinct matters. Records without text each count once. */
export function countDistinct(fingerprints: readonly string[]): DistinctCounts {
  const texts = new Set(fingerprints.map((print, i) => (print === '' ? `empty ${i}` : print.slice(0, 8))));
  return { raw: fingerprints.length, distinct_text: texts.size, distinct_matter: new Set(duplicateGroups(fingerprints)).size };
}
