import type { Clusters } from './clusters.ts';
import { EdgeQueue, type Edge } from './edge-queue.ts';
import type { NeighbourSearch } from './neighbours.ts';

/** Neighbours remembered per growing cluster. */
const MAX_LINKS = 40;

/**
 * Average-linkage clustering over a graph of candidate pairs: the two clusters whose records are on average most
 * alike join first, until no pair reaches the threshold. Joining by the mean, not by the closest pair, keeps one
 * cluster from swallowing all.
 * @param neighbours of each cluster, as `NeighbourSearch.of` finds them
 * @returns leaders of the clusters that grew, ascending
 */
export function agglomerate(
  clusters: Clusters,
  search: NeighbourSearch,
  neighbours: readonly (readonly Edge[])[],
  threshold: number
): number[] {
  const links = new Links(clusters.leader.length);
  const queue = new EdgeQueue((leader, born) => links.holds(leader, born));
  const link = (edges: readonly Edge[]): void => {
    for (const { left, right } of edges) links.add(left, right);
    queue.push(edges, links.joins);
  };
  neighbours.forEach(link);
  const grown = new Set<number>();
  for (let edge = queue.pop(); edge !== undefined; edge = queue.pop()) {
    const others = links.join(edge.left, edge.right);
    grown.delete(edge.left);
    grown.delete(edge.right);
    const leader = clusters.join(edge.left, edge.right);
    grown.add(leader);
    const compared = search.compare(leader, others, 0.5 * threshold).slice(0, MAX_LINKS);
    const joining = compared.findIndex((next) => next.similarity < threshold);
    link(joining === -1 ? compared : compared.slice(0, joining));
    if (joining !== -1) for (const { left, right } of compared.slice(joining)) links.add(left, right);
  }
  return [...grown].sort((left, right) => left - right);
}

/**
 * The clusters that each cluster was compared with. Joining only writes down its number; a link made before its
 * other end joined something is passed over when it is read.
 */
class Links {
  /** Joins so far. */
  joins = 0;
  /** Number of the last join of each cluster. */
  readonly #joined: Int32Array;
  /** Other ends, each followed by the joins at the time of the link. */
  readonly #others: (number[] | undefined)[];

  constructor(clusters: number) {
    this.#joined = new Int32Array(clusters);
    this.#others = new Array<number[] | undefined>(clusters);
  }

  /** Whether a cluster is as it was after this many joins. */
  holds(leader: number, born: number): boolean {
    return this.#joined[leader]! <= born;
  }

  add(left: number, right: number): void {
    (this.#others[left] ??= []).push(right, this.joins);
    (this.#others[right] ??= []).push(left, this.joins);
  }

  /** Notes that two clusters become one; returns the others that were linked with either. */
  join(left: number, right: number): Set<number> {
    const others = new Set<number>();
    for (const side of [left, right]) {
      const own = this.#others[side] ?? [];
      for (let at = 0; at < own.length; at += 2) if (this.holds(own[at]!, own[at + 1]!)) others.add(own[at]!);
      this.#others[side] = undefined;
    }
    others.delete(left);
    others.delete(right);
    this.joins++;
    this.#joined[left] = this.joins;
    this.#joined[right] = this.joins;
    return others;
  }
}
