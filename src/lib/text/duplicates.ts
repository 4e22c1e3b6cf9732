import { isNearDuplicate } from './fingerprint.ts';

/** How many records there are, how many different texts, and how many matters after near-duplicates are joined. */
export interface DistinctCounts {
  raw: number;
  distinct_text: number;
  distinct_matter: number;
}

/**
 * The group of each record: the lowest index of a record with the same or nearly the same text. Candidates share
 * two neighbouring bytes of the MinHash: texts with eight in ten triples in common do so in 9,997 of 10,000 cases.
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
  const byBand = new Map<string, number[]>();
  fingerprints.forEach((print, i) => {
    if (print === '') return;
    const first = byExact.get(print);
    if (first !== undefined) {
      group[i] = find(first);
      return;
    }
    byExact.set(print, i);
    for (const key of bands(print)) {
      const members = byBand.get(key);
      if (!members) byBand.set(key, [i]);
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

/** Eight keys of two bytes each; none for a text that is too short for likeness. */
function bands(print: string): string[] {
  const keys: string[] = [];
  for (let at = 9; at + 4 <= print.length; at += 4) keys.push(`${at}${print.slice(at, at + 4)}`);
  return keys;
}

/** Counts as raw records, distinct texts and distinct matters. Records without text each count once. */
export function countDistinct(fingerprints: readonly string[]): DistinctCounts {
  const texts = new Set(fingerprints.map((print, i) => (print === '' ? `empty ${i}` : print.slice(0, 8))));
  return {
    raw: fingerprints.length,
    distinct_text: texts.size,
    distinct_matter: new Set(duplicateGroups(fingerprints)).size
  };
}
