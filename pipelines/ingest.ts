import { contractOf, contractsOf } from '#lib/contracts/all.ts';
import { SourceError } from '#lib/domain/errors.ts';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setAsideUnreadable } from './inbox.ts';
import { inspectFile, type Limits } from './intake/inspect.ts';
import type { KeyRing } from './intake/keys.ts';
import { mapHeader } from './intake/map-header.ts';
import { prepareFile } from './intake/prepare.ts';
import { sealFile } from './intake/vault.ts';
import type { OpenClaim } from './claims.ts';
import { landFile, type LandingJob } from './warehouse/land.ts';
import { batchFolder, type Manifest } from './warehouse/manifests.ts';
import type { StateFolder } from './warehouse/state-folder.ts';

export interface IngestEffects {
  folder: StateFolder;
  keyRing: KeyRing;
  limits: Limits;
  now(): Date;
  knownSignatures: Set<string>;
  /** Batches already committed, by number: a claim among them was landed before the process died. */
  committed: Map<number, Manifest>;
  step(name: string): void;
}

/** Outcome of one file, for the run log and the terminal. */
export interface FileReport {
  source: string;
  file: string;
  record: string | null;
  batch_no: number | null;
  counts: Manifest['counts'] | null;
  error: string | null;
  hint: string | null;
}

/**
 * Takes one claimed file through inspect → prepare → map → land, then seals the original and drops the claim.
 * A file that cannot be read is set aside with its reason and reported; it never stops other files.
 */
export async function ingestClaim(claim: OpenClaim, effects: IngestEffects): Promise<FileReport> {
  try {
    const manifest = effects.committed.get(claim.batch_no) ?? await landFile(await prepareJob(claim, effects), {
      landing: effects.folder.landing, rejects: effects.folder.rejects, workDir: claim.dir, keyRing: effects.keyRing,
      limits: effects.limits, now: effects.now(), knownSignatures: effects.knownSignatures, step: effects.step
    });
    effects.knownSignatures.add(manifest.signature);
    effects.step('seal');
    if (claim.origin !== 'seed') {
      const sealed = join(effects.folder.originals, `${batchFolder(claim.batch_no, manifest.signature)}-${basename(claim.source_file)}.sealed`);
      await sealFile(claim.file, sealed, effects.keyRing.intakeKey);
    }
    effects.step('finish');
    rmSync(claim.dir, { recursive: true, force: true });
    return { source: claim.source, file: claim.source_file, record: manifest.record, batch_no: claim.batch_no, counts: manifest.counts, error: null, hint: null };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    setAsideUnreadable(effects.folder, claim.source, claim.source_file, claim.file, error, effects.now());
    rmSync(claim.dir, { recursive: true, force: true });
    return { source: claim.source, file: claim.source_file, record: null, batch_no: null, counts: null, error: error.message, hint: error.hint };
  }
}

/** Inspects, converts where needed, finds the record and maps the header. Throws SourceError when the file cannot be read or mapped. */
export async function prepareJob(claim: OpenClaim, effects: Pick<IngestEffects, 'limits' | 'step'>): Promise<LandingJob> {
  effects.step('inspect');
  const inspection = await inspectFile(claim.file, basename(claim.source_file), effects.limits);
  effects.step('prepare');
  const prepared = await prepareFile(inspection, claim.dir, effects.limits);
  const forced = claim.record ? contractOf(claim.record) : undefined;
  const mapping = mapHeader(prepared.header, forced ? [forced] : contractsOf(claim.source), {
    fileName: basename(claim.source_file), overrides: claim.overrides, constants: Object.keys(claim.constants)
  });
  return {
    batch_no: claim.batch_no, origin: claim.origin, source_file: claim.source_file, constants: claim.constants, cursor: claim.cursor, prepared, mapping
  };
}
