import { agglomerate } from './agglomerate.ts';
import type { Clusters } from './clusters.ts';
import type { NeighbourSearch } from './neighbours.ts';

/** An issue is looked at again when its records are on average less alike than this share of the joining threshold. */
const LOOSE = 0.7;

/**
 * Takes changed clusters that no longer hold together apart and joins their records anew among themselves. The gap
 * between joining and dividing keeps an issue from flickering from day to day.
 * @param hasChanged limits the work to clusters of this run
 */
export function divideIncoherent(
  clusters: Clusters,
  search: NeighbourSearch,
  threshold: number,
  hasChanged: (leader: number) => boolean
): void {
  for (const leader of clusters.leaders) {
    if (clusters.size(leader) < 4 || !hasChanged(leader) || clusters.cohesion(leader) >= LOOSE * threshold) continue;
    const records = new Set(clusters.dissolve(leader));
    const neighbours = [...records]
      .sort((left, right) => left - right)
      .map((record) => search.of(record, threshold).filter((edge) => records.has(edge.right)));
    agglomerate(clusters, search, neighbours, threshold);
  }
}
