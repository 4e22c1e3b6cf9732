import type { QueryRow } from '#lib/contracts/query-row.ts';

/** 数据页: from a table back to the files it was made from, and on to what reads it. */
export type LineageEdge = QueryRow<'data/lineage'>;

export interface LineageNode {
  relation: string;
  /** The name without its layer. */
  name: string;
  /** Shortest number of steps away; 1 is read (or reading) without anything between. */
  steps: number;
}

export interface LineageColumn {
  layer: Layer;
  label: string;
  nodes: LineageNode[];
}

export interface Lineage {
  /** Inputs of the relation, files first; layers without nodes are left out. */
  upstream: LineageColumn[];
  /** Readers of the relation, nearest layer first. */
  downstream: LineageColumn[];
  /** Records (petitions, visits …) whose files reach the relation. */
  records: string[];
}

type Layer = 'raw' | 'staging' | 'core' | 'marts';

const LAYERS: Layer[] = ['raw', 'staging', 'core', 'marts'];
const LAYER_LABELS: Record<Layer, string> = { raw: '文件与清单', staging: '清洗', core: '核心', marts: '发布' };

/**
 * The whole ancestry and the whole offspring of a relation.
 * @param isRecord tells records that arrive in files from the relations that the build writes itself (raw.batches,
 *   raw.build …)
 */
export function lineageOf(
  relation: string,
  edges: readonly LineageEdge[],
  isRecord: (name: string) => boolean
): Lineage {
  const reads = group(
    edges,
    (edge) => edge.relation,
    (edge) => edge.reads
  );
  const readers = group(
    edges,
    (edge) => edge.reads,
    (edge) => edge.relation
  );
  const upstream = reach(relation, reads);
  return {
    upstream: columns(upstream),
    downstream: columns(reach(relation, readers)),
    records: [...upstream.keys()]
      .filter((name) => layerOf(name) === 'raw')
      .map(nameOf)
      .filter(isRecord)
      .sort()
  };
}

/** Numbers of direct sources and direct readers of each relation. */
export function degreeOf(edges: readonly LineageEdge[]): (relation: string) => { reads: number; readers: number } {
  const reads = group(
    edges,
    (edge) => edge.relation,
    (edge) => edge.reads
  );
  const readers = group(
    edges,
    (edge) => edge.reads,
    (edge) => edge.relation
  );
  return (relation) => ({ reads: reads.get(relation)?.length ?? 0, readers: readers.get(relation)?.length ?? 0 });
}

function group(
  edges: readonly LineageEdge[],
  key: (edge: LineageEdge) => string,
  value: (edge: LineageEdge) => string
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const edge of edges) groups.set(key(edge), [...(groups.get(key(edge)) ?? []), value(edge)]);
  return groups;
}

/**
 * Everything reachable with its shortest distance, without the start itself. The map is also the guard against
 * cycles.
 */
function reach(start: string, next: ReadonlyMap<string, string[]>): Map<string, number> {
  const steps = new Map<string, number>();
  let front = next.get(start) ?? [];
  for (let distance = 1; front.length > 0; distance++) {
    const fresh = [...new Set(front)].filter((relation) => relation !== start && !steps.has(relation));
    for (const relation of fresh) steps.set(relation, distance);
    front = fresh.flatMap((relation) => next.get(relation) ?? []);
  }
  return steps;
}

function columns(found: ReadonlyMap<string, number>): LineageColumn[] {
  return LAYERS.map((layer) => ({
    layer,
    label: LAYER_LABELS[layer],
    nodes: [...found]
      .filter(([relation]) => layerOf(relation) === layer)
      .map(([relation, steps]) => ({ relation, name: nameOf(relation), steps }))
      .sort((a, b) => a.steps - b.steps || (a.name < b.name ? -1 : 1))
  })).filter((column) => column.nodes.length > 0);
}

function layerOf(relation: string): string {
  return relation.slice(0, relation.indexOf('.'));
}

function nameOf(relation: string): string {
  return relation.slice(relation.indexOf('.') + 1);
}
