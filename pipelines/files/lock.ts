import { ZhishengError } from '#lib/domain/errors.ts';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
  pid: number;
  /** Start time of the process as the system counts it, so that a reused pid is not taken for the holder. */
  started: string;
}

/**
 * Takes the one lock of the state folder: one run at a time. A lock whose process is gone (power cut, kill -9) is taken over.
 * Returns the function that releases it. Throws BUSY naming the holder.
 */
export function takeLock(runsDir: string): () => void {
  const path = join(runsDir, 'lock.json');
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) };
  // The link makes the lock appear whole or not at all: a half-written one would look like one left by a dead process.
  const draft = `${path}.${process.pid}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(draft, JSON.stringify(mine));
      linkSync(draft, path);
      return () => rmSync(path, { force: true });
    } catch {
      const holder = readHolder(path);
      if (holder && isAlive(holder)) {
        throw new ZhishengError(
          'BUSY',
          `另一个运行（进程 ${holder.pid}）正在处理数据，本次没有开始，数据不变`,
          '等它结束后再试；npm run -s data -- status 可查看进度'
        );
      }
      rmSync(path, { force: true });
    } finally {
      rmSync(draft, { force: true });
    }
  }
  throw new ZhishengError('BUSY', '无法取得运行锁，数据不变', '稍后再试');
}

/** True while a run holds the state folder. */
export function isLocked(runsDir: string): boolean {
  const holder = readHolder(join(runsDir, 'lock.json'));
  return holder !== undefined && isAlive(holder);
}

function readHolder(path: string): Holder | undefined {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/<pid>/stat; empty where there is no /proc, which leaves the pid alone to decide. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
