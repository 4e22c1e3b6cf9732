import { redactName } from '#lib/text/redaction/redact-name.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { syncFile, syncFolder, writeStateJson } from '#lib/state/state-file.server.ts';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { sealText } from '#pipelines/intake/vault.ts';
import { judgeFiles } from './judge.ts';
import type { Judgement, LandingEffects, LandingJob } from './landing-job.ts';
import { hashOf } from './batch-files.ts';
import { batchFolder, MANIFEST_FILE, ROWS_FILE } from './manifests.ts';
import { redactorVersion } from './redactor-version.ts';

/** Lands the file: sealed rejects first, then one rename that commits rows and manifest together. */
export async function landFile(job: LandingJob, effects: LandingEffects): Promise<Manifest> {
  return (await landFiles([job], effects)).get(job)!;
}

/**
 * As `landFile` for files of one shape, each with a folder and a rename of its own. A file that must be judged after
 * another of the group is left out: it is not in the map.
 */
export async function landFiles(jobs: LandingJob[], effects: LandingEffects): Promise<Map<LandingJob, Manifest>> {
  effects.step('judge');
  const staging = (job: LandingJob) => join(effects.workDir, `batch-${job.batch_no}`);
  for (const job of jobs) {
    rmSync(staging(job), { recursive: true, force: true });
    mkdirSync(staging(job), { recursive: true });
  }
  const landed = await judgeFiles(jobs, effects, async (connection, judged) => {
    const written = [...judged].map(([job, judgement]): [LandingJob, Manifest] => [
      job,
      describeBatch(job, judgement, effects.now)
    ]);
    const withRows = written.filter(([, { counts }]) => counts.new + counts.revised > 0).map(([job]) => job);
    if (withRows.length > 0) {
      effects.step('write');
      await writeRows(connection, withRows, staging, effects.workDir);
    }
    for (const [job, manifest] of written) {
      await sealRejects(manifest, judged.get(job)!, effects);
      const rows = join(staging(job), ROWS_FILE);
      manifest.rows = hashOf(existsSync(rows) ? rows : undefined);
    }
    return new Map(written);
  });
  for (const [job, manifest] of landed) writeStateJson(join(staging(job), MANIFEST_FILE), manifest);
  effects.beforeCommit?.();
  effects.step('commit');
  const target = join(effects.commitTo ?? effects.landing, jobs[0]!.mapping.contract.record);
  mkdirSync(target, { recursive: true });
  for (const [job, manifest] of landed) {
    renameSync(staging(job), join(target, batchFolder(job.batch_no, manifest.signature)));
    effects.afterCommit?.(manifest);
  }
  syncFolder(target);
  return landed;
}

/** The rows of each job that has some, as one file of its batch. */
async function writeRows(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  staging: (job: LandingJob) => string,
  workDir: string
): Promise<void> {
  const [first] = jobs as [LandingJob];
  const isAlone = jobs.length === 1;
  await runSqlFile(connection, 'landing/keep-files.sql', { batches: listValue(jobs.map(({ batch_no }) => batch_no)) });
  const path = isAlone ? join(staging(first), ROWS_FILE) : join(workDir, 'together.parquet');
  await runSqlFile(connection, `landing/batches/${first.mapping.contract.record}.gen.sql`, { path });
  if (!isAlone) {
    const parts = join(workDir, 'parts');
    await runSqlFile(connection, 'landing/split-batches.sql', { path, parts });
    for (const job of jobs) {
      const [part] = readdirSync(join(parts, `batch_no=${job.batch_no}`));
      renameSync(join(parts, `batch_no=${job.batch_no}`, part!), join(staging(job), ROWS_FILE));
    }
    rmSync(parts, { recursive: true });
    rmSync(path);
  }
  for (const job of jobs) syncFile(join(staging(job), ROWS_FILE));
}

async function sealRejects(manifest: Manifest, { rejected }: Judgement, effects: LandingEffects): Promise<void> {
  if (rejected.length === 0) return;
  const name = `${manifest.record}-${batchFolder(manifest.batch_no, manifest.signature)}.sealed`;
  const text = rejected.map((row) => JSON.stringify(row)).join('\n');
  await sealText(text, join(effects.rejects, name), effects.keyRing.intakeKey);
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
    mapping: header.map((text, index) => ({
      header: redactName(text).text,
      field: job.mapping.columns[index] ?? null
    })),
    unit: judgement.unit,
    ...(Object.keys(job.constants).length > 0 ? { constants: job.constants } : {}),
    counts: judgement.counts,
    left_out: (job.prepared.skippedSheets ?? []).map((sheet) => redactName(sheet).text),
    reasons: judgement.reasons,
    identities: judgement.identities,
    redactions: judgement.redactions,
    redactor_version: redactorVersion(),
    cursor: job.cursor,
    contract_version: job.mapping.contract.version,
    landed_at: now.toISOString()
  };
}
