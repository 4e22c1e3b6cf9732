/**
 * Tasks given out for gaps, and how they stand against the records. A task moves when somebody presses a button; a
 * gap closes only when the record of the visit, link or agreement lands. Pure.
 */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { daysBetween } from './freshness.ts';

export interface GapTask {
  task_id: number;
  gap_id: string;
  gap_type: string;
  gap_title: string;
  gap_since_on: string | null;
  gap_size: number | null;
  unit_org_id: string;
  unit_name: string;
  org_path: string;
  assignee: string;
  due_on: string;
  state: 'assigned' | 'done' | 'withdrawn';
  assigned_at: string;
  assigned_by: string;
  done_at: string | null;
}

/** The present data of a gap that was given out; absent when the gap is no longer in the list. */
export type GapNow = Pick<QueryRow<'gaps/by_ids'>, 'gap_id' | 'size' | 'since_on' | 'closed_on' | 'closed_by'>;

/**
 * - open: nobody was asked. assigned, overdue: somebody was, the day is ahead or behind.
 * - waiting: said to be done, the record has not landed.
 * - closed: the record landed.
 * - unknown: the gap is not in the list because a source it is judged by is not in the data; nobody can tell.
 */
export type TaskStanding = 'open' | 'assigned' | 'overdue' | 'waiting' | 'closed' | 'unknown';

export const STANDING_LABELS: Record<TaskStanding, string> = {
  open: '未派单',
  assigned: '在办',
  overdue: '逾期',
  waiting: '已办，等记录',
  closed: '已由记录消除',
  unknown: '数据未到，无法判断'
};

/**
 * Where a task stands.
 * @param now the gap in the shown data, null when it is not there
 * @param today ISO date in Shanghai
 * @param isJudged whether the data holds what gaps of this kind are judged by
 */
export function standingOf(task: GapTask | null, now: GapNow | null, today: string, isJudged = true): TaskStanding {
  if (task !== null && now === null && !isJudged) return 'unknown';
  // A gap that closed and opened again later is a new matter, which the old task does not answer.
  const isClosed = now === null || now.closed_on !== null || isNewer(now.since_on, task?.assigned_at ?? null);
  if (task === null) return now !== null && now.closed_on !== null ? 'closed' : 'open';
  if (isClosed) return 'closed';
  if (task.state === 'done') return 'waiting';
  return today > task.due_on ? 'overdue' : 'assigned';
}

function isNewer(sinceOn: string | null, assignedAt: string | null): boolean {
  return sinceOn !== null && assignedAt !== null && sinceOn > assignedAt.slice(0, 10);
}

/** The filters of the list: a gap that cannot be judged is not in it. */
export const LISTED_STANDINGS = (Object.keys(STANDING_LABELS) as TaskStanding[]).filter(
  (standing) => standing !== 'unknown'
);

/** The task that speaks for each gap: the newest one. */
export function taskByGap(tasks: readonly GapTask[]): Map<string, GapTask> {
  const newest = new Map<string, GapTask>();
  for (const task of tasks) {
    const known = newest.get(task.gap_id);
    if (task.state !== 'withdrawn' && (!known || known.task_id < task.task_id)) newest.set(task.gap_id, task);
  }
  return newest;
}

/** 还有 5 天 / 今天到期 / 已超 3 天 */
export function dueWords(dueOn: string, today: string): string {
  if (dueOn === today) return '今天到期';
  return today < dueOn ? `还有 ${daysBetween(today, dueOn)} 天` : `已超 ${daysBetween(dueOn, today)} 天`;
}

export interface TaskFigures {
  assigned: number;
  overdue: number;
  waiting: number;
  closed: number;
  unknown: number;
}

/** Counts of tasks by standing; they change with every press, the gaps do not. */
export function taskFigures(standings: Iterable<TaskStanding>): TaskFigures {
  const figures: TaskFigures = { assigned: 0, overdue: 0, waiting: 0, closed: 0, unknown: 0 };
  for (const standing of standings) {
    if (standing !== 'open') figures[standing]++;
  }
  return figures;
}
