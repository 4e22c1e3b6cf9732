/** A folder of its own for one test file, outside the project. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A private folder for one test file. */
export function newRoot(): string {
  return mkdtempSync(join(tmpdir(), 'zhisheng-test-'));
}

export function removeRoot(root: string): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
