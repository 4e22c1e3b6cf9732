import { isMark, isWord } from '#lib/issues/shingles.ts';
import type { Corpus } from './corpus.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A term in more than this share of all records tells nothing; small collections are exempt through the floor. */
const COMMON_SHARE = 0.2;
const COMMON_FLOOR = 400;
/**
 * Rarity is judged as in a collection of at least this size, so that in sixty letters about one matter its words
 * still count.
 */
const SMALL_COLLECTION = 2_000;

/**
 * Rare terms (names) count more than plain inverse frequency gives them: letters share phrases, only one matter
 * shares a name.
 */
const RARITY_POWER = 1.5;

/** Words of a grievance are shared by many matters of the same kind, and still count. */
const WORD_RARITY_POWER = 1;

/** Unit vectors of all records (weights parallel to `corpus.terms`; words of the grievance make a unit vector of their own) and, per term, the records that hold it. */
export interface VectorSpace {
  weights: Float32Array;
  /** Records of term t: postings[starts[t]] .. postings[starts[t + 1]]. */
  starts: Uint32Array;
  postings: Uint32Array;
  postingWeights: Float32Array;
  terms: number;
  /** 1 for a word of the grievance, which stands beside the vector and is in no posting; 2 for a mark; else 0. */
  says: Uint8Array;
}

/**
 * Weighs every record's terms by rarity, scales each record to length 1 and builds the inverted index. O(stored
 * terms).
 */
export function buildVectors(corpus: Corpus, vocabulary: Vocabulary): VectorSpace {
  const rarity = rarityOf(vocabulary, corpus.ids.length);
  const { offsets, terms, strength, alive } = corpus;
  const says = Uint8Array.from(vocabulary.keys, (key) => (isWord(key) ? 1 : isMark(key) ? 2 : 0));
  const part = (at: number) => (says[terms[at]!] === 1 ? 1 : 0);
  const weights = new Float32Array(terms.length);
  const starts = new Uint32Array(vocabulary.size + 1);
  for (let record = 0; record < alive.length; record++) {
    if (alive[record] === 0) continue;
    const squares = [0, 0];
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++) {
      const weight = strength[at]! * rarity[terms[at]!]!;
      weights[at] = weight;
      squares[part(at)]! += weight * weight;
    }
    if (squares[0]! + squares[1]! === 0) continue;
    const scales = squares.map((sum) => 1 / Math.sqrt(sum));
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++) {
      if (weights[at] === 0) continue;
      weights[at] = weights[at]! * scales[part(at)]!;
      if (says[terms[at]!] !== 1) starts[terms[at]! + 1]!++;
    }
  }
  for (let term = 0; term < vocabulary.size; term++) starts[term + 1]! += starts[term]!;
  const postings = new Uint32Array(starts[vocabulary.size]!);
  const postingWeights = new Float32Array(postings.length);
  const cursor = starts.slice();
  for (let record = 0; record < alive.length; record++) {
    for (let at = offsets[record]!; at < offsets[record + 1]!; at++) {
      if (weights[at] === 0 || says[terms[at]!] === 1) continue;
      const slot = cursor[terms[at]!]!++;
      postings[slot] = record;
      postingWeights[slot] = weights[at]!;
    }
  }
  return { weights, starts, postings, postingWeights, terms: vocabulary.size, says };
}

/**
 * ln((N + 1) / (df + 0.5)) to RARITY_POWER per term; 0 for terms that only one record has (they can join nothing) and
 * for common ones.
 */
function rarityOf(vocabulary: Vocabulary, records: number): Float32Array {
  const { frequencies, keys } = vocabulary;
  const size = Math.max(SMALL_COLLECTION, records);
  const common = Math.max(COMMON_FLOOR, COMMON_SHARE * records);
  const rarity = new Float32Array(frequencies.length);
  for (let term = 0; term < rarity.length; term++) {
    const frequency = frequencies[term]!;
    if ((frequency >= 2 || (frequency === 1 && isMark(keys[term]!))) && frequency <= common)
      rarity[term] =
        Math.log((size + 1) / (frequency + 0.5)) ** (isWord(keys[term]!) ? WORD_RARITY_POWER : RARITY_POWER);
  }
  return rarity;
}

/**
 * Mean similarity of two different records picked at random: how much all texts of this collection resemble each
 * other anyway.
 */
export function backgroundSimilarity({ starts, postingWeights, terms }: VectorSpace, records: number): number {
  if (records < 2) return 0;
  let squares = 0;
  for (let term = 0; term < terms; term++) {
    let sum = 0;
    let own = 0;
    for (let slot = starts[term]!; slot < starts[term + 1]!; slot++) {
      sum += postingWeights[slot]!;
      own += postingWeights[slot]! ** 2;
    }
    squares += sum * sum - own;
  }
  return squares / (records * (records - 1));
}
