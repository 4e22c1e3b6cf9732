import type { DuckDBConnection } from '@duckdb/node-api';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { openLayers } from '#pipelines/run/build-warehouse.ts';
import { FOUND_STEPS } from '#pipelines/run/found-steps.ts';
import { takeFound } from '#pipelines/run/kept-facts.ts';
import { createModels } from '#pipelines/run/make-models.ts';
import { publishedInput } from '#pipelines/run/published-input.ts';
import { attachStatement, searchPathStatement } from '#pipelines/warehouse/ddl.ts';
import type { OrderedModel } from '#pipelines/warehouse/model-order.ts';
import { edgeStatement, tableOfFiles, type Column } from './cluster-sql.ts';

/** Relations whose one row says which day it is. */
const UNCHANGED = new Set(['raw.build', 'raw.version']);

/** Everything that models read and make, as Parquet files `<relation>.parquet` in one folder, made by DuckDB. */
export interface World {
  folder: string;
  models: OrderedModel[];
  columns: Map<string, Column[]>;
  /** Seconds of each model on DuckDB. */
  seconds: Map<string, number>;
}

/** File of a relation in a folder of relations. */
export function fileOf(folder: string, relation: string): string {
  return join(folder, `${relation}.parquet`);
}

/**
 * Makes all models on DuckDB from the raw relations of a state, and writes every relation as Parquet into `folder`,
 * which is emptied. `isHard` puts hard values in place of ordinary ones (`edgeStatement`) before the models are made.
 */
export async function makeWorld(state: StateFolder, folder: string, isHard: boolean, now: Date): Promise<World> {
  rmSync(folder, { recursive: true, force: true });
  const raw = join(folder, 'raw');
  mkdirSync(raw, { recursive: true });
  const { models, relations } = await writeRaw(state, raw, join(folder, 'work'), now);
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(folder, 'spill') });
  try {
    const path = join(folder, 'world.duckdb');
    await runSqlText(connection, attachStatement(path, 'world'));
    await runSqlFile(connection, 'build/schemas.sql');
    await runSqlFile(connection, 'build/open.sql');
    await runSqlText(connection, searchPathStatement('world'));
    for (const [relation, columns] of relations) {
      const from = fileOf(raw, relation);
      const to = isHard && !UNCHANGED.has(relation) ? fileOf(folder, relation) : from;
      if (to !== from) await runSqlText(connection, edgeStatement(columns, from, to));
      await runSqlText(connection, tableOfFiles(relation, to));
      await write(connection, relation, folder);
    }
    const seconds = new Map<string, number>();
    for (const model of models) {
      const from = performance.now();
      await createModels([connection], [model], { step: () => undefined });
      seconds.set(model.relation, (performance.now() - from) / 1000);
    }
    for (const { relation } of models) await write(connection, relation, folder);
    return { folder, models, columns: await columnsOf(connection), seconds };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Columns of every relation that the session knows. */
export async function columnsOf(connection: DuckDBConnection): Promise<Map<string, Column[]>> {
  const columns = new Map<string, Column[]>();
  for (const { relation, column_name, data_type } of await runSqlFile(connection, 'cluster/columns.sql')) {
    const list = columns.get(String(relation)) ?? [];
    list.push({ name: String(column_name), type: String(data_type) });
    columns.set(String(relation), list);
  }
  return columns;
}

/** Writes the raw relations of a state as they are landed now, and as the last build found them. */
async function writeRaw(
  state: StateFolder,
  folder: string,
  workDir: string,
  now: Date
): Promise<{ models: OrderedModel[]; relations: Map<string, Column[]> }> {
  mkdirSync(workDir, { recursive: true });
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(workDir, 'spill') });
  try {
    const path = join(workDir, 'scratch.duckdb');
    await runSqlText(connection, attachStatement(path, 'scratch'));
    await runSqlFile(connection, 'build/schemas.sql');
    const models = await openLayers(connection, path, await publishedInput(state, workDir, now));
    const facts = join(workDir, 'facts');
    takeFound(state, facts);
    for (const { name } of FOUND_STEPS) await runSqlFile(connection, `${name}/facts.sql`, { folder: facts });
    const relations = await columnsOf(connection);
    for (const relation of relations.keys()) await write(connection, relation, folder);
    return { models, relations };
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(workDir, { recursive: true, force: true });
  }
}

async function write(connection: DuckDBConnection, relation: string, folder: string): Promise<void> {
  await runSqlFile(connection, 'cluster/write-relation.sql', { relation, path: fileOf(folder, relation) });
}
