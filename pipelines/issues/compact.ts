import type { Corpus } from './corpus.ts';
import type { IssueState } from './mine.ts';

/** A ledger is rewritten without retired records once they outnumber the valid ones. */
export function compactWhenMostlyRetired(state: IssueState): IssueState {
  const alive = state.corpus.alive.reduce((sum, one) => sum + one, 0);
  return state.corpus.ids.length > 2 * alive ? compact(state) : state;
}

/**
 * Drops retired records and numbers the others anew, in the same order. Clusters, issues and their ids stay; a
 * retired record would only cost space, since rules that change bring a new version of every record.
 */
export function compact({ corpus, vocabulary, issues }: IssueState): IssueState {
  const kept = corpus.ids.flatMap((_, record) => (corpus.alive[record] === 1 ? [record] : []));
  const numbers = new Map(kept.map((record, index) => [record, index]));
  const spans = kept.map((record) => [corpus.offsets[record]!, corpus.offsets[record + 1]!] as const);
  const offsets = new Uint32Array(kept.length + 1);
  spans.forEach(([from, to], index) => (offsets[index + 1] = offsets[index]! + to - from));
  const terms = new Uint32Array(offsets[kept.length]!);
  const strength = new Uint8Array(terms.length);
  spans.forEach(([from, to], index) => {
    terms.set(corpus.terms.subarray(from, to), offsets[index]);
    strength.set(corpus.strength.subarray(from, to), offsets[index]);
  });
  const pick = <T>(column: ArrayLike<T>): T[] => kept.map((record) => column[record]!);
  const dense: Corpus = {
    ids: pick(corpus.ids),
    excerpts: pick(corpus.excerpts),
    places: pick(corpus.places),
    sources: pick(corpus.sources),
    version_hash: Float64Array.from(pick(corpus.version_hash)),
    text_hash: Float64Array.from(pick(corpus.text_hash)),
    time: Float64Array.from(pick(corpus.time)),
    item_heat: Float32Array.from(pick(corpus.item_heat)),
    negative: Int8Array.from(pick(corpus.negative)),
    asks: Uint8Array.from(pick(corpus.asks)),
    alive: new Uint8Array(kept.length).fill(1),
    leader: Int32Array.from(pick(corpus.leader), (leader) => numbers.get(leader)!),
    offsets,
    terms,
    strength
  };
  const renumbered = issues.map((issue) => ({
    ...issue,
    leader: numbers.get(issue.leader) ?? -1,
    representatives: issue.representatives.flatMap((record) => numbers.get(record) ?? [])
  }));
  return { corpus: dense, vocabulary, issues: renumbered };
}
