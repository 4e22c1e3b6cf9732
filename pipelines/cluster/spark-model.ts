import { ModelError } from '#lib/domain/errors.ts';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { SparkPrinter, type ColumnsOf } from './spark-select.ts';
import { nodeIn, nodesIn, type TreeNode } from './spark-tree.ts';

/** Spark's text of a statement, or why there is none. */
export interface SparkModel {
  path: string;
  /** Null where a construct has no translation. */
  sql: string | null;
  refusal: string;
}

/** Translates each statement from DuckDB's own parse tree. Nothing is thrown: a refusal is part of the answer. */
export async function sparkModels(
  connection: DuckDBConnection,
  statements: { path: string; sql: string }[],
  columnsOf: ColumnsOf
): Promise<SparkModel[]> {
  const trees = await runSqlFile(connection, 'build/parse.sql', {
    statements: listValue(statements.map(({ sql }) => sql))
  });
  return statements.map(({ path }, i) => {
    const [statement] = nodesIn(JSON.parse(String(trees[i]!.tree)) as TreeNode, 'statements');
    if (!statement) return { path, sql: null, refusal: '不是一条 select' };
    try {
      return { path, sql: new SparkPrinter(columnsOf).print(nodeIn(statement, 'node')), refusal: '' };
    } catch (cause) {
      if (!(cause instanceof ModelError)) throw cause;
      return { path, sql: null, refusal: cause.message };
    }
  });
}
