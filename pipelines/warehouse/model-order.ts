import { ModelError } from '#lib/domain/errors.ts';
import { listValue, type DuckDBConnection, type Json } from '@duckdb/node-api';
import type { Model } from './model.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

/** Which layers a layer may read. Marts may read marts, core may read core and staging, and so on; never upwards. */
const MAY_READ: Record<string, string[]> = {
  staging: ['raw'],
  core: ['staging', 'core', 'raw'],
  marts: ['core', 'marts', 'raw']
};

export interface OrderedModel extends Model {
  /** Relations it reads, schema-qualified, sorted. */
  reads: string[];
}

/** Relations that each statement reads, by its text: a serving process builds many times. */
const parsed = new Map<string, string[]>();

/**
 * The schema-qualified relations that each statement reads, sorted, found by DuckDB's own parser; unqualified names
 * are its CTEs. Throws ModelError.
 */
export async function relationsRead(
  connection: DuckDBConnection,
  statements: { path: string; sql: string }[]
): Promise<string[][]> {
  const fresh = statements.filter(({ sql }) => !parsed.has(sql));
  // All in one question: asked one by one, the models of a build take a fifth of a second.
  const trees =
    fresh.length === 0
      ? []
      : await runSqlFile(connection, 'build/parse.sql', { statements: listValue(fresh.map(({ sql }) => sql)) });
  for (const [i, { path, sql }] of fresh.entries()) {
    const tree = JSON.parse(String(trees[i]!.tree)) as { error: boolean; error_message?: string };
    if (tree.error)
      throw new ModelError(
        'MODEL_INVALID',
        `${path} 不是可解析的 select：${tree.error_message ?? ''}`,
        '每个文件只写一条 select，不用 PIVOT'
      );
    const found = new Set<string>();
    collectTables(tree as unknown as Json, found);
    parsed.set(sql, [...found].sort());
  }
  return statements.map(({ sql }) => parsed.get(sql)!);
}

function collectTables(node: Json, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) collectTables(child, found);
  } else if (node !== null && typeof node === 'object') {
    if (node.type === 'BASE_TABLE' && typeof node.schema_name === 'string' && node.schema_name !== '')
      found.add(`${node.schema_name}.${String(node.table_name)}`);
    for (const child of Object.values(node)) collectTables(child, found);
  }
}

/**
 * Sorts models so that each comes after what it reads. Throws ModelError on a cycle, an unknown relation or a wrong
 * layer.
 */
export async function orderModels(
  connection: DuckDBConnection,
  models: Model[],
  declared: Set<string>
): Promise<OrderedModel[]> {
  const byRelation = new Map(models.map((model) => [model.relation, model]));
  const reads = new Map<string, string[]>();
  const readByEach = await relationsRead(connection, models);
  for (const [i, model] of models.entries()) {
    const relations = readByEach[i]!;
    for (const relation of relations) {
      const layer = relation.split('.')[0]!;
      if (!MAY_READ[model.layer]!.includes(layer))
        throw new ModelError('MODEL_INVALID', `模型 ${model.path} 越层读取 ${relation}`, '只读同层或下一层');
      if (!byRelation.has(relation) && !declared.has(relation))
        throw new ModelError('MODEL_INVALID', `模型 ${model.path} 读取了不存在的 ${relation}`, '检查关系名');
    }
    reads.set(model.relation, relations);
  }
  const ordered: OrderedModel[] = [];
  const state = new Map<string, 'visiting' | 'done'>();
  const visit = (model: Model) => {
    if (state.get(model.relation) === 'done') return;
    if (state.get(model.relation) === 'visiting')
      throw new ModelError('MODEL_INVALID', `模型 ${model.path} 处在循环依赖中`, '拆开互相读取的模型');
    state.set(model.relation, 'visiting');
    for (const relation of reads.get(model.relation)!) {
      const below = byRelation.get(relation);
      if (below) visit(below);
    }
    state.set(model.relation, 'done');
    ordered.push({ ...model, reads: reads.get(model.relation)! });
  };
  models.forEach(visit);
  return ordered;
}

/** Names of the models, in order, that read one of the relations, directly or through others. */
export function readersOf(ordered: OrderedModel[], relations: string[]): Set<string> {
  const readers = new Set<string>();
  for (const model of ordered) {
    if (model.reads.some((relation) => relations.includes(relation) || readers.has(relation)))
      readers.add(model.relation);
  }
  return readers;
}

/** The models, in order, that the relations are made from, the relations themselves included. */
export function neededFor(ordered: OrderedModel[], relations: string[]): OrderedModel[] {
  const needed = new Set(relations);
  return ordered
    .toReversed()
    .filter((model) => {
      if (!needed.has(model.relation)) return false;
      model.reads.forEach((relation) => needed.add(relation));
      return true;
    })
    .toReversed();
}
