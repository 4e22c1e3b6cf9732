import { z } from 'zod';

/**
 * Rows of one load: read = new + revised + duplicate + rejected + held. `emptied` counts accepted rows of which a cell
 * was refused,
 * `conflicting` accepted rows whose identity occurs twice with different content. Sums and empty rows are no part of
 * `read`. The last three
 * are absent in files of former versions.
 */
export const LoadCounts = z.object({
  read: z.number(),
  new: z.number(),
  revised: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  emptied: z.number(),
  conflicting: z.number(),
  /** Not landed until a person decides: the number is known, but place, day and words tell of another matter. */
  held: z.number().default(0),
  /** 合计, 小计 and the like. */
  totals: z.number().default(0),
  empty: z.number().default(0)
});
export type LoadCounts = z.infer<typeof LoadCounts>;

/** Outcome of one file of a run. */
export const FileReport = z.object({
  source: z.string(),
  file: z.string(),
  record: z.string().nullable(),
  batch_no: z.number().nullable(),
  counts: LoadCounts.nullable(),
  /** Sheets with rows that were not read; absent in runs of former versions. */
  left_out: z.array(z.string()).default([]),
  error: z.string().nullable(),
  hint: z.string().nullable(),
  /** Of a file that came by the page 报送. */
  submission_id: z.number().optional()
});
export type FileReport = z.infer<typeof FileReport>;

/** `interrupted` is never written: it is how a run reads whose process is gone. */
const RUN_STATUSES = ['running', 'succeeded', 'partly', 'failed', 'stopped', 'interrupted'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export const RUN_STATUS_LABELS: Record<RunStatus, string> = {
  running: '运行中',
  succeeded: '成功',
  partly: '部分失败',
  failed: '失败',
  stopped: '已停止',
  interrupted: '中断'
};

/** One run: `runs/<run_id>.json`, rewritten at each step. */
export const RunReport = z.object({
  run_id: z.string(),
  /** Names of the sources that were asked for. */
  pipelines: z.array(z.string()),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  status: z.enum(RUN_STATUSES),
  pid: z.number(),
  files: z.array(FileReport),
  /** Such as files still being written, or feeds that were retried. */
  notes: z.array(z.string()),
  steps: z.array(z.object({ name: z.string(), ms: z.number() })),
  published: z.string().nullable(),
  error: z.string().nullable(),
  hint: z.string().nullable()
});
export type RunReport = z.infer<typeof RunReport>;
