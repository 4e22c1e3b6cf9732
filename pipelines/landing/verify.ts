/** Whether the landing folder holds what its journal says: every batch, each with the bytes that were committed. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LandingLine } from '#lib/contracts/state/landing-line.ts';
import { Undone } from '#lib/contracts/state/manifest.ts';
import { readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { rowsFileOf } from './batch-files.ts';
import type { LandingJournal } from './journal.ts';
import { MANIFEST_FILE, UNDONE_FILE } from './manifests.ts';

/** `missing`: the folder or its rows are gone; the others: bytes differ from those committed. */
export type Fault = 'missing' | 'manifest' | 'rows' | 'undone';

export const FAULT_WORDS: Record<Fault, string> = {
  missing: '文件不见了',
  manifest: '批次说明的内容变了',
  rows: '数据行的内容变了',
  undone: '撤销记录不见了'
};

export interface Damage {
  line: LandingLine;
  fault: Fault;
}

/** File → size and time at which its bytes were last found right. */
const Stamps = z.object({ files: z.record(z.string(), z.string()) });
type Stamps = z.infer<typeof Stamps>['files'];

/**
 * Compares every batch with the journal, in order of number. Bytes are read where size or time of a file changed since
 * they were last found right, and everywhere with `isDeep`: a disk may lose bits without telling.
 * `keepStamps` needs the lock.
 */
export function verifyLanding(
  folder: Pick<StateFolder, 'landing' | 'runs'>,
  journal: LandingJournal,
  { isDeep, keepStamps }: { isDeep: boolean; keepStamps: boolean }
): Damage[] {
  const path = join(folder.runs, 'landing-stamps.json');
  const before = isDeep ? {} : (readStateFile(path, Stamps)?.files ?? {});
  const after: Stamps = {};
  const damages = journal.standing().flatMap((line): Damage[] => {
    const fault = faultOf(join(folder.landing, line.record, line.folder), line, journal, { before, after });
    return fault ? [{ line, fault }] : [];
  });
  if (keepStamps && JSON.stringify(before) !== JSON.stringify(after)) writeStateJson(path, { files: after });
  return damages;
}

function faultOf(
  batch: string,
  line: LandingLine,
  journal: LandingJournal,
  stamps: { before: Stamps; after: Stamps }
): Fault | null {
  const known = linesInForce(journal.linesOf(line.batch_no));
  const manifest = join(batch, MANIFEST_FILE);
  if (!existsSync(manifest)) return 'missing';
  if (!isKnown(manifest, new Set(known.map((one) => one.manifest_sha256)), stamps)) return 'manifest';
  if (line.event === 'undone' && !readStateFile(join(batch, UNDONE_FILE), Undone)) return 'undone';
  if (line.rows_sha256 === null) return null;
  const rows = rowsFileOf(batch);
  if (!rows) return 'missing';
  return isKnown(rows, new Set(known.map((one) => one.rows_sha256)), stamps) ? null : 'rows';
}

/**
 * The last line, and where it tells of a swap those before it up to the last that does not: a line is written before
 * the files are swapped, so the former files may still lie there.
 */
function linesInForce(lines: readonly LandingLine[]): readonly LandingLine[] {
  return lines.slice(lines.findLastIndex(({ event }) => event !== 'redacted' && event !== 'cleared'));
}

function isKnown(path: string, hashes: Set<string | null>, { before, after }: { before: Stamps; after: Stamps }) {
  const { size, mtimeMs, ino } = statSync(path);
  // The hash enters the stamp: a file that was right under an older line is read again under a newer one.
  const stamp = `${size}:${mtimeMs}:${ino}:${[...hashes].join()}`;
  if (before[path] !== stamp && !hashes.has(sha256OfFile(path))) return false;
  after[path] = stamp;
  return true;
}
