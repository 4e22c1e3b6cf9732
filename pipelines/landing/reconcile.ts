import { join } from 'node:path';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { describeFiles } from './batch-files.ts';
import type { LandingJournal } from './journal.ts';
import { batchFolder, readAllManifests } from './manifests.ts';

/**
 * Writes the lines that a process did not live to write: of batches that were committed, and of loads taken back.
 * Hashes come from the manifest where it has them, so damage since the commit is not taken for the truth.
 */
export function reconcile(folder: Pick<StateFolder, 'landing'>, journal: LandingJournal, now: Date): void {
  const at = now.toISOString();
  for (const manifest of readAllManifests(folder.landing)) {
    const last = journal.linesOf(manifest.batch_no).at(-1);
    if (!last || last.event === 'removed')
      journal.append(describeFiles(manifest, 'found', folderOf(folder, manifest), at));
    else if (manifest.undone && last.event !== 'undone') journal.append({ ...last, event: 'undone', at });
  }
}

function folderOf(folder: Pick<StateFolder, 'landing'>, manifest: Manifest): string {
  return join(folder.landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
}
