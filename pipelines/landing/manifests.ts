import { Manifest, Undone } from '#lib/contracts/state/manifest.ts';
import { namesIn, readStateFile } from '#lib/state/state-file.server.ts';
import { join } from 'node:path';

export const MANIFEST_FILE = 'manifest.json';
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
 * Every committed batch of the landing folder that can be read, those taken back included, in order of batch number.
 * One whose manifest is damaged is left out here; `verifyLanding` names it, and no build passes over it.
 */
export function readAllManifests(landing: string): Manifest[] {
  const manifests: Manifest[] = [];
  for (const record of namesIn(landing)) {
    for (const batch of namesIn(join(landing, record))) {
      const folder = join(landing, record, batch);
      const manifest = readStateFile(join(folder, MANIFEST_FILE), Manifest);
      if (!manifest) continue;
      const undone = readStateFile(join(folder, UNDONE_FILE), Undone);
      manifests.push(undone ? { ...manifest, undone } : manifest);
    }
  }
  return manifests.sort((a, b) => a.batch_no - b.batch_no);
}

/** Folder name of a batch: sorts by number, and says which content it holds. */
export function batchFolder(batchNo: number, signature: string): string {
  return `${String(batchNo).padStart(6, '0')}-${signature.slice(0, 8)}`;
}
