import { redactName } from '#lib/text/redaction/redact-name.ts';
import { SourceError } from '#lib/domain/errors.ts';
import { listValue, structValue, type DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import { fieldOfColumn, promisesNumber } from '#pipelines/intake/map-header.ts';
import { repairCsv, type Prepared } from '#pipelines/intake/prepare.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { batchesToAsk, readIdentities } from './identities.ts';
import { landingKeys } from './landing-keys.ts';
import type { Judgement, LandingEffects, LandingJob, RejectedRow } from './landing-job.ts';
import type { RejectReason } from '#lib/contracts/state/manifest.ts';
import { redactInput } from './redact-input.ts';
import { redactConstants, redactReject } from './redact-rejects.ts';
import { findUnit } from './sending-unit.ts';

const HELD = '编号相同，但内容和时间或地区都不同，像是另一件事，没有改动已入库的那一件；请核对后确认，或写明报送单位';
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
  return effects.duck.use(async (connection) => {
    await usePlaces(connection, effects);
    const prepared = await readLines(connection, job.prepared, job.mapping, effects);
    const { contract } = job.mapping;
    await runSqlFile(connection, 'landing/set-aside.sql', { head_columns: listValue(headColumns(job)) });
    await runSqlFile(connection, 'landing/use-fields.sql', {
      fields: listValue(filledFields(job)),
      is_numbered_by_sender: contract.matter?.numberedBy === 'sender',
      serial_epoch: job.prepared.serialEpoch ?? '1899-12-30',
      tomorrow: shanghaiDay(effects.now.getTime() + DAY_MS)
    });
    await runSqlFile(
      connection,
      'landing/use-keys.sql',
      landingKeys(effects.keyRing, { source_system: 'file', ...redactConstants(contract, job.constants) })
    );
    const redactions = await redactInput(connection, contract, effects.workDir, () =>
      runSqlFile(connection, `landing/records/${contract.record}.gen.sql`)
    );
    const unit = await findUnit(connection, job, effects.landed);
    const identities = await readIdentities(connection);
    const paths = listValue(batchesToAsk(effects.landing, contract.record, effects.landed, identities));
    await runSqlFile(connection, 'landing/existing.sql', { paths });
    await runSqlFile(connection, 'landing/inferred-units.sql');
    const [open] = await runSqlFile(connection, 'landing/marks.sql');
    if (Number(open?.open_rows) > 0)
      await runSqlFile(connection, `landing/compare/${contract.record}.gen.sql`, { paths });
    else await runSqlFile(connection, 'landing/no-pairs.sql');
    await runSqlFile(connection, 'landing/options.sql', { is_confirmed: job.isConfirmed ?? false });
    await runSqlFile(connection, 'landing/placed.sql');
    await runSqlFile(connection, 'landing/judge.sql');
    await runSqlFile(connection, 'landing/carried.sql');
    await runSqlFile(connection, contract.record === 'regions' ? 'landing/no-doubts.sql' : 'landing/doubts.sql');
    const judgement = await readJudgement(connection, job, prepared, effects, { redactions, identities, unit });
    await runSqlFile(connection, 'landing/forget-input.sql');
    return use(connection, judgement);
  });
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

/**
 * Fields that this load can fill; the landing SQL keeps no column for the others. A unit in the header
 * (`amount_yuan__wan`) is no part of the
 * name. `<key>__number` marks a key whose column promises telephone or document numbers.
 */
function filledFields(job: LandingJob): string[] {
  const mapped = job.mapping.columns.flatMap((column, index) => {
    if (column === null) return [];
    const field = fieldOfColumn(column);
    return promisesNumber(job.prepared.header[index] ?? '') ? [field, `${field}__number`] : [field];
  });
  return [...new Set(['source_system', ...mapped, ...Object.keys(job.constants)])];
}

function shanghaiDay(milliseconds: number): string {
  return new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The strict reader first; a file it refuses is repaired row by row and read again. */
async function readLines(
  connection: DuckDBConnection,
  prepared: Prepared,
  mapping: HeaderMapping,
  effects: LandingEffects
): Promise<Prepared> {
  try {
    await readCsv(connection, prepared, mapping);
    return prepared;
  } catch (cause) {
    if (prepared.hasRowNumbers) throw unreadable(prepared, cause);
    const repaired = await repairCsv(prepared, effects.workDir, effects.limits);
    await readCsv(connection, repaired, mapping).catch((again) => {
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

async function readCsv(connection: DuckDBConnection, prepared: Prepared, mapping: HeaderMapping): Promise<void> {
  const names = columnNames(mapping);
  const columns = prepared.hasRowNumbers ? ['file_row', ...names] : names;
  await runSqlFile(connection, prepared.hasRowNumbers ? 'landing/read-numbered-csv.sql' : 'landing/read-csv.sql', {
    path: prepared.csvPath,
    columns: structValue(Object.fromEntries(columns.map((name) => [name, 'varchar']))),
    delimiter: prepared.delimiter,
    skip: prepared.skipLines,
    first_row: prepared.firstRow ?? 1
  });
}

function columnNames(mapping: HeaderMapping): string[] {
  return mapping.columns.map((field, index) => field ?? `dropped_${index + 1}`);
}

async function readJudgement(
  connection: DuckDBConnection,
  job: LandingJob,
  prepared: Prepared,
  effects: LandingEffects,
  found: Pick<Judgement, 'redactions' | 'identities' | 'unit'>
): Promise<Judgement> {
  const signature = signatureOf(job, found.unit.key);
  const [row] = await runSqlFile(connection, 'landing/counts.sql');
  const held = { number_field: job.mapping.contract.identity[0] ?? '', held_reason: HELD };
  const structural: RejectedRow[] = prepared.structuralRejects.map((reject) => ({
    row_number: reject.row_number,
    severity: 'rejected',
    field: '',
    value: null,
    reason: reject.reason,
    original: reject.raw
  }));
  const read = Number(row?.rows_read) + structural.length;
  const rejected = Number(row?.rows_rejected) + structural.length;
  const isKnown = effects.landed.some((manifest) => manifest.signature === signature);
  const unlessKnown = (count: unknown) => (isKnown ? 0 : Number(count));
  const counted = {
    new: unlessKnown(row?.rows_new),
    revised: unlessKnown(row?.rows_revised),
    held: unlessKnown(row?.rows_held)
  };
  const reasons = (await runSqlFile(connection, 'landing/reject-reasons.sql', held)) as unknown as RejectReason[];
  const rows = (await runSqlFile(connection, 'landing/rejects.sql', held)) as unknown as RejectedRow[];
  const isShown = ({ severity }: { severity: string }) => !(isKnown && severity === 'held');
  return {
    signature,
    counts: {
      read,
      rejected,
      ...counted,
      duplicate: read - rejected - counted.new - counted.revised - counted.held,
      emptied: Number(row?.rows_warned),
      conflicting: unlessKnown(row?.rows_conflicting),
      totals: Number(row?.rows_total),
      empty: Number(row?.rows_empty) + (prepared.emptyRows ?? 0)
    },
    reasons: [...groupStructural(structural), ...reasons.filter(isShown), ...doubtfulHeaders(job, read)],
    ...found,
    rejected: [...structural, ...rows.filter(isShown)].map((one) => redactReject(job.mapping.contract, one))
  };
}

/** Columns that were not taken although a field comes close to them, and the number that another column gave. */
function doubtfulHeaders({ mapping }: LandingJob, row_count: number): RejectReason[] {
  const numbers = new Set(
    mapping.contract.fields.filter(({ name }) => mapping.contract.identity.includes(name)).map(({ label }) => label)
  );
  return [
    ...mapping.proposals.map(({ header, field, label }) => ({
      field,
      reason: `没有收列「${redactName(header).text}」，它像是${label}；要收请把表头改为「${label}」`
    })),
    ...Object.entries(mapping.dropped)
      .filter(([, why]) => [...numbers].some((label) => why.includes(`同属${label}，`)))
      .map(([header, why]) => ({ field: '', reason: redactName(`没有收列「${header}」：${why}`).text }))
  ].map((doubt) => ({ severity: 'doubtful' as const, ...doubt, row_count }));
}

function groupStructural(rows: RejectedRow[]): RejectReason[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.reason, (counts.get(row.reason) ?? 0) + 1);
  return [...counts].map(([reason, row_count]) => ({ severity: 'rejected', field: '', reason, row_count }));
}

function signatureOf(job: LandingJob, unitKey: string | null): string {
  const parts = [
    job.prepared.inspection.sha256,
    job.mapping.contract.record,
    job.mapping.contract.version,
    job.mapping.columns,
    job.constants,
    // Parts that former versions did not have: a file of theirs is known again where these are empty.
    ...(job.unit !== undefined && unitKey !== null ? [unitKey] : []),
    ...(job.isConfirmed ? ['confirmed'] : [])
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
