import { redactName } from '#lib/text/redaction/redact-name.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import type { Json } from '@duckdb/node-api';
import type { Prepared } from '#pipelines/intake/prepare.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { Judgement, LandingEffects, LandingJob, RejectedRow } from './landing-job.ts';
import type { IdentityRange, RejectReason, SendingUnit } from '#lib/contracts/state/manifest.ts';
import type { RedactionHits } from './redact-lines.ts';
import { redactReject } from './redact-rejects.ts';
import { columnNames } from './together.ts';

const HELD = '编号相同，但内容和时间或地区都不同，像是另一件事，没有改动已入库的那一件；请核对后确认，或写明报送单位';
const NO_IDENTITIES: IdentityRange = { first: null, last: null, has_hashed: false };

/** The findings of each file by the number of its batch. */
export interface Found {
  redactions: Map<number, RedactionHits>;
  identities: Map<number, IdentityRange>;
  units: Map<number, SendingUnit>;
}

/** The fate of the rows of each file. `prepared`: the file as it was read where it had to be repaired. */
export async function readJudgements(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  prepared: Prepared | null,
  effects: LandingEffects,
  found: Found
): Promise<Map<LandingJob, Judgement>> {
  const [{ mapping }] = jobs as [LandingJob];
  const held = { number_field: mapping.contract.identity[0] ?? '', held_reason: HELD };
  const counts = byBatch(await runSqlFile(connection, 'landing/counts.sql'));
  const reasons = byBatch(await runSqlFile(connection, 'landing/reject-reasons.sql', held));
  const rows = byBatch(await runSqlFile(connection, 'landing/rejects.sql', held));
  const known = new Set(effects.landed.map((manifest) => manifest.signature));
  return new Map(
    jobs.map((job) => {
      const { batch_no } = job;
      const unit = found.units.get(batch_no)!;
      const signature = signatureOf(job, unit.key);
      const judgement = judgementOf(
        job,
        prepared ?? job.prepared,
        {
          counts: counts.get(batch_no)?.[0] ?? {},
          reasons: (reasons.get(batch_no) ?? []) as unknown as RejectReason[],
          rows: (rows.get(batch_no) ?? []) as unknown as RejectedRow[]
        },
        known.has(signature)
      );
      return [
        job,
        {
          ...judgement,
          signature,
          unit,
          redactions: found.redactions.get(batch_no) ?? {},
          identities: found.identities.get(batch_no) ?? NO_IDENTITIES
        }
      ];
    })
  );
}

function byBatch(rows: Record<string, Json>[]): Map<number, Record<string, Json>[]> {
  const batches = new Map<number, Record<string, Json>[]>();
  for (const { batch_no, ...row } of rows) {
    const list = batches.get(Number(batch_no)) ?? [];
    list.push(row);
    batches.set(Number(batch_no), list);
  }
  return batches;
}

/** `isKnown`: the very same load is landed, so that nothing of it is new even if newer revisions came between. */
function judgementOf(
  job: LandingJob,
  prepared: Prepared,
  { counts: row, reasons, rows }: { counts: Record<string, Json>; reasons: RejectReason[]; rows: RejectedRow[] },
  isKnown: boolean
): Pick<Judgement, 'counts' | 'reasons' | 'rejected'> {
  const structural: RejectedRow[] = prepared.structuralRejects.map((reject) => ({
    row_number: reject.row_number,
    severity: 'rejected',
    field: '',
    value: null,
    reason: reject.reason,
    original: reject.raw
  }));
  const count = (name: string) => Number(row[name] ?? 0);
  const unlessKnown = (name: string) => (isKnown ? 0 : count(name));
  const read = count('rows_read') + structural.length;
  const rejected = count('rows_rejected') + structural.length;
  const counted = {
    new: unlessKnown('rows_new'),
    revised: unlessKnown('rows_revised'),
    held: unlessKnown('rows_held')
  };
  const isShown = ({ severity }: { severity: string }) => !(isKnown && severity === 'held');
  return {
    counts: {
      read,
      rejected,
      ...counted,
      duplicate: read - rejected - counted.new - counted.revised - counted.held,
      emptied: count('rows_warned'),
      conflicting: unlessKnown('rows_conflicting'),
      totals: count('rows_total'),
      empty: count('rows_empty') + (prepared.emptyRows ?? 0)
    },
    reasons: [...groupStructural(structural), ...reasons.filter(isShown), ...doubtfulHeaders(job, read)],
    rejected: [...structural, ...rows.filter(isShown).map((one) => ofFile(job, one))].map((one) =>
      redactReject(job.mapping.contract, { ...one, ...placeInSheet(prepared, one.row_number) })
    )
  };
}

/** The row as its own file has it: files that were read together lend each other empty columns. */
function ofFile({ mapping }: LandingJob, row: RejectedRow): RejectedRow {
  const cells = JSON.parse(row.original) as Record<string, unknown>;
  const own = ['row_number', ...columnNames(mapping)].filter((name) => name in cells);
  return { ...row, original: JSON.stringify(Object.fromEntries(own.map((name) => [name, cells[name]]))) };
}

/**
 * Columns that were not taken although a field comes close to them, and those whose field another column gave. A second
 * key of a person (the name beside the telephone) is left out on purpose, and needs no word.
 */
function doubtfulHeaders({ mapping }: LandingJob, row_count: number): RejectReason[] {
  const keys = mapping.contract.fields.filter(({ type }) => type === 'key').map(({ label }) => label);
  return [
    ...mapping.proposals.map(({ header, field, label }) => ({
      field,
      reason: `没有收列「${redactName(header).text}」，它像是${label}；要收请把表头改为「${label}」`
    })),
    ...Object.entries(mapping.dropped)
      .filter(([, why]) => why.includes('同属') && !keys.some((label) => why.includes(`同属${label}，`)))
      .map(([header, why]) => ({ field: '', reason: redactName(`没有收列「${header}」：${why}`).text }))
  ].map((doubt) => ({ severity: 'doubtful' as const, ...doubt, row_count }));
}

/** Where a spreadsheet shows the row of a load. */
function placeInSheet({ sheets }: Prepared, row: number): Pick<RejectedRow, 'row_number' | 'sheet'> {
  const sheet = sheets?.findLast(({ first }) => first <= row);
  return sheet ? { row_number: row - sheet.shift, sheet: redactName(sheet.name).text } : { row_number: row };
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
