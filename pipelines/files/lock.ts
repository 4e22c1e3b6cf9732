import { ZhishengError } from '#lib/domain/errors.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import type { LockHolder } from '#lib/contracts/state/lock.ts';
import { lockHolder, lockPath, startOf } from '#lib/state/lock-holder.server.ts';
import { linkSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Takes the one lock of the state folder: one run at a time. A lock whose process is gone (power cut, kill -9) is
 * taken over. Returns the function that releases it. Throws BUSY naming the holder.
 */
export function takeLock(runsDir: string): () => void {
  const path = lockPath(runsDir);
  const mine: LockHolder = { pid: process.pid, started: startOf(process.pid) };
  // The link makes the lock appear whole or not at all: a half-written one would look like one left by a dead process.
  const draft = `${path}.${process.pid}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(draft, JSON.stringify(mine));
      linkSync(draft, path);
      return () => rmSync(path, { force: true });
    } catch (error) {
      const fault = machineFault(error, '本次没有开始，数据不变');
      if (fault) throw fault;
      const holder = lockHolder(runsDir);
      if (holder) {
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
