import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { batchesToAsk, rangeOfAll, readIdentities } from './identities.ts';
import { readJudgements } from './judgements.ts';
import { landingKeys } from './landing-keys.ts';
import type { Judgement, LandingEffects, LandingJob } from './landing-job.ts';
import { redactInput } from './redact-input.ts';
import { redactConstants } from './redact-rejects.ts';
import { readLines } from './read-lines.ts';
import { fieldsOf, filledFields, serialEpochOf } from './together.ts';
import { findUnits } from './sending-unit.ts';
import { useSheetUnits } from './sheet-units.ts';

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
 * As `judgeFile` for files of one kind (`kindOf`), in the order of their numbers. Planning a statement takes longer
 * than running it over a small file, so each runs once for all of them. A file that shares a record with an earlier one
 * of the group, or that cannot be compared beside the others, is not judged and not in the map: it comes after them.
 * Throws when one of several files needs repair.
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
    await runSqlFile(connection, 'landing/use-fields.sql', {
      fields: listValue([...new Set(jobs.flatMap(filledFields))]),
      is_numbered_by_sender: contract.matter?.numberedBy === 'sender',
      serial_epoch: serialEpochOf(first.prepared),
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
    const unshared = jobs.length === 1 ? jobs : await withoutShared(connection, jobs);
    const units = await findUnits(connection, unshared, effects.landed);
    const identities = await readIdentities(connection);
    const paths = listValue(
      batchesToAsk(effects.landing, contract.record, effects.landed, rangeOfAll([...identities.values()]))
    );
    await runSqlFile(connection, 'landing/existing.sql', { paths });
    await runSqlFile(connection, 'landing/inferred-units.sql');
    await useSheetUnits(connection, unshared, units);
    const open = (await runSqlFile(connection, 'landing/marks.sql')).map((row) => Number(row.batch_no));
    const present = await withoutUnlike(connection, unshared, open);
    if (open.some((batch) => present.some(({ batch_no }) => batch_no === batch)))
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

/**
 * A row that meets a landed one is compared in the fields that its file can fill. Where the files differ in those, the
 * files with such rows (`open`, their batch numbers) come after the others; their rows are dropped.
 */
async function withoutUnlike(connection: DuckDBConnection, jobs: LandingJob[], open: number[]): Promise<LandingJob[]> {
  if (open.length === 0 || new Set(jobs.map(fieldsOf)).size === 1) return jobs;
  const batches = listValue(open);
  await runSqlFile(connection, 'landing/defer-files.sql', { batches });
  await runSqlFile(connection, 'landing/defer-marks.sql', { batches });
  return jobs.filter(({ batch_no }) => !open.includes(batch_no));
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

function shanghaiDay(milliseconds: number): string {
  return new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 10);
}
