import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** SHA-256 of a small file, hex. */
export function sha256OfFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
