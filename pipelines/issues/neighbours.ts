import type { Clusters, SparseSum } from './clusters.ts';
import type { DecidedGroups } from './decided.ts';
import type { VectorSpace } from './vectors.ts';

/** Entries of the index that one search may read: rare terms first, so what is cut is what tells least. */
const READ_BUDGET = 5_000;
/** Terms of a large cluster that a search starts from. */
const QUERY_TERMS = 64;
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

/** A pair of clusters with the mean similarity of their records. */
export interface Edge {
  similarity: number;
  left: number;
  right: number;
}

/** Finds, for a cluster, the clusters whose mean similarity with it reaches a threshold, through the inverted index. */
export class NeighbourSearch {
  readonly #space: VectorSpace;
  readonly #decided: DecidedGroups;
  readonly #clusters: Clusters;
  readonly #dense: Float32Array;
  readonly #score: Float32Array;
  readonly #touched: Int32Array;

  constructor(space: VectorSpace, clusters: Clusters, decided: DecidedGroups) {
    this.#decided = decided;
    this.#space = space;
    this.#clusters = clusters;
    this.#dense = new Float32Array(space.terms);
    this.#score = new Float32Array(clusters.leader.length);
    this.#touched = new Int32Array(clusters.leader.length);
  }

  /** Neighbours of one cluster, best first; ties go to the lower leader. */
  of(leader: number, threshold: number): Edge[] {
    const sum = this.#clusters.sum(leader);
    const candidates = this.#candidates(leader, sum, 0.4 * threshold);
    return this.compare(leader, candidates)
      .filter((edge) => edge.similarity >= threshold)
      .sort((a, b) => b.similarity - a.similarity || a.right - b.right)
      .slice(0, MAX_NEIGHBOURS);
  }

  /** Exact mean similarity of one cluster with each of the others. */
  compare(leader: number, others: Iterable<number>): Edge[] {
    const dense = this.#dense;
    const { says } = this.#space;
    const { terms, weights } = this.#clusters.sum(leader);
    for (let at = 0; at < terms.length; at++) dense[terms[at]!] = weights[at]!;
    const edges: Edge[] = [];
    for (const other of others) {
      if (this.#decided.areApart(this.#clusters, leader, other)) continue;
      const right = this.#clusters.sum(other);
      let dot = 0;
      let said = 0;
      let marked = 0;
      for (let at = 0; at < right.terms.length; at++) {
        const term = right.terms[at]!;
        const product = dense[term]! * right.weights[at]!;
        if (says[term] === 1) said += product;
        else dot += product;
        if (says[term] === 2) marked += product;
      }
      const pairs = this.#clusters.size(leader) * this.#clusters.size(other);
      edges.push({
        similarity: said < this.#least(leader, other, marked / pairs) * pairs ? 0 : dot / pairs,
        left: leader,
        right: other
      });
    }
    for (let at = 0; at < terms.length; at++) dense[terms[at]!] = 0;
    return edges;
  }

  /** The least mean similarity of grievances with which two clusters are one matter. */
  #least(left: number, right: number, marked: number): number {
    if (marked >= SAYS_ENOUGH) return 0;
    const sizes = [this.#clusters.size(left), this.#clusters.size(right)];
    const more = Math.max(...sizes);
    return more >= LARGE && COMPANION * Math.min(...sizes) <= more ? 0 : LEAST_GRIEVANCE;
  }

  #candidates(leader: number, sum: SparseSum, floor: number): number[] {
    const { starts, postings, postingWeights } = this.#space;
    const clusterOf = this.#clusters.leader;
    const score = this.#score;
    const touched = this.#touched;
    let count = 0;
    let read = 0;
    for (const at of this.#queryOrder(sum)) {
      const term = sum.terms[at]!;
      const from = starts[term]!;
      const to = starts[term + 1]!;
      read += to - from;
      if (read > READ_BUDGET && count > 0) break;
      const weight = sum.weights[at]!;
      for (let slot = from; slot < to; slot++) {
        const cluster = clusterOf[postings[slot]!]!;
        if (score[cluster] === 0) touched[count++] = cluster;
        score[cluster] = score[cluster]! + weight * postingWeights[slot]!;
      }
    }
    const { sizes } = this.#clusters;
    const least = floor * sizes[leader]!;
    const found: { cluster: number; score: number }[] = [];
    for (let index = 0; index < count; index++) {
      const cluster = touched[index]!;
      const reached = score[cluster]!;
      score[cluster] = 0;
      if (cluster !== leader && reached >= least * sizes[cluster]!)
        found.push({ cluster, score: reached / sizes[cluster]! });
    }
    if (found.length > MAX_CANDIDATES)
      found.sort((a, b) => b.score - a.score || a.cluster - b.cluster).length = MAX_CANDIDATES;
    return found.map((candidate) => candidate.cluster);
  }

  /** Positions of the strongest terms, the rarest first. */
  #queryOrder(sum: SparseSum): number[] {
    const { starts } = this.#space;
    let order: number[] = [];
    for (let at = 0; at < sum.terms.length; at++) if (sum.weights[at]! > 0) order.push(at);
    if (order.length > QUERY_TERMS)
      order = order.sort((a, b) => sum.weights[b]! - sum.weights[a]! || a - b).slice(0, QUERY_TERMS);
    const length = (at: number): number => starts[sum.terms[at]! + 1]! - starts[sum.terms[at]!]!;
    return order.sort((a, b) => length(a) - length(b) || a - b);
  }
}
