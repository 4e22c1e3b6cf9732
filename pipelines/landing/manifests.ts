import { Manifest } from '#lib/contracts/state/manifest.ts';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '#pipelines/files/state-folder.ts';

/** Name of the record of an undoing, in the folder of the batch. */
export const UNDONE_FILE = 'undone.json';
/** Rows that count, and rows of a load that was taken back: no glob over batches meets the second name. */
export const ROWS_FILE = 'rows.parquet';
export const UNDONE_ROWS_FILE = 'rows.undone.parquet';

/** Every batch that stands, in order of batch number; loads taken back are left out. */
export function readManifests(landing: string): Manifest[] {
  return readAllManifests(landing).filter((manifest) => manifest.undone === undefined);
}

/**
 * Every committed batch of the landing folder, those taken back included, in order of batch number. Throws when a
 * manifest is damaged: its batch would be lost unseen.
 */
export function readAllManifests(landing: string): Manifest[] {
  const manifests: Manifest[] = [];
  for (const record of existsSync(landing) ? readdirSync(landing) : []) {
    for (const batch of readdirSync(join(landing, record))) {
      const folder = join(landing, record, batch);
      const manifest = readJson<unknown>(join(folder, 'manifest.json'));
      if (manifest === undefined) continue;
      const undone = readJson<unknown>(join(folder, UNDONE_FILE));
      manifests.push(Manifest.parse(undone === undefined ? manifest : { ...(manifest as object), undone }));
    }
  }
  return manifests.sort((a, b) => a.batch_no - b.batch_no);
}

/** Folder name of a batch: sorts by number, and says which content it holds. */
export function batchFolder(batchNo: number, signature: string): string {
  return `${String(batchNo).padStart(6, '0')}-${signature.slice(0, 8)}`;
}
