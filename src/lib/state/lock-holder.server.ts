import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LockHolder } from '#lib/contracts/state/lock.ts';
import { readStateFile } from './state-file.server.ts';

export function lockPath(runsDir: string): string {
  return join(runsDir, 'lock.json');
}

/**
 * The process that holds the state folder, or null. A lock whose process is gone (kill -9, power cut) holds nothing.
 */
export function lockHolder(runsDir: string): LockHolder | null {
  const holder = readStateFile(lockPath(runsDir), LockHolder);
  return holder && isAlive(holder) ? holder : null;
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/<pid>/stat; empty where there is no /proc, which leaves the pid alone to decide. */
export function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
