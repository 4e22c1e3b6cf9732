import type { Json } from '@duckdb/node-api';
import { isNode, nodesIn, textIn, untranslated, type TreeNode } from './spark-tree.ts';

/** Lists that a select unnests, and its columns with the place of each unnested value in their stead. */
export interface Lifted {
  columns: TreeNode[];
  /** Spark's text of each list, in the order found. */
  lists: string[];
}

/** Name of the view that Spark unnests into, and of its one column. */
const VIEW = 'unnested';

/**
 * Takes `unnest` out of the columns of a select: DuckDB allows it anywhere in an expression, and side by side where the
 * lists are of one length; Spark unnests in the from clause.
 */
export function liftUnnests(columns: TreeNode[], write: (node: TreeNode) => string): Lifted {
  const lists: string[] = [];
  const replaced = columns.map((column) => lift(column, lists, write));
  return {
    lists,
    // One list is unnested into a plain column, several into the fields of a pair, triple …
    columns: replaced.map((column) =>
      isNode(column) ? (lists.length > 1 ? withFields(column) : column) : untranslated('unnest')
    )
  };
}

/** The from clause that unnests the lists of a select; '' for none. */
export function lateralView(lists: string[]): string {
  const [only] = lists;
  if (only === undefined) return '';
  // A list that is null has no rows; beside others it gives nulls.
  const list = lists.length === 1 ? only : `arrays_zip(${lists.map((one) => `coalesce(${one}, array())`).join(', ')})`;
  return ` lateral view explode(${list}) ${VIEW} as ${VIEW}`;
}

function lift(node: Json, lists: string[], write: (node: TreeNode) => string): Json {
  if (Array.isArray(node)) return node.map((child) => lift(child, lists, write));
  // A subquery unnests for itself.
  if (!isNode(node) || node.class === 'SUBQUERY') return node;
  const name = node.class === 'FUNCTION' ? textIn(node, 'function_name') : '';
  if (name !== 'unnest' && name !== 'generate_subscripts')
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, lift(child, lists, write)]));
  const text = write(nodesIn(node, 'children')[0]!);
  const number =
    lists.push(name === 'unnest' ? text : `if(size(${text}) > 0, sequence(1, size(${text})), array())`) - 1;
  return { class: 'COLUMN_REF', type: 'COLUMN_REF', alias: textIn(node, 'alias'), column_names: [VIEW], field: number };
}

/** Points each place at its field, now that it is known that there are several. */
function withFields(node: TreeNode): TreeNode {
  const inside = (child: Json): Json =>
    Array.isArray(child)
      ? child.map(inside)
      : isNode(child) && child.class !== 'SUBQUERY'
        ? { ...withFields(child) }
        : child;
  if (typeof node.field === 'number') return { ...node, column_names: [VIEW, String(node.field)] };
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, inside(child)]));
}
