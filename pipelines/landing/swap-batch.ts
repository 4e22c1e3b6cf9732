import type { LandingLine } from '#lib/contracts/state/landing-line.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { syncFile, syncFolder, writeStateJson } from '#lib/state/state-file.server.ts';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeFiles, hashOf } from './batch-files.ts';
import type { LandingJournal } from './journal.ts';
import { batchFolder, MANIFEST_FILE, readAllManifests } from './manifests.ts';

/** Rows that are to take the place of those of a batch, beside them until they do. */
export const NEXT_ROWS = 'rows.next.parquet';
const NEXT_MANIFEST = 'manifest.next.json';

export interface Swap {
  /** Folder of the batch. */
  folder: string;
  /** The file of rows that `rows.next.parquet` replaces; without such a file the rows stay. */
  rows: string;
  manifest: Manifest;
  event: Extract<LandingLine['event'], 'redacted' | 'cleared'>;
}

/**
 * Puts new rows and a new manifest in the places of the old, rows first. The line of the journal comes before, so
 * that both states are known; a process killed in between leaves a new manifest that `finishSwaps` puts in place.
 */
export function swapBatch(
  { folder, rows, manifest, event }: Swap,
  journal: LandingJournal,
  effects: { now(): Date; step(name: string): void }
): void {
  const next = join(folder, NEXT_ROWS);
  const hasRows = existsSync(next);
  if (hasRows) syncFile(next);
  const after: Manifest = {
    ...manifest,
    undone: undefined,
    rows: hashOf(hasRows ? next : existsSync(rows) ? rows : undefined)
  };
  writeStateJson(join(folder, NEXT_MANIFEST), after);
  journal.append(describeFiles(after, event, folder, effects.now().toISOString(), NEXT_MANIFEST));
  effects.step('swap: rows');
  if (hasRows) renameSync(next, rows);
  effects.step('swap: manifest');
  renameSync(join(folder, NEXT_MANIFEST), join(folder, MANIFEST_FILE));
  syncFolder(folder);
}

/**
 * The remains of a killed process: with rows still waiting nothing was changed and both go; without, only the manifest
 * is to follow.
 */
export function finishSwaps(landing: string): void {
  for (const manifest of readAllManifests(landing)) {
    const folder = join(landing, manifest.record, batchFolder(manifest.batch_no, manifest.signature));
    const [rows, next] = [join(folder, NEXT_ROWS), join(folder, NEXT_MANIFEST)];
    if (existsSync(rows)) {
      rmSync(rows);
      rmSync(next, { force: true });
    } else if (existsSync(next)) {
      renameSync(next, join(folder, MANIFEST_FILE));
    }
  }
}
