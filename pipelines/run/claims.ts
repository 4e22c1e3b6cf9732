import { SOURCES } from '#lib/contracts/contract.ts';
import { ORIGINS } from '#lib/contracts/state/manifest.ts';
import { readStateFile, syncFolder, writeStateJson } from '#lib/state/state-file.server.ts';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { LandingJournal } from '#pipelines/landing/journal.ts';

const CLAIM_FILE = 'claim.json';

/**
 * A file taken over by a run. Its folder under `intake/work` survives a crash; the next run finishes it under the
 * same number.
 */
export const Claim = z.object({
  batch_no: z.number(),
  source: z.enum(SOURCES),
  origin: z.enum(ORIGINS),
  source_file: z.string(),
  /** Record forced by the caller (`import` of one record), else found by header. */
  record: z.string().optional(),
  /** field → header, from `--map`. */
  overrides: z.record(z.string(), z.string()),
  /**
   * header → field, or '' for a column that is not taken, as a person chose on the page 报送; headers not named are
   * mapped as usual.
   */
  chosen: z.record(z.string(), z.string()).optional(),
  /** Which submission of the page 报送 the file is. */
  submission_id: z.number().optional(),
  /** The sending unit (报送单位) as a person named it; absent, it is taken from the file. */
  unit: z.string().optional(),
  /** A person looked at the rows held back and says that they are revisions. */
  isConfirmed: z.boolean().optional(),
  /** field → value for every row, from `--set`. */
  constants: z.record(z.string(), z.string()),
  cursor: z.string().nullable()
});
export type Claim = z.infer<typeof Claim>;

export interface OpenClaim extends Claim {
  dir: string;
  file: string;
}

/**
 * Takes a file over: note first, then one rename (`move`) or a copy finished by a rename (`copy`, for files that stay
 * the user's). A claim without its file never happened and is dropped at the next start.
 */
export function claimFile(
  folder: StateFolder,
  claim: Omit<Claim, 'batch_no'>,
  path: string,
  how: 'move' | 'copy',
  batchNo = nextBatchNo(folder)
): OpenClaim {
  const dir = join(folder.work, String(batchNo).padStart(6, '0'));
  mkdirSync(dir, { recursive: true });
  const complete: Claim = { ...claim, batch_no: batchNo };
  writeStateJson(join(dir, CLAIM_FILE), complete);
  const file = join(dir, 'file');
  if (how === 'move') {
    renameSync(path, file);
  } else {
    copyFileSync(path, `${file}.copying`);
    renameSync(`${file}.copying`, file);
  }
  syncFolder(dir);
  return { ...complete, dir, file };
}

/** Claims that a killed run left behind, by number. */
export function readClaims(folder: StateFolder): OpenClaim[] {
  return readdirSync(folder.work)
    .sort()
    .flatMap((name) => {
      const dir = join(folder.work, name);
      const claim = readStateFile(join(dir, CLAIM_FILE), Claim);
      const file = join(dir, 'file');
      return claim && existsSync(file) ? [{ ...claim, dir, file }] : [];
    });
}

/**
 * Clears what no claim can be read of: a claim that never got its file is removed, and a file whose note cannot be
 * read goes to `intake/damaged`, since nobody knows any more what it is and one such file must not stop the others.
 * Returns the paths of files set aside. The caller holds the lock.
 */
export function clearBrokenClaims(folder: StateFolder): string[] {
  const readable = new Set(readClaims(folder).map(({ dir }) => dir));
  return readdirSync(folder.work)
    .sort()
    .flatMap((name) => {
      const dir = join(folder.work, name);
      if (readable.has(dir)) return [];
      if (existsSync(join(dir, 'file'))) return [setAside(folder, name)];
      rmSync(dir, { recursive: true, force: true });
      return [];
    });
}

function setAside(folder: StateFolder, name: string): string {
  mkdirSync(folder.damaged, { recursive: true, mode: 0o700 });
  const target = join(folder.damaged, name);
  rmSync(target, { recursive: true, force: true });
  renameSync(join(folder.work, name), target);
  return join(target, 'file');
}

/**
 * The number after all that are claimed or landed, or that the journal knows: a batch whose folder is gone would
 * otherwise be forgotten as soon as another has its number. It looks at every batch, so a caller with many files counts
 * on from it.
 */
export function nextBatchNo(folder: StateFolder): number {
  const taken = [
    ...readdirSync(folder.work),
    ...readdirSync(folder.landing).flatMap((record) => readdirSync(join(folder.landing, record)))
  ]
    .map((name) => Number.parseInt(name, 10))
    .filter(Number.isFinite);
  return Math.max(LandingJournal.open(folder, false).lastBatchNo, ...taken) + 1;
}
