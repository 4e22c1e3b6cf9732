import { SourceError, ZhishengError } from '#lib/domain/errors.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import { basename } from 'node:path';
import type { OpenClaim } from './claims.ts';
import { shownName } from './inbox-names.ts';

/** The claim stays with its file, into which the writer goes on writing; the next run reads it whole. */
export function stillWritten(claim: OpenClaim): SourceError {
  return new SourceError(
    'SOURCE_UNSTABLE',
    `文件「${basename(shownName(claim.source_file))}」在读取时还在写入，这次没有入库；文件已保留，其他来源不受影响`,
    '等复制完成，下次运行会自动再读'
  );
}

/**
 * One file must never stop all others, in this run or, by its claim, in every later one: whatever it causes becomes
 * its own error.
 */
export function asSourceError(claim: OpenClaim, error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const name = basename(shownName(claim.source_file));
  const cause = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const fault = machineFault(error, `文件「${name}」没有处理完，已保留；其他来源和已有数据不受影响`);
  if (fault) return new SourceError('SOURCE_UNSTABLE', fault.message, fault.hint, { cause: error });
  if ((error as NodeJS.ErrnoException).syscall !== undefined) {
    return new SourceError(
      'SOURCE_UNSTABLE',
      `文件「${name}」未能处理完：${cause}；文件已保留，其他来源不受影响`,
      '请检查磁盘空间和文件夹权限，下次运行会自动继续',
      { cause: error }
    );
  }
  const hint =
    error instanceof ZhishengError ? error.hint : '请另存为 UTF-8 的 CSV 后重新投放；仍不行时把本条信息交给维护人员';
  return new SourceError(
    'SOURCE_UNREADABLE',
    `文件「${name}」无法入库：${cause}；原文件已保留，其他来源不受影响`,
    hint,
    { cause: error }
  );
}
