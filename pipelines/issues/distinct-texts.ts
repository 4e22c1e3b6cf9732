import type { Corpus } from './corpus.ts';
import type { VectorSpace } from './vectors.ts';

/** Two records are one text when they are this alike: a forwarded copy with a new greeting, a letter filed twice. */
const SAME_TEXT = 0.92;
/** Above this many different wordings only equal wordings are grouped; comparing all pairs would cost too much. */
const MAX_COMPARED = 400;

/**
 * Groups the records of an issue by text: equal wording, or nearly equal by their terms.
 * @param members record numbers, ascending; each group keeps that order, groups are ordered by their first record
 */
export function distinctTexts(members: readonly number[], corpus: Corpus, space: VectorSpace): number[][] {
  const byWording = new Map<number, number[]>();
  for (const record of members) {
    const hash = corpus.text_hash[record]!;
    const group = byWording.get(hash);
    if (group) group.push(record);
    else byWording.set(hash, [record]);
  }
  const wordings = [...byWording.values()];
  if (wordings.length > MAX_COMPARED) return wordings;
  const groups: number[][] = [];
  for (const wording of wordings) {
    const same = groups.find((group) => similarity(group[0]!, wording[0]!, corpus, space) >= SAME_TEXT);
    if (same) same.push(...wording);
    else groups.push([...wording]);
  }
  return groups;
}

function similarity(left: number, right: number, corpus: Corpus, space: VectorSpace): number {
  let dot = 0;
  let l = corpus.offsets[left]!;
  let r = corpus.offsets[right]!;
  while (l < corpus.offsets[left + 1]! && r < corpus.offsets[right + 1]!) {
    const difference = corpus.terms[l]! - corpus.terms[r]!;
    if (difference === 0 && space.says[corpus.terms[l]!] === 1) {
      l++;
      r++;
    } else if (difference === 0) dot += space.weights[l++]! * space.weights[r++]!;
    else if (difference < 0) l++;
    else r++;
  }
  return dot;
}
