import type { Clusters, SparseSum } from './clusters.ts';
import type { DecidedGroups } from './decided.ts';
import type { Edge } from './edge-queue.ts';
import type { VectorSpace } from './vectors.ts';

/** Entries of the index that one search may read: rare terms first, so what is cut is what tells least. */
const READ_BUDGET = 5_000;
/** Terms of a large cluster that a search starts from. */
const QUERY_TERMS = 64;
/** More than a sum has terms. */
const POSITIONS = 65_536;
/** Clusters compared exactly per search. */
const MAX_CANDIDATES = 32;
/** Neighbours kept per search. */
const MAX_NEIGHBOURS = 16;

/**
 * Two clusters join only when what is wrong is alike too: the mean similarity of their words of the grievance. A
 * shared estate, town or turn of phrase alone joins nothing.
 */
const LEAST_GRIEVANCE = 0.04;
/** This much similarity by marks (company or place with topic) says what is wrong without the words. */
const SAYS_ENOUGH = 0.1;
/**
 * A matter this large takes in what else the same people complain of at the same place, while that stays this many
 * times smaller.
 */
const LARGE = 15;
const COMPANION = 3;

/** Finds, for a cluster, the clusters whose mean similarity with it reaches a threshold, through the inverted index. */
export class NeighbourSearch {
  readonly #space: VectorSpace;
  readonly #decided: DecidedGroups;
  readonly #clusters: Clusters;
  readonly #dense: Float32Array;
  /** One bit a term: whether `#dense` has it. Most terms are not shared, and the bits stay in the closest cache. */
  readonly #has: Uint32Array;
  readonly #score: Float32Array;
  /** Cluster of every entry of the index, while many searches run between two joins. */
  #clusterOfSlot: Uint32Array | undefined;
  /** The same for one term. */
  #clusterOfEntry = new Uint32Array(READ_BUDGET);

  constructor(space: VectorSpace, clusters: Clusters, decided: DecidedGroups) {
    this.#decided = decided;
    this.#space = space;
    this.#clusters = clusters;
    this.#dense = new Float32Array(space.terms);
    this.#has = new Uint32Array((space.terms >>> 5) + 1);
    this.#score = new Float32Array(clusters.leader.length);
  }

  /** Neighbours of each cluster. */
  ofAll(leaders: readonly number[], threshold: number): Edge[][] {
    const clusterOf = this.#clusters.leader;
    this.#clusterOfSlot = this.#space.postings.map((record) => clusterOf[record]!);
    const found = leaders.map((leader) => this.of(leader, threshold));
    this.#clusterOfSlot = undefined;
    return found;
  }

  /** Neighbours of one cluster, best first; ties go to the lower leader. */
  of(leader: number, threshold: number): Edge[] {
    const candidates = this.#candidates(leader, this.#clusters.sum(leader), 0.4 * threshold);
    return this.compare(leader, candidates, threshold).slice(0, MAX_NEIGHBOURS);
  }

  /** Exact mean similarity of one cluster with each of the others, where it reaches `least`; ordered like `of`. */
  compare(leader: number, others: Iterable<number>, least: number): Edge[] {
    const dense = this.#dense;
    const has = this.#has;
    const { says } = this.#space;
    const clusters = this.#clusters;
    const { terms, weights } = clusters.sum(leader);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at]!;
      dense[term] = weights[at]!;
      has[term >>> 5]! |= 1 << (term & 31);
    }
    const edges: Edge[] = [];
    for (const other of others) {
      if (this.#decided.areApart(clusters, leader, other)) continue;
      // A record alone is read in place: most comparisons of a first run are of such.
      const isAlone = clusters.sizes[other] === 1;
      const own = isAlone ? clusters.records : clusters.sum(other);
      const from = isAlone ? clusters.records.offsets[other]! : 0;
      const to = isAlone ? clusters.records.offsets[other + 1]! : own.terms.length;
      const { terms: otherTerms, weights: otherWeights } = own;
      let dot = 0;
      let said = 0;
      let marked = 0;
      for (let at = from; at < to; at++) {
        const term = otherTerms[at]!;
        if (((has[term >>> 5]! >>> (term & 31)) & 1) === 0) continue;
        const product = dense[term]! * otherWeights[at]!;
        const kind = says[term]!;
        if (kind === 1) said += product;
        else dot += product;
        if (kind === 2) marked += product;
      }
      const pairs = clusters.sizes[leader]! * clusters.sizes[other]!;
      const similarity = said < this.#leastSaid(leader, other, marked / pairs) * pairs ? 0 : dot / pairs;
      if (similarity >= least) edges.push({ similarity, left: leader, right: other });
    }
    for (let at = 0; at < terms.length; at++) {
      dense[terms[at]!] = 0;
      has[terms[at]! >>> 5] = 0;
    }
    return edges.sort((a, b) => b.similarity - a.similarity || a.right - b.right);
  }

  /** The least mean similarity of grievances with which two clusters are one matter. */
  #leastSaid(left: number, right: number, marked: number): number {
    if (marked >= SAYS_ENOUGH) return 0;
    const { sizes } = this.#clusters;
    const more = Math.max(sizes[left]!, sizes[right]!);
    return more >= LARGE && COMPANION * Math.min(sizes[left]!, sizes[right]!) <= more ? 0 : LEAST_GRIEVANCE;
  }

  /** Clusters whose mean similarity by the read entries reaches `floor`: the best ones, as many as are compared. */
  #candidates(leader: number, sum: SparseSum, floor: number): number[] {
    const { starts, postingWeights } = this.#space;
    const { sizes } = this.#clusters;
    const score = this.#score;
    const least = floor * sizes[leader]!;
    const found: number[] = [];
    let read = 0;
    for (const at of this.#queryOrder(sum)) {
      const from = starts[sum.terms[at]!]!;
      const to = starts[sum.terms[at]! + 1]!;
      if (read > 0 && read + to - from > READ_BUDGET) break;
      read += to - from;
      const weight = sum.weights[at]!;
      const [clusterOf, first] = this.#clustersOf(from, to);
      for (let slot = from; slot < to; slot++) {
        const cluster = clusterOf[slot - first]!;
        const before = score[cluster]!;
        const after = Math.fround(before + weight * postingWeights[slot]!);
        score[cluster] = after;
        if (after >= least && before < least) found.push(cluster);
      }
    }
    const reaching = found.filter((cluster) => cluster !== leader && score[cluster]! >= least * sizes[cluster]!);
    const kept = strongest(reaching, (cluster) => score[cluster]! / sizes[cluster]!, MAX_CANDIDATES);
    score.fill(0);
    return kept;
  }

  /** Clusters of the entries of the index from a slot up to another, and the slot of the first in that column. */
  #clustersOf(from: number, to: number): [column: Uint32Array, first: number] {
    if (this.#clusterOfSlot) return [this.#clusterOfSlot, 0];
    if (to - from > this.#clusterOfEntry.length) this.#clusterOfEntry = new Uint32Array(2 * (to - from));
    const { postings } = this.#space;
    for (let slot = from; slot < to; slot++)
      this.#clusterOfEntry[slot - from] = this.#clusters.leader[postings[slot]!]!;
    return [this.#clusterOfEntry, from];
  }

  /** Positions of the strongest terms, the rarest first; ties go to the lower position. */
  #queryOrder({ terms, weights }: SparseSum): Float64Array {
    const { starts } = this.#space;
    const positions: number[] = [];
    for (let at = 0; at < terms.length; at++) if (weights[at]! > 0) positions.push(at);
    // One number for length and position sorts without a callback.
    const order = Float64Array.from(
      strongest(positions, (at) => weights[at]!, QUERY_TERMS),
      (at) => {
        const term = terms[at]!;
        return (starts[term + 1]! - starts[term]!) * POSITIONS + at;
      }
    ).sort();
    for (let index = 0; index < order.length; index++) order[index] = order[index]! % POSITIONS;
    return order;
  }
}

/** The numbers of most value, at most `count`; of equal ones the lower numbers. In no order. */
function strongest(numbers: number[], valueOf: (number: number) => number, count: number): number[] {
  if (numbers.length <= count) return numbers;
  const values = new Float64Array(numbers.length);
  for (let index = 0; index < values.length; index++) values[index] = valueOf(numbers[index]!);
  const floor = values.slice().sort()[values.length - count]!;
  const kept: number[] = [];
  const equal: number[] = [];
  for (let index = 0; index < values.length; index++) {
    if (values[index]! > floor) kept.push(numbers[index]!);
    else if (values[index] === floor) equal.push(numbers[index]!);
  }
  return kept.concat(equal.sort((a, b) => a - b).slice(0, count - kept.length));
}
