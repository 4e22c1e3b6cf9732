/** A pair of clusters with the mean similarity of their records. */
export interface Edge {
  similarity: number;
  left: number;
  right: number;
}

/** Edges of one cluster (`left` of each), the most similar first, equal ones by the other end. */
interface EdgeList {
  edges: readonly Edge[];
  at: number;
  /** Joins that had happened when the edges were found. */
  born: number;
}

/**
 * Takes the edges of many clusters, the most similar first; equal ones by the lower pair of leaders, so that the order
 * of insertion never shows. A heap of lists instead of edges: once a cluster has joined, all its edges leave as one.
 */
export class EdgeQueue {
  readonly #heap: EdgeList[] = [];
  readonly #holds: (leader: number, born: number) => boolean;

  /** @param holds whether a cluster is as it was after `born` joins */
  constructor(holds: (leader: number, born: number) => boolean) {
    this.#holds = holds;
  }

  /** Adds the edges of one cluster, ordered as an {@link EdgeList}. */
  push(edges: readonly Edge[], born: number): void {
    if (edges.length === 0) return;
    const heap = this.#heap;
    const list = { edges, at: 0, born };
    let at = heap.length;
    heap.push(list);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(list, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = list;
  }

  /** The most similar edge of which both ends are as they were when it was found. */
  pop(): Edge | undefined {
    for (let list = this.#heap[0]; list !== undefined; list = this.#heap[0]) {
      const edge = list.edges[list.at]!;
      const isValid = this.#holds(edge.left, list.born) && this.#holds(edge.right, list.born);
      this.#advance(list);
      if (isValid) return edge;
    }
    return undefined;
  }

  /** Moves the first list to its next valid edge, or takes it out. */
  #advance(list: EdgeList): void {
    const { edges, born } = list;
    list.at = this.#holds(edges[0]!.left, born) ? list.at + 1 : edges.length;
    while (list.at < edges.length && !this.#holds(edges[list.at]!.right, born)) list.at++;
    if (list.at < edges.length) return this.#sink(list);
    const last = this.#heap.pop()!;
    if (last !== list) this.#sink(last);
  }

  /** Puts a list at the top and lets it sink to its place. */
  #sink(list: EdgeList): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (!before(heap[child]!, list)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = list;
  }
}

function before(one: EdgeList, other: EdgeList): boolean {
  const a = one.edges[one.at]!;
  const b = other.edges[other.at]!;
  if (a.similarity !== b.similarity) return a.similarity > b.similarity;
  const difference = Math.min(a.left, a.right) - Math.min(b.left, b.right);
  return difference !== 0 ? difference < 0 : Math.max(a.left, a.right) < Math.max(b.left, b.right);
}
