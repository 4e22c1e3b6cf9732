import type { DuckDBConnection } from '@duckdb/node-api';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { DEFAULT_LIMITS } from '#pipelines/intake/inspect.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { ensureEmptyBatches } from '#pipelines/landing/empty-batches.ts';
import { judgeFile } from '#pipelines/landing/judge.ts';
import type { Judgement, LandingJob } from '#pipelines/landing/landing-job.ts';
import type { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';

/** Where a file is tried: a private folder for what is written on the way, and the DuckDB that judges. */
export interface Trial {
  folder: StateFolder;
  workDir: string;
  duck: LandingDuck;
  now: Date;
}

/**
 * Reads, types, redacts and judges a file exactly as a load does, and lands nothing. `use` sees the relations of the
 * file.
 */
export async function tryJob<T>(
  job: LandingJob,
  { folder, workDir, duck, now }: Trial,
  use: (connection: DuckDBConnection, judgement: Judgement) => Promise<T>
): Promise<T> {
  await ensureEmptyBatches(folder.landing, workDir, duck);
  const effects = {
    landing: folder.landing,
    rejects: folder.rejects,
    workDir,
    duck,
    keyRing: loadKeyRing(folder.keys, folder.root),
    limits: DEFAULT_LIMITS,
    now,
    landed: readManifests(folder.landing),
    step: () => undefined
  };
  return judgeFile(job, effects, use);
}
