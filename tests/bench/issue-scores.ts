/** How well a found grouping meets a known one. */
export interface BestMatch {
  reference: string;
  f1: number;
  precision: number;
  recall: number;
  /** Records of the reference, of the best cluster, and in both. */
  expected: number;
  found: number;
  shared: number;
}

/**
 * For every known issue the cluster that fits it best by F1.
 * @param clusterOf record id → cluster id; records without a cluster are absent or null
 * @param references known issue → ids of its records
 */
export function bestMatches(
  clusterOf: ReadonlyMap<string, string | null>,
  references: ReadonlyMap<string, readonly string[]>
): BestMatch[] {
  const sizes = new Map<string, number>();
  for (const cluster of clusterOf.values()) if (cluster !== null) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return [...references].map(([reference, ids]) => {
    const shared = new Map<string, number>();
    for (const id of new Set(ids)) {
      const cluster = clusterOf.get(id) ?? null;
      if (cluster !== null) shared.set(cluster, (shared.get(cluster) ?? 0) + 1);
    }
    const expected = new Set(ids).size;
    let best: BestMatch = { reference, f1: 0, precision: 0, recall: 0, expected, found: 0, shared: 0 };
    for (const [cluster, both] of shared) {
      const found = sizes.get(cluster)!;
      const f1 = (2 * both) / (found + expected);
      if (f1 > best.f1)
        best = { reference, f1, precision: both / found, recall: both / expected, expected, found, shared: both };
    }
    return best;
  });
}

export function meanF1(matches: readonly BestMatch[]): number {
  return matches.length === 0 ? 0 : matches.reduce((sum, match) => sum + match.f1, 0) / matches.length;
}

export interface BCubed {
  precision: number;
  recall: number;
  f1: number;
  records: number;
}

/**
 * B-cubed: per record, the share of its cluster that is of its matter (precision) and of its matter that is in its
 * cluster (recall), averaged. A record without a cluster stands alone.
 * @param matterOf record id → true matter; only these records are judged
 */
export function bCubed(clusterOf: ReadonlyMap<string, string | null>, matterOf: ReadonlyMap<string, string>): BCubed {
  const clusters = new Map<string, number>();
  const matters = new Map<string, number>();
  const both = new Map<string, number>();
  const keys = [...matterOf].map(([id, matter]) => ({ cluster: clusterOf.get(id) ?? `\u0000${id}`, matter }));
  for (const { cluster, matter } of keys) {
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + 1);
    matters.set(matter, (matters.get(matter) ?? 0) + 1);
    both.set(`${cluster}\n${matter}`, (both.get(`${cluster}\n${matter}`) ?? 0) + 1);
  }
  let precision = 0;
  let recall = 0;
  for (const { cluster, matter } of keys) {
    const shared = both.get(`${cluster}\n${matter}`)!;
    precision += shared / clusters.get(cluster)!;
    recall += shared / matters.get(matter)!;
  }
  const records = keys.length;
  if (records === 0) return { precision: 0, recall: 0, f1: 0, records };
  precision /= records;
  recall /= records;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), records };
}

/** Share of the records that sit in the largest cluster. */
export function largestShare(clusterOf: ReadonlyMap<string, string | null>): number {
  const sizes = new Map<string, number>();
  for (const cluster of clusterOf.values()) if (cluster !== null) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return clusterOf.size === 0 ? 0 : Math.max(0, ...sizes.values()) / clusterOf.size;
}
