import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

const CHECKSUM = /^\{"checksum":"([0-9a-f]{64})",/;

/**
 * A JSON file of the state folder in its shape; null when it is not there, was changed since it was written, or is
 * something else.
 */
export function readStateFile<T extends z.ZodType>(path: string, shape: T): z.infer<T> | null {
  try {
    const result = shape.safeParse(parseChecked(readFileSync(path, 'utf8')));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

/** Writes an object as a state file that knows when it was damaged (`checkedJson`). */
export function writeStateJson(path: string, value: object): void {
  writeStateFile(path, checkedJson(value));
}

/**
 * An object as JSON whose first member, `checksum`, is the SHA-256 of the same text without it: a flipped bit turns
 * one number into another without making the text unreadable. The object has at least one member.
 */
export function checkedJson(value: object): string {
  const text = JSON.stringify(value, null, 1);
  return `{"checksum":"${sha256Of(text)}",${text.slice(1)}`;
}

/** Throws where the text is no JSON or not the one that was written. Files of former versions have no checksum. */
export function parseChecked(text: string): unknown {
  const checksum = CHECKSUM.exec(text)?.[1];
  if (checksum === undefined) return JSON.parse(text);
  const plain = text.replace(CHECKSUM, '{');
  if (sha256Of(plain) !== checksum) throw new Error('the checksum does not fit the content');
  return JSON.parse(plain);
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Writes a file whole or not at all: a draft beside it reaches the disk, takes the name, and the folder reaches the
 * disk. After a power cut the file is the former or the new one. An error removes the draft and leaves the former file.
 */
export function writeStateFile(path: string, content: string | Uint8Array, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  try {
    writeSynced(draft, content, mode);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Brings a file that another program wrote to the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes names in a folder survive a power cut. Systems that cannot open folders keep names by other means. */
export function syncFolder(dir: string): void {
  let handle: number;
  try {
    handle = openSync(dir, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network file systems refuse to sync folders; the rename itself stands.
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    closeSync(handle);
  }
}

function writeSynced(path: string, content: string | Uint8Array, mode: number): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const handle = openSync(path, 'w', mode);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Full paths of all files below a folder; none when there is no folder. */
export function filesBelow(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

/** Names in a folder; none when there is no folder. */
export function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
