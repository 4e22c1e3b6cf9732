/** A row of each list of the morning as one matter: what, who, until when, what next, one button. Pure. */
import { formatDay, formatInteger } from './format.ts';
import { daysBetween } from './freshness.ts';
import { dueWords } from './gap-tasks.ts';
import { gapKindOf, MEDIUM_FROM } from './gap-types.ts';
import { gapTitle, type GapRow } from './gaps.ts';
import { ISSUE_STATES } from './hot-issues.ts';
import type {
  DispatchedTask,
  DueUnit,
  ExpiringUnit,
  IssueOfNote,
  MissingUnit,
  MorningContext,
  MorningItem
} from './morning-lists.ts';
import { sourceName } from './names.ts';

/** Days that a task is given by default, as the form proposes. */
export const TASK_DAYS = 14;
/** Days in which a rising matter should have been looked at. */
const ISSUE_DAYS = 7;
/** Agreements that end so soon cannot wait for a round of negotiation. */
const AGREEMENT_SOON_DAYS = 30;

/** The ISO day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

const suggested = (day: string) => `${formatDay(day)}前（建议）`;

/** 派出 12 天 */
export function taskAge(assignedAt: string, today: string): string {
  const days = Math.max(0, daysBetween(assignedAt.slice(0, 10), today));
  return days === 0 ? '今天派出' : `派出 ${formatInteger(days)} 天`;
}

export function taskItem(task: DispatchedTask, { today }: MorningContext): MorningItem {
  const isLate = task.standing === 'overdue';
  return {
    key: `task-${task.gap_id}`,
    kind: 'tasks',
    tier: isLate ? 1 : daysBetween(today, task.due_on) <= 3 ? 4 : 5,
    what: `${isLate ? '派单逾期' : '在办派单'}（${taskAge(task.assigned_at, today)}）：${task.gap_title}`,
    unit: task.assignee,
    post: null,
    due: `${formatDay(task.due_on)}，${dueWords(task.due_on, today)}`,
    next: isLate ? '催办，或改期、改派' : '等办理结果',
    action: { label: '督办', href: `/gaps/${encodeURIComponent(task.gap_id)}#task` }
  };
}

export function petitionItem(row: DueUnit, { as_of }: MorningContext): MorningItem {
  const { overdue_count, soon_count, overdue_since_on, next_due_on } = row;
  const soon = soon_count > 0 ? `，另有 ${formatInteger(soon_count)} 件十个工作日内到期` : '';
  return {
    key: `petition-${row.unit_org_id}`,
    kind: 'petitions',
    tier: overdue_count > 0 ? 1 : 4,
    what:
      overdue_count > 0
        ? `信访 ${formatInteger(overdue_count)} 件逾期未办结${soon}`
        : `信访 ${formatInteger(soon_count)} 件十个工作日内到期`,
    unit: row.unit_name,
    post: null,
    due:
      overdue_since_on !== null
        ? `最早的 ${formatDay(overdue_since_on)}到期，已过 ${formatInteger(daysBetween(overdue_since_on, as_of))} 天`
        : next_due_on === null
          ? null
          : `最早的 ${formatDay(next_due_on)}到期`,
    next: overdue_count > 0 ? '逐件催办，不能按期的依程序延期并告知' : '到期前办结',
    action: { label: '看名单', href: `/petitions?scope=${encodeURIComponent(row.unit_org_id)}#due` }
  };
}

export function issueItem(issue: IssueOfNote, { scope_unit, today }: MorningContext): MorningItem {
  return {
    key: `issue-${issue.issue_id}`,
    kind: 'issues',
    tier: 2,
    what: issueWords(issue),
    unit: scope_unit,
    post: '分管副主席',
    due: suggested(dayAfter(today, ISSUE_DAYS)),
    next: '核实涉及的地方和企业，带着问题下访',
    action: { label: '看名单', href: `/issues/${encodeURIComponent(issue.issue_id)}` }
  };
}

/** “骑手超时罚款”居高不下：本期 107 条，对比期 105 条 */
export function issueWords({ label, state, period_count, before_count }: IssueOfNote): string {
  const said = state === 'high' ? '居高不下' : (ISSUE_STATES[state]?.label ?? '');
  return `“${label}”${said}：本期 ${formatInteger(period_count)} 条，对比期 ${formatInteger(before_count)} 条`;
}

export function gapItem(gap: GapRow, { as_of, today }: MorningContext): MorningItem {
  const kind = gapKindOf(gap.gap_type);
  return {
    key: `gap-${gap.gap_id}`,
    kind: 'gaps',
    tier: gap.need >= MEDIUM_FROM ? 3 : 5,
    what: `${kind.label}：${gapTitle(gap, as_of)}`,
    unit: gap.unit_name,
    post: kind.post,
    due: suggested(dayAfter(today, TASK_DAYS)),
    next: kind.action,
    action: { label: '派单', href: `/gaps/${encodeURIComponent(gap.gap_id)}#task` }
  };
}

export function agreementItem(row: ExpiringUnit, { as_of }: MorningContext): MorningItem {
  const left = daysBetween(as_of, row.first_to);
  return {
    key: `agreement-${row.unit_org_id}`,
    kind: 'agreements',
    tier: left <= AGREEMENT_SOON_DAYS ? 4 : 5,
    what: `工资协议 ${formatInteger(row.agreement_count)} 份 60 天内到期，还没有开始续签，涉及职工 ${formatInteger(row.workers_covered)} 人`,
    unit: row.unit_name,
    post: gapKindOf('G5').post,
    due: `最早的 ${formatDay(row.first_to)}到期，还有 ${formatInteger(left)} 天`,
    next: '发出续签要约',
    action: { label: '看名单', href: `/negotiations?scope=${encodeURIComponent(row.unit_org_id)}#renewals` }
  };
}

/** One matter for all units that did not submit; its list stands on the same page. */
export function missingItem(first: MissingUnit, all: readonly MissingUnit[]): MorningItem {
  const units = new Set(all.map((row) => row.unit_org_id)).size;
  return {
    key: 'missing',
    kind: 'missing',
    tier: 4,
    what: `${sourceName(first.source)}等有缺报：${formatInteger(units)} 个单位本期没有报送或没有读入，不等于零`,
    unit: units === 1 ? first.unit_name : `${first.unit_name}等 ${formatInteger(units)} 个单位`,
    post: gapKindOf('G6').post,
    due: null,
    next: '补报，或书面说明确实没有',
    action: { label: '看名单', href: '#missing' }
  };
}

/** 走访没有报送 / 信访的文件没有读入 */
export function missingWords(row: MissingUnit): string {
  const failed = row.failed_months > 0;
  const months = row.missing_months > 1 ? `（${row.missing_months} 个月）` : '';
  return `${sourceName(row.source)}${failed ? '的文件没有读入' : '没有报送'}${months}`;
}
