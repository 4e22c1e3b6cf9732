import { FeatureExtractor } from '#lib/text/model/features.ts';

/** One record as feature hashes and their counts; a hash occurs once. */
export interface CountedFeatures {
  hashes: Uint32Array;
  counts: Float32Array;
}

/** One record as rows of a vocabulary and values of Euclidean length 1. */
export interface SparseVector {
  rows: Int32Array;
  values: Float32Array;
}

/** The features kept, with their weight by rarity. */
export interface Vocabulary {
  rowOf: Map<number, number>;
  keys: Uint32Array;
  idf: Float32Array;
}

/** Reads one record with the extractor. */
export function countFeatures(extractor: FeatureExtractor, title: string, text: string): CountedFeatures {
  extractor.extract(title, text);
  const counts = new Map<number, number>();
  for (let i = 0; i < extractor.length; i++) {
    const hash = extractor.hashes[i] as number;
    counts.set(hash, (counts.get(hash) ?? 0) + (extractor.weights[i] as number));
  }
  return { hashes: Uint32Array.from(counts.keys()), counts: Float32Array.from(counts.values()) };
}

/** More weights than this (96 MB as 32-bit numbers) make a model slow to load and no better. */
const MOST_WEIGHTS = 24_000_000;

/**
 * Features that occur in at least `minimum` records and not in nearly all. The minimum rises until the
 * weights of `classes` labels fit the limit.
 */
export function buildVocabulary(records: CountedFeatures[], minimum: number, classes: number): Vocabulary {
  const frequency = new Map<number, number>();
  for (const { hashes } of records) for (const hash of hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  const most = records.length * 0.6;
  let least = minimum;
  let kept = [...frequency].filter(([, df]) => df >= least && df < most);
  while (kept.length * classes > MOST_WEIGHTS) {
    least += 1;
    kept = kept.filter(([, df]) => df >= least);
  }
  return {
    rowOf: new Map(kept.map(([hash], row) => [hash, row])),
    keys: Uint32Array.from(kept, ([hash]) => hash),
    idf: Float32Array.from(kept, ([, df]) => Math.log((1 + records.length) / (1 + df)) + 1)
  };
}

/** Counts to the given power, times idf, brought to length 1. A record without known features gives an empty vector. */
export function toVector(record: CountedFeatures, vocabulary: Vocabulary, countPower: number): SparseVector {
  const rows: number[] = [];
  const values: number[] = [];
  let norm = 0;
  record.hashes.forEach((hash, i) => {
    const row = vocabulary.rowOf.get(hash);
    if (row === undefined) return;
    const value = Math.pow(record.counts[i] as number, countPower) * (vocabulary.idf[row] as number);
    rows.push(row);
    values.push(value);
    norm += value * value;
  });
  const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm);
  return { rows: Int32Array.from(rows), values: Float32Array.from(values, (value) => value * scale) };
}
