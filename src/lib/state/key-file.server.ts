import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';

const KEY_BYTES = 32;

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
