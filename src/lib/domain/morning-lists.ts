/** The lists that 总览 reads in the morning and the matters made of them. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import type { GapTask, TaskStanding } from './gap-tasks.ts';
import type { GapRow } from './gaps.ts';
import type { RankedIssue } from './hot-issues.ts';

/** Rows of a list, or why it could not be read: an unread list is not an empty one. */
export type Listed<T> = { rows: readonly T[]; unread: null } | { rows: readonly never[]; unread: string };

export type DueUnit = QueryRow<'overview/due_units'>;
export type ExpiringUnit = QueryRow<'overview/expiring_units'>;
export type MissingUnit = QueryRow<'overview/missing_list'>;
export type DispatchedTask = Pick<
  GapTask,
  'gap_id' | 'gap_title' | 'assignee' | 'due_on' | 'assigned_at' | 'unit_org_id'
> & { standing: TaskStanding };
/** A hot issue as the first page names it. */
export type IssueOfNote = Pick<RankedIssue, 'issue_id' | 'label' | 'state' | 'period_count' | 'before_count'>;

export interface MorningLists {
  /** Given out and not yet ended. */
  tasks: Listed<DispatchedTask>;
  petitions: Listed<DueUnit>;
  /** The hottest first. */
  issues: Listed<IssueOfNote>;
  /** Gaps that nobody was asked to end, the most needed first; `gap_count` counts all of them. */
  gaps: Listed<GapRow>;
  gap_count: number;
  agreements: Listed<ExpiringUnit>;
  missing: Listed<MissingUnit>;
}

export interface MorningContext {
  /** The union of the scope, which answers for what no other unit does. */
  scope_unit: string;
  /** ISO day up to which the data was collected. */
  as_of: string;
  /** ISO day in Shanghai: what people were asked to do is counted from it. */
  today: string;
}

export type MorningKind = 'tasks' | 'petitions' | 'issues' | 'gaps' | 'agreements' | 'missing';

export interface MorningItem {
  key: string;
  kind: MorningKind;
  /** 1 past its day, 2 getting worse, 3 nobody looked after it and much needed, 4 due soon, 5 the rest. */
  tier: 1 | 2 | 3 | 4 | 5;
  what: string;
  unit: string;
  /** Office in the unit; null where the data does not say. */
  post: string | null;
  /** 12月15日前（建议）; null where no day follows from a rule. */
  due: string | null;
  next: string;
  action: { label: '派单' | '督办' | '看名单'; href: string };
}

/** One list with its count; `unread` says why it could not be read. */
export interface MorningCount {
  kind: MorningKind;
  /** 信访逾期 12 件 */
  text: string;
  count: number;
  href: string;
  unread: string | null;
}
