import { redactName } from '#lib/text/redaction/redact-name.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { syncFile, syncFolder, writeStateFile } from '#lib/state/state-file.server.ts';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { sealText } from '#pipelines/intake/vault.ts';
import { judgeFile } from './judge.ts';
import type { Judgement, LandingEffects, LandingJob } from './landing-job.ts';
import { hashOf } from './batch-files.ts';
import { batchFolder, MANIFEST_FILE, ROWS_FILE } from './manifests.ts';
import { redactorVersion } from './redactor-version.ts';

/** Lands the file: sealed rejects first, then one rename that commits rows and manifest together. */
export async function landFile(job: LandingJob, effects: LandingEffects): Promise<Manifest> {
  const staging = join(effects.workDir, 'batch');
  mkdirSync(staging, { recursive: true });
  effects.step('judge');
  const manifest = await judgeFile(job, effects, async (connection, judgement) => {
    const written: Manifest = describeBatch(job, judgement, effects.now);
    const rows = join(staging, ROWS_FILE);
    if (judgement.counts.new + judgement.counts.revised > 0) {
      effects.step('write');
      await runSqlFile(connection, `landing/batches/${written.record}.gen.sql`, {
        batch_no: job.batch_no,
        source_file: job.source_file,
        path: rows
      });
      syncFile(rows);
    }
    if (judgement.rejected.length > 0) {
      const path = join(effects.rejects, `${written.record}-${batchFolder(job.batch_no, written.signature)}.sealed`);
      await sealText(judgement.rejected.map((row) => JSON.stringify(row)).join('\n'), path, effects.keyRing.intakeKey);
    }
    return { ...written, rows: hashOf(existsSync(rows) ? rows : undefined) };
  });
  writeStateFile(join(staging, MANIFEST_FILE), JSON.stringify(manifest, null, 1));
  effects.beforeCommit?.();
  effects.step('commit');
  const target = join(effects.commitTo ?? effects.landing, manifest.record);
  mkdirSync(target, { recursive: true });
  renameSync(staging, join(target, batchFolder(job.batch_no, manifest.signature)));
  syncFolder(target);
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
