/** 数据页: whether the data can be used today. Rows of `data/sources` in, words out. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { daysBetween, sourceAgeState, type AgeState } from '#lib/domain/freshness.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';

export type SourceRow = Pick<
  QueryRow<'data/sources'>,
  | 'source'
  | 'label'
  | 'fresh_days'
  | 'ageing_days'
  | 'last_record_on'
  | 'last_landed_at'
  | 'rows_read'
  | 'rows_rejected'
>;

export interface SourceHealth {
  state: AgeState;
  /** Days since the newest record, or since the last batch where records carry no date; null when there is neither. */
  age_days: number | null;
  /** 今天有新记录, 9 天没有新记录 */
  text: string;
}

export const SOURCE_STATE_LABELS: Record<AgeState, string> = {
  fresh: '在期内',
  ageing: '渐旧',
  stale: '过期',
  missing: '无数据'
};

const CLASS_WORDS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * How old a source is, by its own promise (`fresh_days`, `ageing_days` of its pipeline).
 * @param today the date in Shanghai, ISO; a record dated later counts as of today
 */
export function sourceHealth(row: SourceRow, today: string): SourceHealth {
  const dated = row.last_record_on !== null;
  const last =
    row.last_record_on ?? (row.last_landed_at === null ? null : todayInShanghai(new Date(row.last_landed_at)));
  if (last === null) return { state: 'missing', age_days: null, text: '还没有数据' };
  const age = Math.max(0, daysBetween(last, today));
  const state = sourceAgeState({ ...row, last_on: last }, today);
  const what = dated ? '新记录' : '新文件';
  return { state, age_days: age, text: age === 0 ? `今天有${what}` : `${age} 天没有${what}` };
}

export interface LastRun {
  status: string;
  started_at: string;
}

export interface UsabilityInput {
  rows: readonly SourceRow[];
  today: string;
  last_run: LastRun | null;
  unreadable_count: number;
}

const RUN_CLAUSES: Record<string, string> = {
  succeeded: '最近一次运行成功',
  partly: '最近一次运行部分失败',
  stopped: '最近一次运行被人停止',
  interrupted: '最近一次运行中断，再次运行会接着处理',
  running: '正在运行'
};

/** The page in one sentence: 五类数据中四类在期内，网络帖文已 9 天没有新记录；最近一次运行成功；累计拒收 21 行。 */
export function usabilitySentence(input: UsabilityInput): string {
  const isPublished = input.rows.length > 0;
  const rejected = input.rows.reduce((sum, row) => sum + row.rows_rejected, 0);
  const parts = [
    isPublished ? freshnessClause(input.rows, input.today) : '还没有发布过数据',
    runClause(input.last_run, isPublished),
    input.unreadable_count > 0 ? `${input.unreadable_count} 个文件读不出来` : null,
    isPublished ? (rejected > 0 ? `累计拒收 ${formatInteger(rejected)} 行，可导出更正` : '没有拒收的行') : null
  ];
  return `${parts.filter((part) => part !== null).join('；')}。`;
}

function runClause(run: LastRun | null, isPublished: boolean): string {
  if (run === null) return '还没有运行记录';
  if (run.status === 'failed') return `最近一次运行失败，${isPublished ? '页面仍用上一次发布的数据' : '没有发布'}`;
  return RUN_CLAUSES[run.status] ?? '最近一次运行状态不明';
}

function freshnessClause(rows: readonly SourceRow[], today: string): string {
  const judged = rows.map((row) => ({ row, health: sourceHealth(row, today) }));
  const late = judged.filter((entry) => entry.health.state !== 'fresh');
  const all = classes(rows.length);
  if (late.length === 0) return `${all}数据都在期内`;
  const head =
    late.length === rows.length ? `${all}数据都不在期内` : `${all}数据中${classes(rows.length - late.length)}在期内`;
  // The oldest first; a sentence names two, the table below shows all.
  const oldest = [...late].sort((a, b) => (b.health.age_days ?? Infinity) - (a.health.age_days ?? Infinity));
  const named = oldest
    .slice(0, 2)
    .map(({ row, health }) => (health.age_days === null ? `${row.label}还没有数据` : `${row.label}已 ${health.text}`));
  return `${head}，${named.join('，')}${late.length > 2 ? '等' : ''}`;
}

function classes(count: number): string {
  return `${CLASS_WORDS[count] ?? count}类`;
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六', '日'];

/** A cron expression of five fields in words: 每天 05:10, 每周一 05:30, 每月 3 日 05:00. Other forms are shown as they are. */
export function scheduleWords(cron: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/);
  const every = /^\*\/(\d+)$/.exec(minute);
  if (every && hour === '*' && day === '*' && month === '*' && weekday === '*') return `每 ${every[1]} 分钟`;
  if (!/^\d+$/.test(minute) || !/^\d+(,\d+)*$/.test(hour) || month !== '*') return `按定时表达式 ${cron}`;
  const times = hour
    .split(',')
    .map((text) => `${text.padStart(2, '0')}:${minute.padStart(2, '0')}`)
    .join('、');
  if (day === '*' && weekday === '*') return `每天 ${times}`;
  if (day === '*' && /^[0-7](,[0-7])*$/.test(weekday))
    return `每周${weekday
      .split(',')
      .map((text) => WEEKDAYS[Number(text)])
      .join('、')} ${times}`;
  if (weekday === '*' && /^\d+(,\d+)*$/.test(day)) return `每月 ${day.replaceAll(',', '、')} 日 ${times}`;
  return `按定时表达式 ${cron}`;
}
