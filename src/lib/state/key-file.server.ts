import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './state-file.server.ts';

const KEY_BYTES = 32;
/** Signs session cookies and encrypts secrets of authenticators. */
export const SESSIONS_FILE = 'sessions.key';

/** The key in a file of 64 hex digits; null where the file holds something else. Throws where it cannot be read. */
export function readKeyFile(path: string): Buffer | null {
  const text = readFileSync(path, 'utf8').trim();
  return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : null;
}

/**
 * Makes a key of 32 random bytes (file 0600, folder 0700) unless there is one. The link makes it appear whole or not
 * at all, and of two processes that start at once one wins. Returns whether this call made it; throws where it cannot.
 */
export function makeKeyFile(path: string): boolean {
  if (existsSync(path)) return false;
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Keys that served before, the newest first: `sessions.key` is followed by `sessions.2.key` and `sessions.1.key`. They
 * open and check; nothing is made with them.
 */
export function retiredKeys(path: string): Buffer[] {
  const serving = existsSync(path) ? readKeyFile(path) : null;
  return retiredNames(path)
    .flatMap((name) => readKeyFile(join(dirname(path), name)) ?? [])
    .filter((key) => !serving?.equals(key));
}

/**
 * Puts a new key in the place of the one that serves, which is kept among the retired ones. Killed in between, the old
 * key serves on and stands twice; the next rotation goes on from there. Throws where the folder cannot be written.
 */
export function rotateKeyFile(path: string): void {
  const folder = dirname(path);
  if (existsSync(path)) {
    const retired = retiredNames(path);
    const serving = readFileSync(path, 'utf8');
    const isKept = retired[0] !== undefined && readFileSync(join(folder, retired[0]), 'utf8') === serving;
    if (!isKept) linkSync(path, join(folder, retiredName(path, retired.length + 1)));
    syncFolder(folder);
  }
  const draft = `${path}.${process.pid}.draft`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
  syncFolder(folder);
}

function retiredName(path: string, number: number): string {
  return `${basename(path, '.key')}.${number}.key`;
}

/** Newest first. */
function retiredNames(path: string): string[] {
  const folder = dirname(path);
  const form = new RegExp(`^${basename(path, '.key')}\\.(\\d+)\\.key$`);
  const numbers = existsSync(folder) ? readdirSync(folder).flatMap((name) => form.exec(name)?.[1] ?? []) : [];
  return numbers
    .map(Number)
    .sort((a, b) => b - a)
    .map((number) => retiredName(path, number));
}
