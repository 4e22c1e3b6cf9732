import { DuckDBConnection, DuckDBInstance, type DuckDBValue, type Json } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type SqlParameters = Record<string, DuckDBValue>;

/** Folder of the SQL files; the product always runs from its checkout. */
export const SQL_DIR = join(import.meta.dirname, '..', '..', 'sql');

/**
 * Runs every statement of a SQL file (path below `sql/`), binding the named parameters each of them uses.
 * Returns the rows of the last statement as JSON values (BIGINT and DECIMAL as text).
 */
export async function runSqlFile(
  connection: DuckDBConnection,
  path: string,
  parameters: SqlParameters = {}
): Promise<Record<string, Json>[]> {
  return runSqlText(connection, readFileSync(join(SQL_DIR, path), 'utf8'), parameters);
}

/** As runSqlFile, for text that already is in memory. */
export async function runSqlText(
  connection: DuckDBConnection,
  text: string,
  parameters: SqlParameters = {}
): Promise<Record<string, Json>[]> {
  const statements = await connection.extractStatements(text);
  let rows: Record<string, Json>[] = [];
  for (let index = 0; index < statements.count; index++) {
    const prepared = await statements.prepare(index);
    for (let parameter = 1; parameter <= prepared.parameterCount; parameter++) {
      const name = prepared.parameterName(parameter);
      const value = parameters[name];
      if (value === undefined) throw new Error(`SQL parameter $${name} has no value`);
      prepared.bindValue(parameter, value);
    }
    const isLast = index === statements.count - 1;
    if (isLast) rows = (await prepared.runAndReadAll()).getRowObjectsJson();
    else await prepared.run();
    prepared.destroySync();
  }
  return rows;
}

export interface DuckSettings {
  /** Folder where DuckDB may spill; nothing else is written there. */
  spillDir: string;
  memoryLimit?: string;
  /** For the published file, which others read at the same time. */
  readOnly?: boolean;
}

/**
 * Opens a private DuckDB (`:memory:` or a file) with the settings every pipeline step shares. The caller closes both.
 */
export async function openDuck(
  path: string,
  settings: DuckSettings
): Promise<{ instance: DuckDBInstance; connection: DuckDBConnection }> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: settings.memoryLimit ?? '1200MB',
    temp_directory: settings.spillDir,
    // Files are written and read by this one version of DuckDB only; its newest storage is smaller to analyse and
    // faster to write.
    storage_compatibility_version: 'latest',
    ...(settings.readOnly ? { access_mode: 'READ_ONLY' } : {})
  });
  const connection = await instance.connect();
  await runSqlFile(connection, 'session.sql');
  return { instance, connection };
}
