import { SourceError } from '#lib/domain/errors.ts';

/** The error of every file that cannot be read as a whole: what failed, where, what still holds, what to do. */
export function unreadable(name: string, reason: string, hint: string, cause?: unknown): SourceError {
  return new SourceError(
    'SOURCE_UNREADABLE',
    `文件「${name}」无法读取：${reason}；原文件已保留，其他来源不受影响`,
    hint,
    { cause }
  );
}

export const SAVE_AS_CSV = '请在表格软件中另存为 XLSX 或 UTF-8 的 CSV 后重新投放';
