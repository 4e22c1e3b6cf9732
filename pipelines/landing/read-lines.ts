import { SourceError } from '#lib/domain/errors.ts';
import { listValue, structValue, type DuckDBConnection } from '@duckdb/node-api';
import { statSync } from 'node:fs';
import { repairCsv, type Prepared } from '#pipelines/intake/prepare.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { LandingEffects, LandingJob } from './landing-job.ts';
import { numberOf } from './row-numbers.ts';
import { nameText } from './sending-unit.ts';
import { columnNames, partsOf } from './together.ts';

const LONGEST_LINE = 16_777_216;
const SHORTEST_BUFFER = 65_536;
/** The first columns of a table hold 合计; further right the word may be a text. */
const HEAD_COLUMNS = 4;

/**
 * The rows of the files as text: the relation `input`, with `set_aside` for rows that are no records. Files with other
 * columns are read one after another. The strict reader first; a file it refuses is repaired row by row and read again,
 * unless it came with others. Returns the file as it was read, null for several.
 */
export async function readLines(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  effects: LandingEffects
): Promise<Prepared | null> {
  const parts = partsOf(jobs);
  if (parts.length > 1) {
    await runSqlFile(connection, 'landing/parts/begin.sql');
    for (const part of parts) {
      await readPart(connection, part);
      await runSqlFile(connection, 'landing/parts/add.sql');
    }
    await useFiles(connection, jobs);
    await runSqlFile(connection, 'landing/parts/end.sql');
    return null;
  }
  if (jobs.length > 1) {
    await readPart(connection, jobs);
    return null;
  }
  return readAlone(connection, jobs[0]!, effects);
}

async function readAlone(connection: DuckDBConnection, job: LandingJob, effects: LandingEffects): Promise<Prepared> {
  const { prepared } = job;
  try {
    await readPart(connection, [job]);
    return prepared;
  } catch (cause) {
    if (prepared.hasRowNumbers) throw unreadable(prepared, cause);
    const repaired = await repairCsv(prepared, effects.workDir, effects.limits);
    await readPart(connection, [{ ...job, prepared: repaired }]).catch((again) => {
      throw unreadable(repaired, again);
    });
    return repaired;
  }
}

function unreadable(prepared: Prepared, cause: unknown): SourceError {
  return new SourceError(
    'SOURCE_UNREADABLE',
    `文件「${prepared.inspection.name}」无法按表格读取，原文件已保留，其他来源不受影响`,
    '请用表格软件另存为 UTF-8 的 CSV 或 XLSX 后重新投放',
    { cause }
  );
}

/** Reads files of the same columns. */
async function readPart(connection: DuckDBConnection, jobs: LandingJob[]): Promise<void> {
  const [first] = jobs as [LandingJob];
  const { prepared, mapping, batch_no } = first;
  await useFiles(connection, jobs);
  const names = columnNames(mapping);
  const columns = prepared.hasRowNumbers ? ['file_row', ...names] : names;
  const paths = jobs.map((job) => job.prepared.csvPath);
  const reader = {
    columns: structValue(Object.fromEntries(columns.map((name) => [name, 'varchar']))),
    delimiter: prepared.delimiter,
    skip: prepared.skipLines,
    longest: longestLine(paths)
  };
  // The reader of several files passes over a quote that never closes, so numbered files are written here.
  if (prepared.hasRowNumbers)
    await runSqlFile(connection, 'landing/read-numbered-csv.sql', { ...reader, paths: listValue(paths) });
  else
    await runSqlFile(connection, 'landing/read-csv.sql', {
      ...reader,
      path: prepared.csvPath,
      first_number: numberOf(batch_no, prepared.firstRow ?? 1)
    });
  await runSqlFile(connection, 'landing/set-aside.sql', {
    head_columns: listValue(headColumns(first)),
    field_columns: listValue([...mapping.columns.filter((column) => column !== null), 'no_column'])
  });
}

async function useFiles(connection: DuckDBConnection, jobs: LandingJob[]): Promise<void> {
  await runSqlFile(connection, 'landing/use-files.sql', {
    files: JSON.stringify(
      jobs.map(({ batch_no, source_file, prepared }) => ({
        batch_no,
        path: prepared.csvPath,
        source_file,
        first_row: prepared.firstRow ?? 1,
        name_text: nameText(source_file, prepared)
      }))
    )
  });
}

/** Columns in which 合计 makes a row a sum: the first ones, and those of the number. */
function headColumns({ mapping }: LandingJob): string[] {
  const { columns, contract } = mapping;
  const named = columnNames(mapping);
  const first = named.slice(0, HEAD_COLUMNS);
  return [...new Set([...first, ...named.filter((_, i) => contract.identity.includes(columns[i] ?? '')), 'no_column'])];
}

/** DuckDB sets buffers aside for the longest line before it reads the first byte; no line is longer than its file. */
function longestLine(paths: string[]): number {
  return Math.min(LONGEST_LINE, Math.max(SHORTEST_BUFFER, ...paths.map((path) => statSync(path).size + 1)));
}
