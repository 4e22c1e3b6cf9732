import type { Clusters } from './clusters.ts';
import { EdgeHeap } from './edge-heap.ts';
import type { Edge, NeighbourSearch } from './neighbours.ts';

/** Neighbours remembered per growing cluster. */
const MAX_LINKS = 40;

/**
 * Average-linkage clustering over a graph of candidate pairs: the two clusters whose records are on average most
 * alike join first, until no pair reaches the threshold. Joining by the mean, not by the closest pair, keeps one
 * cluster from swallowing all.
 * @returns leaders of the clusters that grew, ascending
 */
export function agglomerate(
  clusters: Clusters,
  search: NeighbourSearch,
  edges: readonly Edge[],
  threshold: number
): number[] {
  const heap = new EdgeHeap();
  const links = new Map<number, Map<number, number>>();
  const link = (edge: Edge): void => {
    const [left, right] = edge.left < edge.right ? [edge.left, edge.right] : [edge.right, edge.left];
    linksOf(links, left).set(right, edge.similarity);
    linksOf(links, right).set(left, edge.similarity);
    if (edge.similarity >= threshold) heap.push({ similarity: edge.similarity, left, right });
  };
  edges.forEach(link);
  const grown = new Set<number>();
  for (let edge = heap.pop(); edge !== undefined; edge = heap.pop()) {
    // An entry is stale when either side has joined something since: its similarity is no longer on record.
    if (links.get(edge.left)?.get(edge.right) !== edge.similarity) continue;
    const others = new Set([...links.get(edge.left)!.keys(), ...links.get(edge.right)!.keys()]);
    others.delete(edge.left);
    others.delete(edge.right);
    for (const side of [edge.left, edge.right]) {
      for (const other of links.get(side)!.keys()) links.get(other)?.delete(side);
      links.delete(side);
      grown.delete(side);
    }
    const leader = clusters.join(edge.left, edge.right);
    grown.add(leader);
    const compared = search.compare(leader, others).filter((next) => next.similarity >= 0.5 * threshold);
    if (compared.length > MAX_LINKS)
      compared.sort((a, b) => b.similarity - a.similarity || a.right - b.right).length = MAX_LINKS;
    compared.forEach(link);
  }
  return [...grown].sort((left, right) => left - right);
}

function linksOf(links: Map<number, Map<number, number>>, leader: number): Map<number, number> {
  let own = links.get(leader);
  if (!own) links.set(leader, (own = new Map()));
  return own;
}
