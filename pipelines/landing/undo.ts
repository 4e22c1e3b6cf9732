import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { batchFolder, readAllManifests, ROWS_FILE, UNDONE_FILE, UNDONE_ROWS_FILE } from './manifests.ts';
import type { Manifest, Undone } from '#lib/contracts/state/manifest.ts';
import { writeStateJson } from '#lib/state/state-file.server.ts';
import { mayShare } from './identities.ts';

/**
 * Takes a load back as a whole: a record beside the manifest, then the rows get a name that no build reads. Nothing
 * is deleted. A process killed in between leaves the record, and `finishUndos` of the next run does the rest before
 * anything is built.
 */
export function undoBatch(landing: string, manifest: Manifest, undone: Undone): void {
  const folder = join(landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
  const record = join(folder, UNDONE_FILE);
  if (!existsSync(record)) writeStateJson(record, undone);
  setRowsAside(folder);
}

/** Sets the rows aside of loads whose undoing a killed process had only recorded. */
export function finishUndos(landing: string): void {
  for (const manifest of readAllManifests(landing))
    if (manifest.undone)
      setRowsAside(join(landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature)));
}

/**
 * Later loads of the same record that may have passed over rows because this one had brought them: without it those
 * rows would be in no figure. They must be taken back first, the newest before the others, and may be submitted again
 * afterwards.
 */
export function dependentsOf(manifest: Manifest, standing: Manifest[]): Manifest[] {
  if (manifest.counts.new + manifest.counts.revised === 0) return [];
  return standing.filter(
    (later) =>
      later.batch_no > manifest.batch_no &&
      later.record === manifest.record &&
      later.counts.duplicate > 0 &&
      (later.identities === undefined || mayShare(manifest.identities, later.identities))
  );
}

function setRowsAside(folder: string): void {
  const rows = join(folder, ROWS_FILE);
  if (existsSync(rows)) renameSync(rows, join(folder, UNDONE_ROWS_FILE));
}
