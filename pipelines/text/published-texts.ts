/** Inputs of commands on texts: the published warehouse, and the redacted texts in landing. */
import { SourceError } from '#lib/domain/errors.ts';
import type { Json } from '@duckdb/node-api';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuck, runSqlFile, type SqlParameters } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

export type Rows = Record<string, Json>[];

/** Asks a file of `sql/` of the published warehouse. @throws SourceError when nothing was published yet */
export async function askPublished(folder: StateFolder, path: string, parameters: SqlParameters = {}): Promise<Rows> {
  if (!existsSync(folder.warehouse))
    throw new SourceError(
      'WAREHOUSE_MISSING',
      '还没有发布过数据 — 数据文件夹 — 没有改动任何东西',
      '先运行 npm run -s data -- run all'
    );
  return withDuck(folder.warehouse, folder, true, async (ask) => ask(path, parameters));
}

/** Title and text of records, by `source batch row`. */
export async function textsOf(
  folder: StateFolder,
  wanted: Rows
): Promise<Map<string, { title: string; text: string }>> {
  const scratch = mkdtempSync(join(folder.root, 'wanted-'));
  try {
    const path = join(scratch, 'wanted.json');
    writeFileSync(
      path,
      JSON.stringify(wanted.map(({ source, batch_no, row_number }) => ({ source, batch_no, row_number })))
    );
    const rows = await withDuck(':memory:', folder, false, async (ask) =>
      ask('corrections/texts.sql', { wanted: path, landing: folder.landing })
    );
    return new Map(rows.map((row) => [textKey(row), { title: String(row.title), text: String(row.text) }]));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Names one row of landing. */
export function textKey({ source, batch_no, row_number }: Rows[number]): string {
  return `${String(source)} ${String(batch_no)} ${String(row_number)}`;
}

async function withDuck<T>(
  path: string,
  folder: StateFolder,
  readOnly: boolean,
  work: (ask: (path: string, parameters: SqlParameters) => Promise<Rows>) => Promise<T>
): Promise<T> {
  const { instance, connection } = await openDuck(path, { spillDir: join(folder.scratch, 'texts-spill'), readOnly });
  try {
    return await work((file, parameters) => runSqlFile(connection, file, parameters));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
