import type { Source } from '#lib/contracts/contract.ts';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, type StateFolder } from '#pipelines/files/state-folder.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';

/**
 * A file taken over by a run. Its folder under `intake/work` survives a crash; the next run finishes it under the
 * same number.
 */
export interface Claim {
  batch_no: number;
  source: Source;
  origin: Manifest['origin'];
  source_file: string;
  /** Record forced by the caller (`import` of one record), else found by header. */
  record?: string;
  /** field → header, from `--map`. */
  overrides: Record<string, string>;
  /**
   * header → field, or '' for a column that is not taken, as a person chose on the page 报送; headers not named are
   * mapped as usual.
   */
  chosen?: Record<string, string>;
  /** Which submission of the page 报送 the file is. */
  submission_id?: number;
  /** The sending unit (报送单位) as a person named it; absent, it is taken from the file. */
  unit?: string;
  /** A person looked at the rows held back and says that they are revisions. */
  isConfirmed?: boolean;
  /** field → value for every row, from `--set`. */
  constants: Record<string, string>;
  cursor: string | null;
}

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
  writeFileSync(join(dir, 'claim.json'), JSON.stringify(complete));
  const file = join(dir, 'file');
  if (how === 'move') {
    renameSync(path, file);
  } else {
    copyFileSync(path, `${file}.copying`);
    renameSync(`${file}.copying`, file);
  }
  return { ...complete, dir, file };
}

/** Claims that a killed run left behind, by number; those that never got their file are removed. */
export function openClaims(folder: StateFolder): OpenClaim[] {
  return readdirSync(folder.work)
    .sort()
    .flatMap((name) => {
      const dir = join(folder.work, name);
      const claim = readJson<Claim>(join(dir, 'claim.json'));
      const file = join(dir, 'file');
      if (claim && existsSync(file)) return [{ ...claim, dir, file }];
      rmSync(dir, { recursive: true, force: true });
      return [];
    });
}

/**
 * The number after all that are claimed or landed: it looks at every batch, so a caller with many files counts on from
 * it.
 */
export function nextBatchNo(folder: StateFolder): number {
  const taken = [
    ...readdirSync(folder.work),
    ...readdirSync(folder.landing).flatMap((record) => readdirSync(join(folder.landing, record)))
  ]
    .map((name) => Number.parseInt(name, 10))
    .filter(Number.isFinite);
  return Math.max(0, ...taken) + 1;
}
