/** Trouble of the machine, told by its name: input is never blamed for a full disk. */
import { describeError, ZhishengError, type ErrorCode } from '#lib/domain/errors.ts';
import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

interface Kind {
  code: ErrorCode;
  /** `code` of system errors. */
  names: string[];
  /** Words of DuckDB and SQLite, which give no error number. */
  words: RegExp;
  what: string;
  hint: string;
}

const KINDS: Kind[] = [
  {
    code: 'DISK_FULL',
    names: ['ENOSPC', 'EDQUOT'],
    words: /no space left on device|disk quota exceeded|database or disk is full|SQLITE_FULL/i,
    what: '磁盘空间不足',
    hint: '清出磁盘空间后再运行一次，会从中断处继续'
  },
  {
    code: 'READ_ONLY',
    names: ['EROFS', 'EACCES', 'EPERM'],
    words: /read-only file system|permission denied|attempt to write a readonly database|SQLITE_READONLY/i,
    what: '数据文件夹不能写入',
    hint: '请系统管理员检查该文件夹的所有者和写入权限，以及磁盘是否变为只读'
  },
  {
    code: 'OUT_OF_MEMORY',
    names: ['ENOMEM'],
    words: /out of memory error|failed to allocate|could not allocate|bad allocation/i,
    what: '内存不足',
    hint: '关闭同一台机器上的其他程序，或换到内存更大的机器后再运行一次'
  },
  {
    code: 'TOO_MANY_FILES',
    names: ['EMFILE', 'ENFILE'],
    words: /too many open files/i,
    what: '系统允许同时打开的文件数已用完',
    hint: '请系统管理员调高 nofile 上限（ulimit -n）后再运行一次'
  }
];

/**
 * The machine's trouble behind an error, looked for through its causes; null where the machine is not to blame. The
 * message has what failed and what still holds; the original error is its cause.
 */
export function machineFault(error: unknown, holds = '已入库的数据和已发布的一版不受影响'): ZhishengError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code, path } = at as NodeJS.ErrnoException;
    const message = at.message;
    const kind = KINDS.find(({ names, words, code: own }) =>
      at instanceof ZhishengError ? at.code === own : names.includes(code ?? '') || words.test(message)
    );
    if (at instanceof ZhishengError && kind) return at;
    if (kind)
      return new ZhishengError(kind.code, `${kind.what}${path ? `（${path}）` : ''}，${holds}`, kind.hint, {
        cause: error
      });
  }
  return null;
}

/** The same for readers of a page, who have no business with paths of the machine. */
export function faultForReaders(error: unknown, holds: string): { code: ErrorCode; message: string } | null {
  const fault = machineFault(error, holds);
  return fault && { code: fault.code, message: describeError(fault).replace(/（\/[^）]*）/, '') };
}

const MIB = 1024 * 1024;

/** Free bytes for this user on the disk of a path; the folder itself may not exist yet. */
export function freeBytes(path: string): number {
  const there = existsSync(path) ? path : dirname(path);
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

/** Throws ZhishengError (DISK_FULL) where a step needs more than is free; nothing was begun. `needed` in bytes. */
export function requireSpace(path: string, needed: number, step: string): void {
  const free = freeBytes(path);
  if (free >= needed) return;
  throw new ZhishengError(
    'DISK_FULL',
    `磁盘空间不足：${step}大约需要 ${mib(needed)} MB，只剩 ${mib(free)} MB；没有开始，已有的数据不变`,
    '清出磁盘空间后再运行一次'
  );
}

const mib = (bytes: number): string => Math.ceil(bytes / MIB).toLocaleString('zh-CN');
