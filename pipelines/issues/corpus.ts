import type { MinedRecord } from '#lib/issues/record.ts';
import { isWord } from '#lib/issues/shingles.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Terms kept per record: the most telling ones first, then terms not yet seen elsewhere, which tomorrow's records may
 * share.
 */
const TELLING_TERMS = 64;
const KEPT_TERMS = 80;

/**
 * Everything mining knows of its records, as columns; a record's number is its position. Nothing here is text but
 * excerpts and places.
 */
export interface Corpus {
  ids: string[];
  excerpts: string[];
  /** Places of the record, joined by tabs. */
  places: string[];
  sources: string[];
  version_hash: Float64Array;
  text_hash: Float64Array;
  time: Float64Array;
  item_heat: Float32Array;
  negative: Int8Array;
  /** 1 for a record that asks and complains of nothing. */
  asks: Uint8Array;
  /** 1 while this is the valid version of its record. */
  alive: Uint8Array;
  /** Lowest record number of the cluster that the record is in. */
  leader: Int32Array;
  /** Terms of record r: offsets[r] .. offsets[r + 1], ascending. */
  offsets: Uint32Array;
  terms: Uint32Array;
  strength: Uint8Array;
}

export function emptyCorpus(): Corpus {
  return {
    ids: [],
    excerpts: [],
    places: [],
    sources: [],
    version_hash: new Float64Array(0),
    text_hash: new Float64Array(0),
    time: new Float64Array(0),
    item_heat: new Float32Array(0),
    negative: new Int8Array(0),
    asks: new Uint8Array(0),
    alive: new Uint8Array(0),
    leader: new Int32Array(0),
    offsets: new Uint32Array(1),
    terms: new Uint32Array(0),
    strength: new Uint8Array(0)
  };
}

/** Appends records, counts their terms in the vocabulary and keeps their most telling terms. Returns the new corpus. */
export function appendRecords(corpus: Corpus, vocabulary: Vocabulary, records: readonly MinedRecord[]): Corpus {
  const numbered = records.map(({ shingles }) => {
    const terms = shingles.pairs.map((pair) => vocabulary.term(pair));
    for (const term of terms) vocabulary.count(term, 1);
    return terms;
  });
  const before = corpus.ids.length;
  const kept = numbered.map((terms, index) =>
    tellingTerms(terms, records[index]!.shingles.strength, vocabulary, before + records.length)
  );
  const added = kept.reduce((sum, order) => sum + order.length, 0);
  const start = corpus.terms.length;
  const terms = extended(corpus.terms, added);
  const strength = extended(corpus.strength, added);
  const offsets = extended(corpus.offsets, records.length);
  let at = start;
  kept.forEach((order, index) => {
    for (const position of order) {
      terms[at] = numbered[index]![position]!;
      strength[at++] = records[index]!.shingles.strength[position]!;
    }
    offsets[before + index + 1] = at;
  });
  return {
    ids: corpus.ids.concat(records.map((record) => record.id)),
    excerpts: corpus.excerpts.concat(records.map((record) => record.excerpt)),
    places: corpus.places.concat(records.map((record) => record.places.join('\t'))),
    sources: corpus.sources.concat(records.map((record) => record.source)),
    version_hash: filled(corpus.version_hash, records, (record) => record.version_hash),
    text_hash: filled(corpus.text_hash, records, (record) => record.text_hash),
    time: filled(corpus.time, records, (record) => record.time),
    item_heat: filled(corpus.item_heat, records, (record) => record.item_heat),
    negative: filled(corpus.negative, records, (record) => record.negative),
    asks: filled(corpus.asks, records, (record) => (record.asks ? 1 : 0)),
    alive: filled(corpus.alive, records, () => 1),
    leader: filled(corpus.leader, records, (_, index) => before + index),
    offsets,
    terms,
    strength
  };
}

/** Takes a record out: an older version of it, or one withdrawn. Its number stays, so that others keep theirs. */
export function retireRecord(corpus: Corpus, vocabulary: Vocabulary, record: number): void {
  corpus.alive[record] = 0;
  for (let at = corpus.offsets[record]!; at < corpus.offsets[record + 1]!; at++)
    vocabulary.count(corpus.terms[at]!, -1);
}

/** Positions of the terms to keep, ordered by term number. */
function tellingTerms(terms: Uint32Array, strength: Uint8Array, vocabulary: Vocabulary, records: number): Uint32Array {
  const { frequencies, keys } = vocabulary;
  const shared: number[] = [];
  const unseen: number[] = [];
  const said: number[] = [];
  for (let position = 0; position < terms.length; position++)
    (isWord(keys[terms[position]!]!) ? said : frequencies[terms[position]!]! > 1 ? shared : unseen).push(position);
  if (shared.length > TELLING_TERMS) {
    const score = new Float64Array(terms.length);
    for (const position of shared)
      score[position] = strength[position]! * Math.log((records + 1) / (frequencies[terms[position]!]! + 0.5));
    shared.sort((left, right) => score[right]! - score[left]! || left - right).length = TELLING_TERMS;
  }
  const kept = Uint32Array.from(said.concat(shared, unseen.slice(0, KEPT_TERMS - shared.length)));
  return kept.sort((left, right) => terms[left]! - terms[right]!);
}

type Column = Float64Array | Float32Array | Int8Array | Uint8Array | Int32Array | Uint32Array;

function extended<T extends Column>(column: T, extra: number): T {
  const bigger = new (column.constructor as new (length: number) => T)(column.length + extra);
  bigger.set(column);
  return bigger;
}

function filled<T extends Column>(
  column: T,
  records: readonly MinedRecord[],
  value: (record: MinedRecord, index: number) => number
): T {
  const bigger = extended(column, records.length);
  records.forEach((record, index) => (bigger[column.length + index] = value(record, index)));
  return bigger;
}
