import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_FOLDER = '/dev/shm';
/** Bytes that must be free: the states of a whole run of tests take up to 3 GiB, their processes as much. */
const ENOUGH = 8 * 1024 ** 3;

/**
 * Temporary folders of the tests are in memory where there is plenty: every state file is written through to the disk,
 * 60 times in one run of the pipelines, and tests make hundreds of runs. The folder goes when the process ends.
 */
export function workInMemory(): { TMPDIR?: string } {
  if (tmpdir() !== '/tmp' || !hasRoom()) return {};
  const root = mkdtempSync(join(MEMORY_FOLDER, 'zhisheng-tests-'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  process.on('exit', () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  return { TMPDIR: root };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    return bavail * bsize >= ENOUGH && freemem() >= ENOUGH;
  } catch {
    return false;
  }
}
