import type { FileReport } from '#lib/contracts/state/run-report.ts';
import type { SourceError } from '#lib/domain/errors.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import { sealFile } from '#pipelines/intake/vault.ts';
import type { OpenClaim } from './claims.ts';
import { shortName, shownName } from './inbox-names.ts';
import { setAsideUnreadable } from './inbox.ts';
import { asSourceError } from './ingest-failure.ts';
import type { KeyRing } from '#pipelines/intake/keys.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

export interface EndEffects {
  folder: StateFolder;
  keyRing: KeyRing;
  now(): Date;
  /** Called before each step, by name; tests stop the process here. */
  step(name: string): void;
}

/** Its batch is committed: the original is sealed under the number of the batch, and the claim goes. */
export function finish(claim: OpenClaim, manifest: Manifest, effects: EndEffects): FileReport {
  effects.step('seal');
  if (claim.origin !== 'seed')
    renameSync(
      sealedBeside(claim),
      join(
        effects.folder.originals,
        `${batchFolder(claim.batch_no, manifest.signature)}-${shortName(basename(shownName(claim.source_file)))}.sealed`
      )
    );
  effects.step('finish');
  rmSync(claim.dir, { recursive: true, force: true });
  return {
    source: claim.source,
    file: shownName(claim.source_file),
    record: manifest.record,
    batch_no: claim.batch_no,
    counts: manifest.counts,
    left_out: manifest.left_out ?? [],
    error: null,
    hint: null,
    ...submissionOf(claim)
  };
}

/** The file is set aside with the reason, unless the machine is to blame. */
export function refuse(claim: OpenClaim, error: unknown, effects: EndEffects): FileReport & { error: string } {
  const failure = asSourceError(claim, error);
  // Trouble of the machine is not the fault of the file: the claim stays and the next run finishes it.
  if (failure.code === 'SOURCE_UNSTABLE') return failed(claim, failure);
  // A copy of a secret file is not kept; the only copy goes back to its owner's folder. A file of the page stays
  // where the page keeps it.
  const isCopy = claim.origin !== 'inbox';
  if (claim.origin !== 'web' && (failure.code !== 'SOURCE_SECRET' || !isCopy))
    setAsideUnreadable(effects.folder, claim, failure, effects.now());
  rmSync(claim.dir, { recursive: true, force: true });
  return failed(claim, failure);
}

/**
 * The sealed original lies in the claim until the batch is committed: only then has it a name. Shipped seeds need
 * none.
 */
export async function sealOriginal(claim: OpenClaim, effects: EndEffects): Promise<void> {
  if (claim.origin !== 'seed') await sealFile(claim.file, sealedBeside(claim), effects.keyRing.intakeKey);
}

function sealedBeside(claim: OpenClaim): string {
  return join(claim.dir, 'original.sealed');
}

function failed(claim: OpenClaim, error: SourceError): FileReport & { error: string } {
  return {
    source: claim.source,
    file: shownName(claim.source_file),
    record: null,
    batch_no: null,
    counts: null,
    left_out: [],
    error: error.message,
    hint: error.hint,
    ...submissionOf(claim)
  };
}

function submissionOf({ submission_id }: Pick<OpenClaim, 'submission_id'>): Pick<FileReport, 'submission_id'> {
  return submission_id === undefined ? {} : { submission_id };
}
