import { InputError } from '#lib/domain/errors.ts';
import { constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { HeldVersions, Publication, Shown } from '#lib/contracts/state/publication.ts';
import { namesIn, readStateFile, syncFile, syncFolder, writeStateJson } from '#lib/state/state-file.server.ts';

const SUFFIX = '.duckdb';

/** Names of the kept generations, oldest first. */
export function listGenerations(folder: StateFolder): string[] {
  return namesIn(folder.generations)
    .filter((name) => name.endsWith(SUFFIX))
    .sort();
}

/**
 * Publishes a finished file: it becomes a generation, and a copy of it replaces `warehouse.duckdb` by rename. Readers
 * see the old file or the new one, never half of one; the generation is a second copy, so damage to one leaves the
 * other. A generation of the same version and day is replaced, older ones beyond `keep` are removed.
 */
export function publishFile(
  folder: StateFolder,
  builtPath: string,
  version: { dataVersion: string; asOf: string; shape?: string },
  now: Date,
  keep: number
): Publication {
  const last = listGenerations(folder).at(-1);
  const number = last ? Number(last.slice(0, 6)) + 1 : 1;
  const generation = `${String(number).padStart(6, '0')}-${version.dataVersion}${SUFFIX}`;
  syncFile(builtPath);
  const publication: Publication = {
    generation,
    data_version: version.dataVersion,
    published_at: now.toISOString(),
    as_of: version.asOf,
    bytes: statSync(builtPath).size,
    sha256: sha256OfFile(builtPath),
    shape: version.shape
  };
  writeStateJson(notePath(folder, generation), publication);
  renameSync(builtPath, join(folder.generations, generation));
  syncFolder(folder.generations);
  show(folder, publication);
  const others = listGenerations(folder).filter((name) => name !== generation);
  const same = others.filter((name) => {
    const note = readStateFile(notePath(folder, name), Publication);
    return note?.data_version === publication.data_version && note.as_of === publication.as_of;
  });
  const older = others.filter((name) => !same.includes(name));
  for (const old of [...same, ...older.slice(0, Math.max(0, older.length + 1 - keep))]) removeGeneration(folder, old);
  return publication;
}

/** Removes a generation that is not shown, with its note. */
export function removeGeneration(folder: StateFolder, generation: string): void {
  rmSync(join(folder.generations, generation), { force: true });
  rmSync(notePath(folder, generation), { force: true });
}

/**
 * Goes back to the generation before the one shown, past those that are damaged. The version left is held: the
 * scheduler does not publish it again until new data or a changed model makes another version, or `build --force`
 * says so.
 */
export function rollBack(folder: StateFolder): { from: Publication; to: Publication } {
  const from = readPublication(folder);
  const names = listGenerations(folder);
  const index = from ? names.indexOf(from.generation) : -1;
  const to = newestWhole(folder, names.slice(0, Math.max(0, index)));
  if (!from || !to)
    throw new InputError(
      'INPUT_INVALID',
      '没有更早的一版完好的数据可以退回，当前数据不变',
      '运行 build 重新生成，或调大 KEEP_GENERATIONS 以保留更多版本'
    );
  writeStateJson(holdPath(folder), { data_versions: [...new Set([...heldVersions(folder), from.data_version])] });
  show(folder, to);
  return { from, to };
}

/**
 * Puts the newest whole generation in place of a published file that is damaged or gone. Returns what it showed, or
 * null where nothing had to be done or no generation is whole. Only a `isDeep` look reads a file whose size and time
 * are those of its publication. The caller holds the lock.
 */
export function healPublished(folder: StateFolder, isDeep = false): Publication | null {
  if (!existsSync(folder.warehouse) && listGenerations(folder).length === 0) return null;
  if (!isDamaged(folder, isDeep)) return null;
  const whole = newestWhole(folder, listGenerations(folder));
  if (whole) show(folder, whole);
  return whole;
}

/** Whether the published file is not, byte for byte, what was published. */
export function isDamaged(folder: StateFolder, isDeep: boolean): boolean {
  const published = readPublication(folder);
  if (!published) return true;
  return isDeep && published.sha256 !== undefined && sha256OfFile(folder.warehouse) !== published.sha256;
}

/** Generations whose bytes are not those that were published, oldest first. */
export function damagedGenerations(folder: StateFolder): string[] {
  return listGenerations(folder).filter((name) => !isWhole(folder, name));
}

function newestWhole(folder: StateFolder, names: string[]): Publication | null {
  const name = names.findLast((one) => isWhole(folder, one));
  return name === undefined ? null : readStateFile(notePath(folder, name), Publication);
}

function isWhole(folder: StateFolder, name: string): boolean {
  const note = readStateFile(notePath(folder, name), Publication);
  if (!note) return false;
  const path = join(folder.generations, name);
  // Generations of former versions have no hash: their note alone speaks for them.
  return note.sha256 === undefined || (statSync(path).size === note.bytes && sha256OfFile(path) === note.sha256);
}

function show(folder: StateFolder, publication: Publication): void {
  const next = `${folder.warehouse}.next`;
  rmSync(next, { force: true });
  // A file system that can share blocks makes the copy at no cost.
  copyFileSync(join(folder.generations, publication.generation), next, constants.COPYFILE_FICLONE);
  syncFile(next);
  const shown: Shown = { ...publication, stamp: stampOf(next) };
  renameSync(next, folder.warehouse);
  syncFolder(folder.root);
  writeStateJson(publicationPath(folder), shown);
}

/**
 * The publication, or null where nothing is or the bytes are of no publication. The note counts while the file has
 * the size and time that it had when it was put in place; where it does not (a restored copy, or a process that died
 * between the rename and the note) the bytes decide.
 */
export function readPublication(folder: StateFolder): Publication | null {
  if (!existsSync(folder.warehouse)) return null;
  const shown = readStateFile(publicationPath(folder), Shown);
  if (shown && shown.stamp === stampOf(folder.warehouse)) return shown;
  const notes = listGenerations(folder).flatMap((name) => readStateFile(notePath(folder, name), Publication) ?? []);
  const { size, ino } = statSync(folder.warehouse);
  const hash = notes.some((note) => note.bytes === size) ? sha256OfFile(folder.warehouse) : '';
  return (
    notes.find((note) => note.sha256 === hash) ??
    // Former versions published a hard link and wrote no hash.
    notes.find(
      (note) => note.sha256 === undefined && statSync(join(folder.generations, note.generation)).ino === ino
    ) ??
    null
  );
}

function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size}:${mtimeMs}`;
}

function notePath(folder: StateFolder, generation: string): string {
  return join(folder.generations, `${generation}.json`);
}

function publicationPath(folder: StateFolder): string {
  return join(folder.runs, 'published.json');
}

function holdPath(folder: StateFolder): string {
  return join(folder.runs, 'held.json');
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
