import { SourceError } from '#lib/domain/errors.ts';
import { listValue, structValue, type DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyRing } from '#pipelines/intake/keys.ts';
import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import { fieldOfColumn, promisesNumber } from '#pipelines/intake/map-header.ts';
import { repairCsv, type Prepared } from '#pipelines/intake/prepare.ts';
import type { Limits } from '#pipelines/intake/inspect.ts';
import { sealText } from '#pipelines/intake/vault.ts';
import type { LandingDuck } from './landing-duck.ts';
import { landingKeys } from './landing-keys.ts';
import { redactInput } from './redact-input.ts';
import type { RedactionHits } from './redact-lines.ts';
import { redactConstants, redactReject, type RejectedRow } from './redact-rejects.ts';
import { redactorVersion } from './redactor-version.ts';
import { batchesToAsk, readIdentities } from './identities.ts';
import { batchFolder } from './manifests.ts';
import type { IdentityRange, Manifest, RejectReason } from '#lib/contracts/state/manifest.ts';
import type { LoadCounts } from '#lib/contracts/state/run-report.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

export interface LandingJob {
  batch_no: number;
  origin: Manifest['origin'];
  submission_id?: number;
  source_file: string;
  /** Values the caller supplies for every row, by field (`--set`). */
  constants: Record<string, string>;
  cursor: string | null;
  prepared: Prepared;
  mapping: HeaderMapping;
}

export interface LandingEffects {
  landing: string;
  rejects: string;
  /** Private folder of this job; removed by the caller. */
  workDir: string;
  duck: LandingDuck;
  keyRing: KeyRing;
  limits: Limits;
  now: Date;
  /** Batches already landed: the same file, mapping and contract again changes nothing. */
  landed: Manifest[];
  /** Called before each step, by name; tests stop the process here. */
  step(name: string): void;
}

/** What would land: counts and reasons, before anything is written. */
export interface Judgement {
  counts: LoadCounts;
  reasons: RejectReason[];
  redactions: RedactionHits;
  identities: IdentityRange;
  rejected: RejectedRow[];
  signature: string;
}

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
    await runSqlFile(connection, 'landing/use-folder.sql', { landing: effects.landing });
    const prepared = await readLines(connection, job.prepared, job.mapping, effects);
    await runSqlFile(connection, 'landing/use-fields.sql', {
      fields: listValue(filledFields(job)),
      serial_epoch: job.prepared.serialEpoch ?? '1899-12-30',
      tomorrow: shanghaiDay(effects.now.getTime() + DAY_MS)
    });
    await runSqlFile(
      connection,
      'landing/use-keys.sql',
      landingKeys(effects.keyRing, { source_system: 'file', ...redactConstants(job.mapping.contract, job.constants) })
    );
    const redactions = await redactInput(connection, job.mapping.contract, effects.workDir, () =>
      runSqlFile(connection, `landing/records/${job.mapping.contract.record}.gen.sql`)
    );
    const identities = await readIdentities(connection);
    await runSqlFile(connection, 'landing/existing.sql', {
      paths: listValue(batchesToAsk(effects.landing, job.mapping.contract.record, effects.landed, identities))
    });
    await runSqlFile(connection, 'landing/judge.sql');
    const judgement = await readJudgement(connection, job, prepared, effects, { redactions, identities });
    await runSqlFile(connection, 'landing/forget-input.sql');
    return use(connection, judgement);
  });
}

/** Lands the file: sealed rejects first, then one rename that commits rows and manifest together. */
export async function landFile(job: LandingJob, effects: LandingEffects): Promise<Manifest> {
  const staging = join(effects.workDir, 'batch');
  mkdirSync(staging, { recursive: true });
  effects.step('judge');
  const manifest = await judgeFile(job, effects, async (connection, judgement) => {
    const written = describeBatch(job, judgement, effects.now);
    if (judgement.counts.new + judgement.counts.revised > 0) {
      effects.step('write');
      await runSqlFile(connection, `landing/batches/${written.record}.gen.sql`, {
        batch_no: job.batch_no,
        source_file: job.source_file,
        path: join(staging, 'rows.parquet')
      });
    }
    if (judgement.rejected.length > 0) {
      const path = join(effects.rejects, `${written.record}-${batchFolder(job.batch_no, written.signature)}.sealed`);
      await sealText(judgement.rejected.map((row) => JSON.stringify(row)).join('\n'), path, effects.keyRing.intakeKey);
    }
    return written;
  });
  writeFileSync(join(staging, 'manifest.json'), JSON.stringify(manifest, null, 1));
  effects.step('commit');
  mkdirSync(join(effects.landing, manifest.record), { recursive: true });
  renameSync(staging, join(effects.landing, manifest.record, batchFolder(job.batch_no, manifest.signature)));
  return manifest;
}

function describeBatch(job: LandingJob, judgement: Judgement, now: Date): Manifest {
  const { inspection, header } = job.prepared;
  return {
    batch_no: job.batch_no,
    record: job.mapping.contract.record,
    source: job.mapping.contract.source,
    source_file: job.source_file,
    origin: job.origin,
    ...(job.submission_id === undefined ? {} : { submission_id: job.submission_id }),
    sha256: inspection.sha256,
    signature: judgement.signature,
    encoding: inspection.encoding,
    kind: inspection.kind,
    bytes: inspection.bytes,
    mapping: header.map((text, index) => ({ header: text, field: job.mapping.columns[index] ?? null })),
    counts: judgement.counts,
    reasons: judgement.reasons,
    identities: judgement.identities,
    redactions: judgement.redactions,
    redactor_version: redactorVersion(),
    cursor: job.cursor,
    contract_version: job.mapping.contract.version,
    landed_at: now.toISOString()
  };
}

/**
 * Fields that this load can fill; the landing SQL keeps no column for the others. A unit in the header
 * (`amount_yuan__wan`) is no part of the name. `<key>__number` marks a key whose column promises telephone or
 * document numbers.
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
  const names = mapping.columns.map((field, index) => field ?? `dropped_${index + 1}`);
  const columns = prepared.hasRowNumbers ? ['file_row', ...names] : names;
  await runSqlFile(connection, prepared.hasRowNumbers ? 'landing/read-numbered-csv.sql' : 'landing/read-csv.sql', {
    path: prepared.csvPath,
    columns: structValue(Object.fromEntries(columns.map((name) => [name, 'varchar']))),
    delimiter: prepared.delimiter,
    skip: prepared.skipLines
  });
}

async function readJudgement(
  connection: DuckDBConnection,
  job: LandingJob,
  prepared: Prepared,
  effects: LandingEffects,
  found: Pick<Judgement, 'redactions' | 'identities'>
): Promise<Judgement> {
  const signature = signatureOf(job);
  const [row] = await runSqlFile(connection, 'landing/counts.sql');
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
  const fresh = isKnown ? 0 : Number(row?.rows_new);
  const revised = isKnown ? 0 : Number(row?.rows_revised);
  const reasons = (await runSqlFile(connection, 'landing/reject-reasons.sql')) as unknown as RejectReason[];
  return {
    signature,
    counts: {
      read,
      rejected,
      new: fresh,
      revised,
      duplicate: read - rejected - fresh - revised,
      emptied: Number(row?.rows_warned),
      conflicting: isKnown ? 0 : Number(row?.rows_conflicting)
    },
    reasons: [...groupStructural(structural), ...reasons],
    ...found,
    rejected: [
      ...structural,
      ...((await runSqlFile(connection, 'landing/rejects.sql')) as unknown as RejectedRow[])
    ].map((row) => redactReject(job.mapping.contract, row))
  };
}

function groupStructural(rows: RejectedRow[]): RejectReason[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.reason, (counts.get(row.reason) ?? 0) + 1);
  return [...counts].map(([reason, row_count]) => ({ severity: 'rejected', field: '', reason, row_count }));
}

function signatureOf(job: LandingJob): string {
  const parts = [
    job.prepared.inspection.sha256,
    job.mapping.contract.record,
    job.mapping.contract.version,
    job.mapping.columns,
    job.constants
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
