/** 数据页: runs in words. */
import { RUN_STATUS_LABELS, type LoadCounts, type RunReport, type RunStatus } from '#lib/contracts/state/run-report.ts';
import { formatInteger } from '#lib/domain/format.ts';

/** The part of a file report that the words need. */
type FileOutcome = Pick<RunReport['files'][number], 'counts' | 'error'>;

/** Meaning of a status for the shown data. */
export const RUN_STATUS_MEANINGS: Record<RunStatus, string> = {
  running: '正在处理，页面仍用上一次发布的数据',
  succeeded: '文件都已入库并发布',
  partly: '有文件没有入库，其余已发布',
  failed: '没有发布，页面仍用上一次发布的数据',
  stopped: '被人停止，已入库的文件保留',
  interrupted: '进程意外结束，已入库的文件保留，再次运行会接着处理'
};

/** 42 秒, 3 分 5 秒, 1 小时 12 分; a run that has not ended has none. */
export function durationWords(startedAt: string, endedAt: string | null): string {
  if (endedAt === null) return '—';
  const seconds = Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000));
  if (seconds < 60) return `${seconds} 秒`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} 分 ${seconds % 60} 秒` : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}

/**
 * 112 个文件; 3 个文件，1 个失败; 没有新文件. Files are written down at the end of a step, so an interrupted run may have landed
 * some unlisted.
 */
export function filesWords(files: readonly FileOutcome[], status: RunStatus): string {
  if (files.length === 0) return status === 'succeeded' ? '没有新文件' : '没有记下文件';
  const failed = files.filter((file) => file.error !== null).length;
  return failed === 0 ? `${files.length} 个文件` : `${files.length} 个文件，${failed} 个失败`;
}

/** Sums of the counts of a run; files that failed add nothing. */
export function totalCounts(files: readonly FileOutcome[]): LoadCounts {
  const total: LoadCounts = {
    read: 0,
    new: 0,
    revised: 0,
    duplicate: 0,
    rejected: 0,
    emptied: 0,
    conflicting: 0,
    held: 0,
    totals: 0,
    empty: 0
  };
  for (const file of files) {
    if (file.counts === null) continue;
    for (const key of Object.keys(total) as (keyof LoadCounts)[]) total[key] += file.counts[key];
  }
  return total;
}

/** A run in one sentence for the head of its page. */
export function runSentence(run: Pick<RunReport, 'status' | 'published'> & { files: readonly FileOutcome[] }): string {
  const total = totalCounts(run.files);
  const rows =
    run.files.length === 0
      ? filesWords(run.files, run.status)
      : `${filesWords(run.files, run.status)}，读入 ${formatInteger(total.read)} 行，新增 ${formatInteger(total.new)} 行，拒收 ${formatInteger(total.rejected)} 行`;
  return `${RUN_STATUS_LABELS[run.status]}：${rows}；${run.published === null ? '没有发布新数据' : '已发布'}。`;
}
