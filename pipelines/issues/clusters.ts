import type { Corpus } from './corpus.ts';
import type { VectorSpace } from './vectors.ts';

/** The sum of the unit vectors of a cluster, terms ascending. */
export interface SparseSum {
  terms: Uint32Array;
  weights: Float32Array;
}

/** Terms kept in a sum: bounds the memory and the cost of very large clusters. */
const MAX_SUM_TERMS = 4_096;

/**
 * Which record belongs to which cluster. A cluster is named by its lowest record number (`leader`); a record alone is a
 * cluster of one. Sums are made when first asked for, so a day's run touches only what it needs.
 */
export class Clusters {
  readonly leader: Int32Array;
  /** Records of the cluster, by leader; searches read it millions of times, so it is a plain column. */
  readonly sizes: Int32Array;
  /** Vectors of all records: record r has terms and weights `offsets[r]` .. `offsets[r + 1]`. */
  readonly records: SparseSum & { offsets: Uint32Array };
  readonly #members = new Map<number, number[]>();
  readonly #sums: (SparseSum | undefined)[];
  readonly #corpus: Corpus;
  readonly #space: VectorSpace;

  constructor(corpus: Corpus, space: VectorSpace) {
    this.#corpus = corpus;
    this.#space = space;
    this.leader = corpus.leader;
    this.records = { terms: corpus.terms, weights: space.weights, offsets: corpus.offsets };
    this.#sums = new Array<SparseSum | undefined>(corpus.leader.length);
    this.sizes = new Int32Array(corpus.leader.length);
    this.leader.forEach((leader, record) => {
      if (corpus.alive[record] === 0) return;
      this.sizes[leader]!++;
      if (leader === record) return void (this.#members.has(leader) || this.#members.set(leader, [record]));
      const members = this.#members.get(leader);
      if (members) members.push(record);
      else this.#members.set(leader, [record]);
    });
  }

  /** Leaders of all clusters, ascending. */
  get leaders(): number[] {
    return [...this.#members.keys()].sort((left, right) => left - right);
  }

  members(leader: number): readonly number[] {
    return this.#members.get(leader) ?? [];
  }

  size(leader: number): number {
    return this.sizes[leader] ?? 0;
  }

  /** Records of the cluster that ask and complain of nothing. */
  questions(leader: number): number {
    return this.members(leader).reduce((sum, record) => sum + this.#corpus.asks[record]!, 0);
  }

  sum(leader: number): SparseSum {
    let sum = this.#sums[leader];
    if (sum) return sum;
    const members = this.members(leader);
    sum = this.#vector(members[0]!);
    for (const record of members.slice(1)) sum = added(sum, this.#vector(record));
    this.#sums[leader] = sum;
    return sum;
  }

  /** Joins two clusters and returns the leader of the result, the lower of the two. */
  join(left: number, right: number): number {
    const [leader, other] = left < right ? [left, right] : [right, left];
    const sum = added(this.sum(leader), this.sum(other));
    const joined = this.#members.get(leader)!;
    for (const record of this.#members.get(other)!) {
      joined.push(record);
      this.leader[record] = leader;
    }
    this.sizes[leader] = joined.length;
    this.sizes[other] = 0;
    this.#members.delete(other);
    this.#sums[other] = undefined;
    this.#sums[leader] = sum;
    return leader;
  }

  /** Takes a cluster apart into single records and returns them. */
  dissolve(leader: number): readonly number[] {
    const members = this.#members.get(leader) ?? [];
    this.#members.delete(leader);
    this.#sums[leader] = undefined;
    for (const record of members) {
      this.leader[record] = record;
      this.sizes[record] = 1;
      this.#members.set(record, [record]);
    }
    return members;
  }

  /**
   * Takes one record out of its cluster; it stands alone then. Returns the leader of what is left, null when nothing
   * is.
   */
  detach(record: number): number | null {
    const leader = this.leader[record]!;
    const rest = this.members(leader).filter((member) => member !== record);
    this.dissolve(leader);
    if (rest.length === 0) return null;
    return rest.reduce((joined, member) => this.join(joined, member));
  }

  /**
   * Mean similarity of the pairs within a cluster; 1 for a single record. Sums are cut, so it is a lower bound for
   * huge clusters.
   */
  cohesion(leader: number): number {
    const size = this.size(leader);
    if (size < 2) return 1;
    let squares = 0;
    const { terms, weights } = this.sum(leader);
    for (let at = 0; at < terms.length; at++)
      if (this.#space.says[terms[at]!] !== 1) squares += weights[at]! * weights[at]!;
    return (squares - size) / (size * (size - 1));
  }

  #vector(record: number): SparseSum {
    const from = this.#corpus.offsets[record]!;
    const to = this.#corpus.offsets[record + 1]!;
    return { terms: this.#corpus.terms.subarray(from, to), weights: this.#space.weights.subarray(from, to) };
  }
}

function added(left: SparseSum, right: SparseSum): SparseSum {
  const terms = new Uint32Array(left.terms.length + right.terms.length);
  const weights = new Float32Array(terms.length);
  let length = 0;
  let l = 0;
  let r = 0;
  while (l < left.terms.length || r < right.terms.length) {
    const leftTerm = l < left.terms.length ? left.terms[l]! : Infinity;
    const rightTerm = r < right.terms.length ? right.terms[r]! : Infinity;
    let weight = 0;
    if (leftTerm <= rightTerm) weight += left.weights[l++]!;
    if (rightTerm <= leftTerm) weight += right.weights[r++]!;
    if (weight === 0) continue;
    terms[length] = Math.min(leftTerm, rightTerm);
    weights[length++] = weight;
  }
  const sum = { terms: terms.slice(0, length), weights: weights.slice(0, length) };
  return length > MAX_SUM_TERMS + MAX_SUM_TERMS / 4 ? strongest(sum) : sum;
}

function strongest(sum: SparseSum): SparseSum {
  const floor = sum.weights.slice().sort()[sum.weights.length - MAX_SUM_TERMS]!;
  const kept = Array.from(sum.weights.keys()).filter((at) => sum.weights[at]! >= floor);
  return {
    terms: Uint32Array.from(kept, (at) => sum.terms[at]!),
    weights: Float32Array.from(kept, (at) => sum.weights[at]!)
  };
}
