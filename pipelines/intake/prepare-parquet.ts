import { DuckDBInstance } from '@duckdb/node-api';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inspection } from './inspect.ts';
import type { Prepared } from './prepared.ts';
import { readHeadRows } from './read-head-rows.ts';
import { SAVE_AS_CSV, unreadable } from './unreadable.ts';

const SQL = new URL('../../sql/intake/', import.meta.url);

/**
 * Parquet as CSV, every column as text; timestamps as Shanghai wall time. Throws SourceError when DuckDB cannot read
 * it.
 */
export async function prepareParquet(inspection: Inspection, workDir: string): Promise<Prepared> {
  const csvPath = join(workDir, 'from-parquet.csv');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1GB',
    temp_directory: join(workDir, 'spill')
  });
  const connection = await instance.connect();
  try {
    const names = await connection.runAndReadAll(await readFile(new URL('parquet-columns.sql', SQL), 'utf8'), {
      path: inspection.path
    });
    const header = names.getRowObjectsJS().map((row) => String(row.column_name));
    await connection.run(await readFile(new URL('shanghai-time.sql', SQL), 'utf8'));
    await connection.run(await readFile(new URL('parquet-to-csv.sql', SQL), 'utf8'), {
      path: inspection.path,
      target: csvPath
    });
    const preview = (await readHeadRows(csvPath)).map((row) => row.slice(1));
    return {
      inspection,
      csvPath,
      delimiter: ',',
      header,
      skipLines: 0,
      preview,
      hasRowNumbers: true,
      structuralRejects: []
    };
  } catch (cause) {
    if (/utf-?8|unicode/i.test(String(cause)))
      throw unreadable(inspection.name, 'Parquet 的文本列不是 UTF-8 编码', '请把文本列按 UTF-8 字符串导出', cause);
    throw unreadable(inspection.name, 'Parquet 文件损坏或不完整', SAVE_AS_CSV, cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
