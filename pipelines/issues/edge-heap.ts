import type { Edge } from './neighbours.ts';

/**
 * Edges, the most similar first; equal ones by the lower pair of leaders, so that the order of insertion never shows.
 */
export class EdgeHeap {
  readonly #edges: Edge[] = [];

  push(edge: Edge): void {
    const edges = this.#edges;
    let at = edges.length;
    edges.push(edge);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(edge, edges[parent]!)) break;
      edges[at] = edges[parent]!;
      at = parent;
    }
    edges[at] = edge;
  }

  pop(): Edge | undefined {
    const edges = this.#edges;
    const top = edges[0];
    const last = edges.pop();
    if (top === undefined || last === undefined || edges.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= edges.length) break;
      if (child + 1 < edges.length && before(edges[child + 1]!, edges[child]!)) child++;
      if (!before(edges[child]!, last)) break;
      edges[at] = edges[child]!;
      at = child;
    }
    edges[at] = last;
    return top;
  }
}

function before(left: Edge, right: Edge): boolean {
  if (left.similarity !== right.similarity) return left.similarity > right.similarity;
  return left.left !== right.left ? left.left < right.left : left.right < right.right;
}
