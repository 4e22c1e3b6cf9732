import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the project. */
export const PROJECT = join(import.meta.dirname, '..', '..');

/**
 * Names files and folders of the project by what is written in them, 12 hexadecimal digits: rules in code are part of
 * the versions that follow from them.
 * @param paths relative to `root`; a folder stands for all that is below it
 */
export function codeHash(paths: readonly string[], root = PROJECT): string {
  const hash = createHash('sha256');
  for (const path of paths) addTree(hash, join(root, path), path);
  return hash.digest('hex').slice(0, 12);
}

function addTree(hash: Hash, path: string, name: string): void {
  if (!statSync(path).isDirectory()) return void hash.update(name).update(readFileSync(path));
  for (const entry of readdirSync(path).sort()) addTree(hash, join(path, entry), entry);
}
