import type { MinedRecord } from '#lib/issues/record.ts';
import { retireRecord, type Corpus } from './corpus.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface VersionMatch {
  /** Record number of each given record, known or to be appended. */
  positions: number[];
  /** Records to append, by time, then id, then version, so that the order of a file never shows. */
  fresh: MinedRecord[];
  /** Record numbers that newer versions replaced, already retired in the corpus. */
  retired: number[];
}

/**
 * Tells known records from new and revised ones. Same id and content: known. Same id, other content: the new one
 * replaces the old. Same id with different contents within one batch: both are kept.
 */
export function matchVersions(corpus: Corpus, vocabulary: Vocabulary, records: readonly MinedRecord[]): VersionMatch {
  const known = new Map<string, number[]>();
  const wanted = new Set(records.map((record) => record.id));
  corpus.ids.forEach((id, record) => {
    if (corpus.alive[record] === 1 && wanted.has(id)) known.set(id, [...(known.get(id) ?? []), record]);
  });
  const versions = new Map<string, Set<number>>();
  for (const record of records)
    versions.set(record.id, (versions.get(record.id) ?? new Set()).add(record.version_hash));
  const fresh = new Map<string, MinedRecord>();
  for (const record of records) {
    if (!known.get(record.id)?.some((position) => corpus.version_hash[position] === record.version_hash))
      fresh.set(versionKey(record), record);
  }
  const retired: number[] = [];
  for (const id of new Set([...fresh.values()].map((record) => record.id))) {
    for (const position of known.get(id) ?? [])
      if (!versions.get(id)!.has(corpus.version_hash[position]!)) retired.push(position);
  }
  for (const position of retired) retireRecord(corpus, vocabulary, position);
  const ordered = [...fresh.values()].sort(byTime);
  const numbers = new Map(ordered.map((record, index) => [versionKey(record), corpus.ids.length + index]));
  const positions = records.map(
    (record) =>
      numbers.get(versionKey(record)) ??
      known.get(record.id)!.find((position) => corpus.version_hash[position] === record.version_hash)!
  );
  return { positions, fresh: ordered, retired: retired.sort((left, right) => left - right) };
}

function versionKey(record: MinedRecord): string {
  return `${record.version_hash}\n${record.id}`;
}

/** Records without a time come last. */
function byTime(left: MinedRecord, right: MinedRecord): number {
  const leftTime = Number.isNaN(left.time) ? Infinity : left.time;
  const rightTime = Number.isNaN(right.time) ? Infinity : right.time;
  if (leftTime !== rightTime) return leftTime < rightTime ? -1 : 1;
  if (left.id !== right.id) return left.id < right.id ? -1 : 1;
  return left.version_hash - right.version_hash;
}
