import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Print } from '#lib/contracts/state/build-prints.ts';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { ROWS_FILE } from '#pipelines/landing/manifests.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';
import { contentStatement, emptyStatement } from './ddl.ts';

/** SHA-256 of the parts, 32 hexadecimal digits. */
export function printOf(...parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 32);
}

/**
 * The content of a relation, whatever the order of its rows: columns with their types, the number of rows and the sum of
 * their 64-bit hashes. A sum and no exclusive or: rows that stand twice must not cancel each other.
 */
export async function contentOf(
  connection: DuckDBConnection,
  relation: string
): Promise<{ content: string; row_count: number }> {
  const shape = await connection.runAndReadAll(emptyStatement(relation));
  const columns = shape.columnNames().map((name, i) => `${name} ${String(shape.columnType(i))}`);
  const [row] = (await connection.runAndReadAll(contentStatement(relation))).getRowsJson();
  const [count, sum] = row as [number, string | null];
  return { content: printOf(columns.join(','), String(count), String(sum)), row_count: count };
}

/**
 * The raw relations that are read from files: landed batches and the annotations of one version. Files are told by
 * name, size and time: none of them changes in place.
 */
export function filePrints(landing: string, annotations: { folder: string; version: string }): Map<string, Print> {
  const prints = new Map<string, Print>();
  for (const { record } of CONTRACTS) {
    const folder = join(landing, record);
    prints.set(
      `raw.${record}`,
      stampsOf(
        folder,
        namesIn(folder).map((name) => join(name, ROWS_FILE))
      )
    );
  }
  for (const { record } of ANNOTATED_RECORDS) {
    const folder = join(annotations.folder, record);
    const names = namesIn(folder).filter((name) => name.endsWith(`.${annotations.version}.parquet`));
    prints.set(`raw.annotations_${record}`, stampsOf(folder, [annotations.version, ...names]));
  }
  return prints;
}

function stampsOf(folder: string, names: string[]): Print {
  const stamps = names.map((name) => {
    const entry = statSync(join(folder, name), { throwIfNoEntry: false });
    return `${name}:${entry?.size ?? ''}:${entry?.mtimeMs ?? ''}`;
  });
  const content = printOf(...stamps);
  return { made_from: content, content, row_count: null };
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
