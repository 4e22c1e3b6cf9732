import { SourceError } from '#lib/domain/errors.ts';
import { existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import type { Source } from '#lib/contracts/contract.ts';
import { freeName, makeNamesReadable, shortName, shownName } from './inbox-names.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { NOTE_ENDING, UNREADABLE_FOLDER, type UnreadableNote } from '#lib/contracts/state/unreadable-note.ts';
import { namesIn, writeStateJson } from '#lib/state/state-file.server.ts';
import { readUnreadable } from '#lib/state/unreadable.server.ts';

const UNFINISHED = /\.(part|partial|tmp|crdownload|download|swp)$|^[~.]/;

export interface InboxFile {
  source: Source;
  path: string;
  /** Path below the source's drop folder. */
  name: string;
}

/** Files waiting in the drop folder of a source, by name; temporary names and the unreadable folder are left out. */
export function listInbox(folder: StateFolder, source: Source): InboxFile[] {
  return entriesOf(folder, source)
    .filter(({ entry }) => entry.isFile())
    .map(({ path, name }) => ({ source, path, name }));
}

/**
 * Names below a drop folder that are no plain files (links, pipes, devices): never followed or opened, so someone
 * must be told.
 */
export function listIgnored(folder: StateFolder, source: Source): string[] {
  return entriesOf(folder, source)
    .filter(({ entry }) => !entry.isFile())
    .map(({ name }) => name);
}

/** Gives names that are not UTF-8 a form that can be opened, in all folders of a drop folder. */
export function repairNames(folder: StateFolder, source: Source): void {
  const repair = (dir: string): void => {
    makeNamesReadable(dir);
    for (const entry of readdirSync(dir, { withFileTypes: true }))
      if (entry.isDirectory()) repair(join(dir, entry.name));
  };
  const top = join(folder.inbox, source);
  if (existsSync(top)) repair(top);
}

function entriesOf(folder: StateFolder, source: Source): { entry: Dirent; path: string; name: string }[] {
  const top = join(folder.inbox, source);
  const walk = (dir: string, prefix: string): { entry: Dirent; path: string; name: string }[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory())
        return entry.name === UNREADABLE_FOLDER ? [] : walk(join(dir, entry.name), `${prefix}${entry.name}/`);
      return UNFINISHED.test(entry.name) ? [] : [{ entry, path: join(dir, entry.name), name: prefix + entry.name }];
    });
  return existsSync(top) ? walk(top, '').sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
}

/**
 * Splits files into those at rest and those still being written: a file changed within `settleMs` is looked at again
 * after
 * that time, and left for the next run when its size or time moved, or when a process still has it open for writing: a
 * copy may pause for
 * longer than anybody waits.
 */
export async function settledFiles(
  files: InboxFile[],
  settleMs: number,
  effects: { now(): number; sleep(ms: number): Promise<void>; beingWritten(): ReadonlySet<string> }
): Promise<{ ready: InboxFile[]; unsettled: InboxFile[] }> {
  const stamp = (file: InboxFile) => {
    const info = statSync(file.path, { throwIfNoEntry: false });
    return info && { size: info.size, mtimeMs: info.mtimeMs };
  };
  // A file may be taken away again between any two looks.
  const before = files.flatMap((file) => {
    const seen = stamp(file);
    return seen ? [{ file, ...seen }] : [];
  });
  const young = before.filter((entry) => effects.now() - entry.mtimeMs < settleMs);
  if (young.length > 0) await effects.sleep(settleMs);
  const written = before.length > 0 ? effects.beingWritten() : new Set<string>();
  const isMoving = (entry: (typeof before)[number]) => {
    const after = stamp(entry.file);
    return after !== undefined && (after.size !== entry.size || after.mtimeMs !== entry.mtimeMs);
  };
  const unsettled = new Set(
    [...young.filter(isMoving), ...before.filter(({ file }) => written.has(realPath(file.path)))].map(
      ({ file }) => file
    )
  );
  const present = before.map(({ file }) => file);
  return {
    ready: present.filter((file) => !unsettled.has(file)),
    unsettled: present.filter((file) => unsettled.has(file))
  };
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/**
 * Puts a file that cannot be read back beside the inbox with a note that says what failed and what to do. Nothing is
 * lost.
 */
export function setAsideUnreadable(
  folder: StateFolder,
  { source, source_file, file }: { source: Source; source_file: string; file: string },
  error: SourceError,
  now: Date
): void {
  const dir = join(folder.inbox, source, UNREADABLE_FOLDER);
  mkdirSync(dir, { recursive: true });
  // A file of the same name that failed before stays where it is.
  const target = join(dir, freeName(dir, shortName(basename(source_file))));
  renameSync(file, target);
  const note: UnreadableNote = {
    source,
    file_name: shownName(basename(target)),
    reason: error.message,
    hint: error.hint,
    first_failed_on: now.toISOString().slice(0, 10)
  };
  writeStateJson(target + NOTE_ENDING, note);
}

/**
 * Files set aside, by source and name; the coverage states (加载失败) read them. Notes whose file was removed are
 * dropped.
 */
export function listUnreadable(folder: StateFolder, sources: Source[]): UnreadableNote[] {
  return sources.flatMap((source) => {
    dropSettledNotes(join(folder.inbox, source, UNREADABLE_FOLDER));
    return readUnreadable(folder.inbox, source);
  });
}

function dropSettledNotes(dir: string): void {
  for (const name of namesIn(dir))
    if (name.endsWith(NOTE_ENDING) && !existsSync(join(dir, name.slice(0, -NOTE_ENDING.length))))
      rmSync(join(dir, name), { force: true });
}
