import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LandingLine } from '#lib/contracts/state/landing-line.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import type { NewLine } from './journal.ts';
import { batchFolder, MANIFEST_FILE, ROWS_FILE, UNDONE_FILE, UNDONE_ROWS_FILE } from './manifests.ts';

/** The rows of a batch, under whichever of its two names they lie; undefined where there are none. */
export function rowsFileOf(folder: string): string | undefined {
  return [ROWS_FILE, UNDONE_ROWS_FILE].map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** The files that must lie in the folder of a batch, given those there now. `folder` is a full path. */
export function describeFiles(
  manifest: Manifest,
  event: LandingLine['event'],
  folder: string,
  at: string,
  manifestFile = MANIFEST_FILE
): NewLine {
  return {
    batch_no: manifest.batch_no,
    record: manifest.record,
    source: manifest.source,
    source_file: manifest.source_file,
    is_shipped: manifest.origin === 'seed',
    folder: batchFolder(manifest.batch_no, manifest.signature),
    event: event === 'found' && existsSync(join(folder, UNDONE_FILE)) ? 'undone' : event,
    row_count: manifest.counts.new + manifest.counts.revised,
    ...(manifest.rows ?? hashOf(rowsFileOf(folder))),
    manifest_sha256: sha256OfFile(join(folder, manifestFile)),
    at
  };
}

/** Hash and size of the file of rows; null and 0 where there is none. */
export function hashOf(rows: string | undefined): Pick<NewLine, 'rows_sha256' | 'rows_bytes'> {
  return rows
    ? { rows_sha256: sha256OfFile(rows), rows_bytes: statSync(rows).size }
    : { rows_sha256: null, rows_bytes: 0 };
}
