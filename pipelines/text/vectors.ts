import { FeatureExtractor } from '#lib/text/model/features.ts';
import { countToPower } from '#lib/text/model/count-power.ts';

/** One record as numbers of features and their counts; a feature occurs once. */
export interface CountedFeatures {
  features: Int32Array;
  counts: Float32Array;
}

/** One record as rows of a vocabulary and values of Euclidean length 1. */
export interface SparseVector {
  rows: Int32Array;
  values: Float32Array;
}

/** The features kept, with their weight by rarity. */
export interface Vocabulary {
  /** Row by number of the feature, −1 for those left out. */
  rowOf: Int32Array;
  keys: Uint32Array;
  idf: Float32Array;
}

/** Numbers the feature hashes of all records once, so that folds work on arrays instead of maps. */
export class FeatureTable {
  private readonly numbers = new Map<number, number>();
  /** The hash of each feature number. */
  readonly hashes: number[] = [];

  /** Reads one record with the extractor. */
  count(extractor: FeatureExtractor, title: string, text: string): CountedFeatures {
    extractor.extract(title, text);
    const counts = new Map<number, number>();
    for (let i = 0; i < extractor.length; i++) {
      const hash = extractor.hashes[i] as number;
      counts.set(hash, (counts.get(hash) ?? 0) + (extractor.weights[i] as number));
    }
    return {
      features: Int32Array.from(counts.keys(), (hash) => this.numberOf(hash)),
      counts: Float32Array.from(counts.values())
    };
  }

  private numberOf(hash: number): number {
    const known = this.numbers.get(hash);
    if (known !== undefined) return known;
    this.numbers.set(hash, this.hashes.length);
    return this.hashes.push(hash) - 1;
  }
}

/** More weights than this (96 MB as 32-bit numbers) make a model slow to load and no better. */
const MOST_WEIGHTS = 24_000_000;

/**
 * Features that occur in at least `minimum` records and not in nearly all. The minimum rises until the
 * weights of `classes` labels fit the limit.
 */
export function buildVocabulary(
  table: FeatureTable,
  records: CountedFeatures[],
  minimum: number,
  classes: number
): Vocabulary {
  const frequency = new Int32Array(table.hashes.length);
  for (const { features } of records)
    for (const feature of features) frequency[feature] = (frequency[feature] as number) + 1;
  const most = records.length * 0.6;
  let least = minimum;
  const kept = (): number => frequency.reduce((sum, df) => sum + (df >= least && df < most ? 1 : 0), 0);
  while (kept() * classes > MOST_WEIGHTS) least += 1;
  const rowOf = new Int32Array(frequency.length).fill(-1);
  const keys: number[] = [];
  const idf: number[] = [];
  frequency.forEach((df, feature) => {
    if (df < least || df >= most) return;
    rowOf[feature] = keys.push(table.hashes[feature] as number) - 1;
    idf.push(Math.log((1 + records.length) / (1 + df)) + 1);
  });
  return { rowOf, keys: Uint32Array.from(keys), idf: Float32Array.from(idf) };
}

/** Counts to the given power, times idf, brought to length 1. A record without known features gives an empty vector. */
export function toVector(record: CountedFeatures, vocabulary: Vocabulary, countPower: number): SparseVector {
  const rows = new Int32Array(record.features.length);
  const values = new Float32Array(record.features.length);
  let length = 0;
  let norm = 0;
  for (let i = 0; i < record.features.length; i++) {
    const row = vocabulary.rowOf[record.features[i] as number] as number;
    if (row < 0) continue;
    const value = countToPower(record.counts[i] as number, countPower) * (vocabulary.idf[row] as number);
    rows[length] = row;
    values[length++] = value;
    norm += value * value;
  }
  const scale = norm === 0 ? 0 : 1 / Math.sqrt(norm);
  for (let j = 0; j < length; j++) values[j] = (values[j] as number) * scale;
  return { rows: rows.slice(0, length), values: values.slice(0, length) };
}
