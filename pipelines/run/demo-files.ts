import { contractsOf } from '#lib/contracts/all.ts';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import { FORMER_LEDGER, LEDGER_FILE } from '#pipelines/issues/ledger.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { LandingJournal } from '#pipelines/landing/journal.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { namesIn, readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';

/** `files`: SHA-256 of every generated source file, which tells made-up batches from real ones. */
const DemoMarker = z.looseObject({ files: z.array(z.string()).optional() });

/** Notes in the demo marker which files of the inbox were generated; call it right after generating. */
export function noteDemoFiles(folder: StateFolder): void {
  const marker = readMarker(folder);
  const files = new Set(marker.files ?? []);
  for (const source of ['visits', 'petitions', 'negotiations', 'posts', 'reference'] as const) {
    if (contractsOf(source).length === 0) continue;
    for (const entry of readdirSync(join(folder.inbox, source), { withFileTypes: true, recursive: true })) {
      if (entry.isFile()) files.add(sha256OfFile(join(entry.parentPath, entry.name)));
    }
  }
  writeStateJson(folder.demoMarker, { ...marker, files: [...files].sort() });
}

/** Batches that are neither generated nor shipped: the customer's own data. */
export function realBatches(folder: StateFolder, manifests: Manifest[]): Manifest[] {
  const generated = new Set(readMarker(folder).files ?? []);
  return manifests.filter((manifest) => manifest.origin !== 'seed' && !generated.has(manifest.sha256));
}

/**
 * Removes every generated batch and the marker, so that the folder can hold real data alone. The caller holds the lock.
 * Returns how many batches went.
 */
export function removeDemoBatches(folder: StateFolder, manifests: Manifest[], now: Date): number {
  const generated = new Set(readMarker(folder).files ?? []);
  const doomed = manifests.filter((manifest) => generated.has(manifest.sha256));
  const journal = LandingJournal.open(folder, true);
  for (const manifest of doomed) {
    const last = journal.linesOf(manifest.batch_no).at(-1);
    if (last) journal.append({ ...last, event: 'removed', at: now.toISOString() });
    const prefix = `${String(manifest.batch_no).padStart(6, '0')}-`;
    for (const dir of [
      join(folder.landing, manifest.record),
      join(folder.labels, manifest.record),
      folder.originals,
      folder.rejects
    ]) {
      for (const name of namesIn(dir)) {
        if (name.startsWith(prefix) || name.startsWith(`${manifest.record}-${prefix}`))
          rmSync(join(dir, name), { recursive: true, force: true });
      }
    }
  }
  // Ids and history of made-up issues must not stay among real ones; ids of real issues follow from their records
  // again.
  if (doomed.length > 0)
    for (const name of [LEDGER_FILE, FORMER_LEDGER]) rmSync(join(folder.issues, name), { force: true });
  for (const name of ['demo.json', 'demo-truth.json', 'demo-truth-topics.jsonl'])
    rmSync(join(folder.root, name), { force: true });
  return doomed.length;
}

/** A marker that cannot be read names no file: its batches then count as real, which hides more and shows no less. */
function readMarker(folder: StateFolder): z.infer<typeof DemoMarker> {
  return readStateFile(folder.demoMarker, DemoMarker) ?? {};
}
