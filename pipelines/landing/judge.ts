import { SourceError } from '#lib/domain/errors.ts';
import { listValue, structValue, type DuckDBConnection } from '@duckdb/node-api';
import { statSync } from 'node:fs';
import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import { repairCsv, type Prepared } from '#pipelines/intake/prepare.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { batchesToAsk, rangeOfAll, readIdentities } from './identities.ts';
import { readJudgements } from './judgements.ts';
import { landingKeys } from './landing-keys.ts';
import type { Judgement, LandingEffects, LandingJob } from './landing-job.ts';
import { redactInput } from './redact-input.ts';
import { redactConstants } from './redact-rejects.ts';
import { numberOf } from './row-numbers.ts';
import { filledFields } from './shape.ts';
import { findUnits, nameText } from './sending-unit.ts';

const LONGEST_LINE = 16_777_216;
const SHORTEST_BUFFER = 65_536;
/** The first columns of a table hold 合计; further right the word may be a text. */
const HEAD_COLUMNS = 4;
const DAY_MS = 86_400_000;

/**
 * Reads the prepared file into DuckDB, types, redacts and keys it, and judges each row against what is landed.
 * Row-wise work is SQL (`sql/landing`). Memory is bounded by the limit of the session.
 */
export async function judgeFile<T>(
  job: LandingJob,
  effects: LandingEffects,
  use: (connection: DuckDBConnection, judgement: Judgement) => Promise<T>
): Promise<T> {
  return judgeFiles([job], effects, (connection, judged) => use(connection, judged.get(job)!));
}

/**
 * As `judgeFile` for files of one shape (`shapeOf`), in the order of their numbers. Planning a statement takes longer
 * than running it over a small file, so each runs once for all of them. A file that shares a record with an earlier one
 * of the group is not judged and not in the map: it comes after that one is landed. Throws when one of several files
 * needs repair.
 */
export async function judgeFiles<T>(
  jobs: LandingJob[],
  effects: LandingEffects,
  use: (connection: DuckDBConnection, judged: Map<LandingJob, Judgement>) => Promise<T>
): Promise<T> {
  const [first] = jobs as [LandingJob];
  const { contract } = first.mapping;
  return effects.duck.use(async (connection) => {
    await usePlaces(connection, effects);
    const prepared = await readLines(connection, jobs, effects);
    await runSqlFile(connection, 'landing/set-aside.sql', { head_columns: listValue(headColumns(first)) });
    await runSqlFile(connection, 'landing/use-fields.sql', {
      fields: listValue(filledFields(first)),
      is_numbered_by_sender: contract.matter?.numberedBy === 'sender',
      serial_epoch: first.prepared.serialEpoch ?? '1899-12-30',
      tomorrow: shanghaiDay(effects.now.getTime() + DAY_MS)
    });
    await runSqlFile(
      connection,
      'landing/use-keys.sql',
      landingKeys(effects.keyRing, { source_system: 'file', ...redactConstants(contract, first.constants) })
    );
    const redactions = await redactInput(connection, contract, effects.workDir, () =>
      runSqlFile(connection, `landing/records/${contract.record}.gen.sql`)
    );
    const present = jobs.length === 1 ? jobs : await withoutShared(connection, jobs);
    const units = await findUnits(connection, present, effects.landed);
    const identities = await readIdentities(connection);
    const paths = listValue(
      batchesToAsk(effects.landing, contract.record, effects.landed, rangeOfAll([...identities.values()]))
    );
    await runSqlFile(connection, 'landing/existing.sql', { paths });
    await runSqlFile(connection, 'landing/inferred-units.sql');
    const [open] = await runSqlFile(connection, 'landing/marks.sql');
    if (Number(open?.open_rows) > 0)
      await runSqlFile(connection, `landing/compare/${contract.record}.gen.sql`, { paths });
    else await runSqlFile(connection, 'landing/no-pairs.sql');
    await runSqlFile(connection, 'landing/options.sql', { is_confirmed: first.isConfirmed ?? false });
    await runSqlFile(connection, 'landing/placed.sql');
    await runSqlFile(connection, 'landing/judge.sql');
    await runSqlFile(connection, 'landing/carried.sql');
    if (contract.record === 'regions') await runSqlFile(connection, 'landing/no-doubts.sql');
    else {
      await runSqlFile(connection, 'landing/doubt-rows.sql');
      await runSqlFile(connection, 'landing/doubts.sql');
    }
    const judged = await readJudgements(connection, present, prepared, effects, { redactions, identities, units });
    await runSqlFile(connection, 'landing/forget-input.sql');
    return use(connection, judged);
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
        name_text: nameText(source_file, prepared.sheet)
      }))
    )
  });
}

/** The files of which no record is shared with an earlier one; the rows of the others are dropped. */
async function withoutShared(connection: DuckDBConnection, jobs: LandingJob[]): Promise<LandingJob[]> {
  const { matter } = jobs[0]!.mapping.contract;
  const rows = await runSqlFile(connection, 'landing/shared-keys.sql', {
    fields: listValue(['no_field', ...(matter?.day ? [matter.day] : []), ...(matter?.text ?? [])])
  });
  const later = new Set(rows.map((row) => Number(row.batch_no)));
  if (later.size > 0) await runSqlFile(connection, 'landing/defer-files.sql', { batches: listValue([...later]) });
  return jobs.filter(({ batch_no }) => !later.has(batch_no));
}

/** Places and offices as they are landed now; read again when a batch of them has come. */
async function usePlaces(connection: DuckDBConnection, effects: LandingEffects): Promise<void> {
  const last = effects.landed.findLast(({ record }) => record === 'regions' || record === 'orgs');
  await effects.duck.once(`places:${effects.landing}:${last?.batch_no ?? 0}`, async () => {
    await runSqlFile(connection, 'landing/use-folder.sql', { landing: effects.landing });
    await runSqlFile(connection, 'landing/use-places.sql');
  });
}

/** Columns in which 合计 makes a row a sum: the first ones, and those of the number. */
function headColumns(job: LandingJob): string[] {
  const { columns, contract } = job.mapping;
  const named = columnNames(job.mapping);
  const first = named.slice(0, HEAD_COLUMNS);
  return [...new Set([...first, ...named.filter((_, i) => contract.identity.includes(columns[i] ?? '')), 'no_column'])];
}

function shanghaiDay(milliseconds: number): string {
  return new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 10);
}

/**
 * The strict reader first; a file it refuses is repaired row by row and read again, unless it came with others. Returns
 * the file as it was read.
 */
async function readLines(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  effects: LandingEffects
): Promise<Prepared | null> {
  const [{ prepared }] = jobs as [LandingJob];
  if (jobs.length > 1) {
    await readCsv(connection, jobs);
    return null;
  }
  const [job] = jobs as [LandingJob];
  try {
    await readCsv(connection, [job]);
    return prepared;
  } catch (cause) {
    if (prepared.hasRowNumbers) throw unreadable(prepared, cause);
    const repaired = await repairCsv(prepared, effects.workDir, effects.limits);
    await readCsv(connection, [{ ...job, prepared: repaired }]).catch((again) => {
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

async function readCsv(connection: DuckDBConnection, jobs: LandingJob[]): Promise<void> {
  const [{ prepared, mapping, batch_no }] = jobs as [LandingJob];
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
}

/** DuckDB sets buffers aside for the longest line before it reads the first byte; no line is longer than its file. */
function longestLine(paths: string[]): number {
  return Math.min(LONGEST_LINE, Math.max(SHORTEST_BUFFER, ...paths.map((path) => statSync(path).size + 1)));
}

function columnNames(mapping: HeaderMapping): string[] {
  return mapping.columns.map((field, index) => field ?? `dropped_${index + 1}`);
}
