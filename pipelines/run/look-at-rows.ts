import { InputError, QueryError } from '#lib/domain/errors.ts';
import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement, type Json } from '@duckdb/node-api';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { attachReadOnlyStatement } from '#pipelines/warehouse/ddl.ts';
import { openLayers } from './build-warehouse.ts';
import { createModels } from './make-models.ts';
import { takeFound } from './kept-facts.ts';
import { publishedInput } from './published-input.ts';

export interface FoundRows {
  columns: string[];
  /** In the order of the columns; BIGINT and DECIMAL as text. */
  rows: Json[][];
  /** True when the limit cut rows off. */
  isCut: boolean;
}

/** Statements that only read. */
const READING = new Set([StatementType.SELECT, StatementType.EXPLAIN]);

/**
 * Answers one select over the published marts and core, and over staging and raw as they are landed now. Mentions of
 * companies and hot issues are read as the last build found them. `limit` 0 stands for all rows. Throws InputError
 * for anything but one reading statement, QueryError for one that DuckDB refuses. Nothing is changed.
 */
export async function lookAtRows(folder: StateFolder, sql: string, limit: number, now: Date): Promise<FoundRows> {
  if (!existsSync(folder.warehouse))
    throw new QueryError('WAREHOUSE_MISSING', '还没有发布过数据', '先运行 npm run -s data -- run all，或 npm start');
  const workDir = join(folder.scratch, `look-${process.pid}`);
  mkdirSync(workDir, { recursive: true });
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(workDir, 'spill') });
  try {
    await runSqlText(connection, attachReadOnlyStatement(folder.warehouse, basename(folder.warehouse, '.duckdb')));
    if (/\b(raw|staging)\b/i.test(sql)) await openBelow(connection, folder, workDir, now);
    const statement = await prepareReading(connection, sql);
    const reader = await statement.runAndReadUntil(limit === 0 ? Infinity : limit + 1).catch(refused);
    const rows = reader.getRowsJson();
    return {
      columns: reader.columnNames(),
      rows: limit === 0 ? rows : rows.slice(0, limit),
      isCut: limit > 0 && rows.length > limit
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Raw relations and staging views, as a build makes them. */
async function openBelow(connection: DuckDBConnection, folder: StateFolder, workDir: string, now: Date): Promise<void> {
  const input = await publishedInput(folder, workDir, now);
  const models = await openLayers(connection, folder.warehouse, input);
  const facts = join(workDir, 'facts');
  if (takeFound(folder, facts)) {
    await runSqlFile(connection, 'issues/facts.sql', { folder: facts });
    await runSqlFile(connection, 'enterprises/facts.sql', { folder: facts });
  }
  const staging = models.filter((model) => model.layer === 'staging');
  await createModels([connection], staging, input);
}

async function prepareReading(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(sql).catch(refused);
  if (statements.count !== 1)
    throw new InputError(
      'INPUT_INVALID',
      `要写一条查询，写了 ${statements.count} 条，数据没有变化`,
      '用引号括起一条 select'
    );
  const statement = await statements.prepare(0).catch(refused);
  if (!READING.has(statement.statementType))
    throw new InputError('INPUT_INVALID', '只能查询，不能改动，数据没有变化', '写一条 select');
  return statement;
}

function refused(cause: unknown): never {
  const detail = cause instanceof Error ? cause.message.split('\n').slice(0, 2).join(' ') : String(cause);
  throw new QueryError('QUERY_FAILED', `查询没有成功：${detail}`, '核对关系名和列名；数据没有变化', { cause });
}
