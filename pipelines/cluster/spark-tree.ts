import { ModelError } from '#lib/domain/errors.ts';
import type { Json } from '@duckdb/node-api';

/** A node of DuckDB's parse tree, as `json_serialize_sql` gives it. */
export type TreeNode = Readonly<Record<string, Json>>;

/** Refuses a construct that no translation is written for; the caller adds the file. */
export function untranslated(construct: string): never {
  throw new ModelError(
    'MODEL_INVALID',
    `${construct} 在 Spark 上没有相同的写法`,
    '改用 pipelines/cluster/README.md 所列写法，或在 spark-functions.ts 加一条译法和测试'
  );
}

export function isNode(value: Json | undefined): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part that the parser always gives. */
export function nodeIn(parent: TreeNode, key: string): TreeNode {
  const value = parent[key];
  return isNode(value) ? value : untranslated(`${String(parent.type)}.${key}`);
}

/** A part that may be missing. */
export function optionalNode(parent: TreeNode, key: string): TreeNode | null {
  const value = parent[key];
  return isNode(value) ? value : null;
}

/** The nodes of a list; none where the list is missing. */
export function nodesIn(parent: TreeNode, key: string): TreeNode[] {
  const value = parent[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The texts of a list; none where the list is missing. */
export function textsIn(parent: TreeNode, key: string): string[] {
  const value = parent[key];
  return Array.isArray(value) ? value.map(String) : [];
}

export function textIn(parent: TreeNode, key: string): string {
  const value = parent[key];
  return typeof value === 'string' ? value : '';
}

/** A name as Spark takes any, Chinese ones included. */
export function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A text as Spark reads it: a backslash is an escape there and none in DuckDB. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
