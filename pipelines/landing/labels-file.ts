/**
 * Labels of texts that were cleared since: they cannot be found again, so each file bears the hash of its content in
 * its name, `<batch>.<rows cleared before>.<first 16 hex digits of the SHA-256>.parquet`.
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, syncFile, syncFolder } from '#lib/state/state-file.server.ts';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';

const NAME = /\.([0-9a-f]{16})\.parquet$/;

/** Puts a finished file of labels into its folder, on the disk, in the place of one that a killed run left. */
export function keepLabelsFile(draft: string, dir: string, batch: string, clearedBefore: number): void {
  const prefix = `${batch}.${clearedBefore}.`;
  const name = `${prefix}${hashOf(draft)}.parquet`;
  syncFile(draft);
  renameSync(draft, join(dir, name));
  for (const former of namesIn(dir)) if (former.startsWith(prefix) && former !== name) rmSync(join(dir, former));
  syncFolder(dir);
}

/** Files of labels whose content is not that of their name, as `<record>/<file>`. Former versions gave no hash. */
export function damagedLabels(labels: string): string[] {
  return namesIn(labels).flatMap((record) =>
    namesIn(join(labels, record))
      .filter((name) => {
        const hash = NAME.exec(name)?.[1];
        return hash !== undefined && hash !== hashOf(join(labels, record, name));
      })
      .map((name) => `${record}/${name}`)
  );
}

function hashOf(path: string): string {
  return sha256OfFile(path).slice(0, 16);
}
