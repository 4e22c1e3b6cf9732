import { InputError } from '#lib/domain/errors.ts';
import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { HeldVersions, Publication } from '#lib/contracts/state/publication.ts';
import { readStateFile } from '#lib/state/state-file.server.ts';

const SUFFIX = '.duckdb';

/** Names of the kept generations, oldest first. */
export function listGenerations(folder: StateFolder): string[] {
  return readdirSync(folder.generations)
    .filter((name) => name.endsWith(SUFFIX))
    .sort();
}

/**
 * Publishes a finished file: it becomes a generation, and a hard link to it replaces `warehouse.duckdb` by rename.
 * Readers see the old file or the new one, never half of one. Older generations beyond `keep` are removed.
 */
export function publishFile(
  folder: StateFolder,
  builtPath: string,
  version: { dataVersion: string; asOf: string },
  now: Date,
  keep: number
): Publication {
  const last = listGenerations(folder).at(-1);
  const number = last ? Number(last.slice(0, 6)) + 1 : 1;
  const generation = `${String(number).padStart(6, '0')}-${version.dataVersion}${SUFFIX}`;
  const publication = {
    generation,
    data_version: version.dataVersion,
    published_at: now.toISOString(),
    as_of: version.asOf
  };
  writeFileSync(join(folder.generations, `${generation}.json`), JSON.stringify(publication));
  renameSync(builtPath, join(folder.generations, generation));
  show(folder, publication);
  const kept = listGenerations(folder);
  for (const old of kept.slice(0, Math.max(0, kept.length - keep))) {
    removeGeneration(folder, old);
  }
  return publication;
}

/** Removes a generation that is not shown, with its note. */
export function removeGeneration(folder: StateFolder, generation: string): void {
  rmSync(join(folder.generations, generation), { force: true });
  rmSync(join(folder.generations, `${generation}.json`), { force: true });
}

/**
 * Goes back to the generation before the one shown. The version left is held: the scheduler does not publish it again
 * until new data or a changed model makes another version, or `build --force` says so.
 */
export function rollBack(folder: StateFolder): { from: Publication; to: Publication } {
  const from = readPublication(folder);
  const names = listGenerations(folder);
  const index = from ? names.indexOf(from.generation) : -1;
  const previous = index > 0 ? names[index - 1] : undefined;
  const to = previous ? readStateFile(join(folder.generations, `${previous}.json`), Publication) : null;
  if (!from || !to)
    throw new InputError(
      'INPUT_INVALID',
      '没有更早的一版数据可以退回，当前数据不变',
      '运行 build 重新生成，或调大 KEEP_GENERATIONS 以保留更多版本'
    );
  writeFileSync(
    holdPath(folder),
    JSON.stringify({ data_versions: [...new Set([...heldVersions(folder), from.data_version])] })
  );
  show(folder, to);
  return { from, to };
}

function show(folder: StateFolder, publication: Publication): void {
  const link = `${folder.warehouse}.next`;
  rmSync(link, { force: true });
  linkSync(join(folder.generations, publication.generation), link);
  renameSync(link, folder.warehouse);
  writeFileSync(`${publicationPath(folder)}.tmp`, JSON.stringify(publication));
  renameSync(`${publicationPath(folder)}.tmp`, publicationPath(folder));
}

function publicationPath(folder: StateFolder): string {
  return join(folder.runs, 'published.json');
}

function holdPath(folder: StateFolder): string {
  return join(folder.runs, 'held.json');
}

/**
 * What is published, or null. The inode decides: if the process died between the rename and the note, the generation
 * that the published file links to is the truth.
 */
export function readPublication(folder: StateFolder): Publication | null {
  if (!existsSync(folder.warehouse)) return null;
  const inode = statSync(folder.warehouse).ino;
  const name = listGenerations(folder).find(
    (generation) => statSync(join(folder.generations, generation)).ino === inode
  );
  return name ? readStateFile(join(folder.generations, `${name}.json`), Publication) : null;
}

/** True when a rollback asked not to publish this version again. */
export function isHeld(folder: StateFolder, dataVersion: string): boolean {
  return heldVersions(folder).includes(dataVersion);
}

/** Going back several generations leaves several versions, and none of them may come back by itself. */
function heldVersions(folder: StateFolder): string[] {
  return readStateFile(holdPath(folder), HeldVersions)?.data_versions ?? [];
}

export function releaseHold(folder: StateFolder): void {
  rmSync(holdPath(folder), { force: true });
}
