import type { VersionEvent, VersionKind } from '#lib/domain/text-versions.ts';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { VersionEvents } from '#lib/contracts/state/version-events.ts';
import { readStateFile, syncFile, syncFolder, writeStateJson } from '#lib/state/state-file.server.ts';
import { fileVersion } from './annotation-version.ts';

/** A file of some version, in force or kept. */
export interface KnownVersion extends VersionEvent {
  in_force: boolean;
  path: string;
}

/** Everything that happened to one kind, oldest first; nothing where the note of it is damaged. */
function readEvents(models: string, kind: VersionKind): VersionEvent[] {
  return readStateFile(join(models, kind.kept, 'notes.json'), VersionEvents) ?? [];
}

/** The kept versions, each with the last time it was accepted, newest first. */
export function keptVersions(models: string, kind: VersionKind): KnownVersion[] {
  const current = hashInForce(models, kind);
  const last = new Map(
    readEvents(models, kind)
      .filter((event) => event.action !== 'reset')
      .map((event) => [event.hash, event])
  );
  return [...last.values()]
    .reverse()
    .map((event) => ({ ...event, in_force: event.hash === current, path: keptPath(models, kind, event.hash) }));
}

/** Content hash of the customer's own file; null while the shipped state is in force. */
export function hashInForce(models: string, kind: VersionKind): string | null {
  const path = join(models, kind.file);
  return existsSync(path) ? fileVersion(path) : null;
}

/**
 * Puts a file in force. Its copy and note are written first and the rename comes last, so a killed command leaves the
 * former version whole and in force. What was in force stays as a kept copy.
 */
export function installVersion(
  models: string,
  kind: VersionKind,
  source: string,
  event: Omit<VersionEvent, 'action' | 'hash'>,
  versionOf: (path: string) => string
): VersionEvent {
  keepCurrent(models, kind, event.at, versionOf);
  const hash = fileVersion(source);
  const kept = keep(models, kind, source, hash);
  const accepted: VersionEvent = { action: 'accept', hash, ...event };
  writeEvents(models, kind, [...readEvents(models, kind), accepted]);
  const draft = join(models, `.${kind.file}.part`);
  copyFileSync(kept, draft);
  syncFile(draft);
  renameSync(draft, join(models, kind.file));
  syncFolder(models);
  return accepted;
}

/** Takes the customer's own file out of force; its copy is kept. False when there was none. */
export function resetVersion(
  models: string,
  kind: VersionKind,
  at: string,
  versionOf: (path: string) => string
): boolean {
  const hash = hashInForce(models, kind);
  if (hash === null) return false;
  const path = join(models, kind.file);
  keepCurrent(models, kind, at, versionOf);
  writeEvents(models, kind, [
    ...readEvents(models, kind),
    { action: 'reset', version: versionOf(path), hash, at, note: '' }
  ]);
  rmSync(path);
  return true;
}

function keepCurrent(models: string, kind: VersionKind, at: string, versionOf: (path: string) => string): void {
  const hash = hashInForce(models, kind);
  const path = join(models, kind.file);
  if (hash === null || existsSync(keptPath(models, kind, hash))) return;
  keep(models, kind, path, hash);
  writeEvents(models, kind, [
    ...readEvents(models, kind),
    { action: 'found', version: versionOf(path), hash, at, note: '' }
  ]);
}

function keep(models: string, kind: VersionKind, source: string, hash: string): string {
  const path = keptPath(models, kind, hash);
  if (existsSync(path)) return path;
  mkdirSync(join(models, kind.kept), { recursive: true });
  copyFileSync(source, `${path}.part`);
  syncFile(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}

function keptPath(models: string, kind: VersionKind, hash: string): string {
  return join(models, kind.kept, `${hash}${kind.ending}`);
}

function writeEvents(models: string, kind: VersionKind, events: VersionEvent[]): void {
  writeStateJson(join(models, kind.kept, 'notes.json'), { events });
}
