/**
 * The next tasks, from the figures of 总览: each line names the matter, its size and the page where it can be acted
 * on. Pure.
 */
import { type CoverageCell, rankGaps } from './coverage.ts';
import { daysBetween, sourceAgeState, type SourceAge } from './freshness.ts';
import { formatInteger } from './format.ts';
import { ISSUE_STATES, type RankedIssue } from './hot-issues.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import type { DueMonth } from './overview.ts';
import { monthsOf, type Period } from './periods.ts';

export interface Task {
  key: string;
  text: string;
  why: string;
  action: string;
  href: string;
}

/** A hot issue as the first page names it. */
export type IssueOfNote = Pick<RankedIssue, 'issue_id' | 'label' | 'state' | 'period_count' | 'before_count'>;

export interface TaskInput {
  /** Hot issues of the scope, the hottest first. */
  issues: readonly IssueOfNote[];
  metric: Metric;
  /** Counties and offices of the chosen scope. */
  cells: readonly CoverageCell[];
  period: Period;
  due: readonly DueMonth[];
  sources: readonly (SourceAge & { source: string; owner: string })[];
  missing: readonly { source: string; unit_count: number; missing_units: number }[];
  as_of: string;
  /** The page of a path when it exists in this version, otherwise null. */
  pageOf: (path: string) => string | null;
}

const GAP_TASKS = 5;
const ISSUE_TASKS = 2;

export function overviewTasks(input: TaskInput): Task[] {
  return [
    ...issueTasks(input),
    ...gapTasks(input),
    ...overdueTasks(input),
    ...sourceTasks(input),
    ...missingTasks(input)
  ];
}

/** Issues that rise or stand high come first: nobody is on it yet. */
function issueTasks({ issues }: TaskInput): Task[] {
  return issues
    .filter(({ state, period_count }) => (state === 'rising' || state === 'high') && period_count > 0)
    .slice(0, ISSUE_TASKS)
    .map((issue) => ({
      key: `issue-${issue.issue_id}`,
      text: `${ISSUE_STATES[issue.state]!.label}：“${issue.label}”`,
      why: `本期 ${formatInteger(issue.period_count)} 条，对比期 ${formatInteger(issue.before_count)} 条；${ISSUE_STATES[issue.state]!.meaning}`,
      action: '看热点问题',
      href: `/issues/${issue.issue_id}`
    }));
}

function gapTasks({ metric, cells }: TaskInput): Task[] {
  return rankGaps(cells)
    .filter((cell) => (cell.uncovered.value ?? 0) > 0)
    .slice(0, GAP_TASKS)
    .map((cell) => ({
      key: `gap-${cell.code}`,
      text: `${cell.name}：${formatInteger(cell.uncovered.value!)} ${metric.counter}${metric.denominator.replace(/^期末(在册)?/, '')}${metric.uncovered}`,
      why: [
        cell.size === null ? null : `共 ${formatInteger(cell.size)} ${metric.counter}`,
        cell.workers_uncovered ? `涉及职工 ${formatInteger(cell.workers_uncovered)} 人` : null,
        cell.idle_days === null
          ? `从未${metric.activity}`
          : `最近一次${metric.activity}在 ${formatInteger(cell.idle_days)} 天前`
      ]
        .filter((part) => part !== null)
        .join('，'),
      action: '看盲区',
      href: /^61\d{4}$/.test(cell.code)
        ? `/coverage?indicator=${metric.indicator}&region=${cell.code}`
        : `/coverage?indicator=${metric.indicator}`
    }));
}

function overdueTasks({ due, period, pageOf }: TaskInput): Task[] {
  const rows = due.filter((row) => monthsOf(period).includes(row.month.slice(0, 7)));
  const count = rows.reduce((sum, row) => sum + row.due_count, 0);
  const late = count - rows.reduce((sum, row) => sum + row.on_time_count, 0);
  if (late <= 0) return [];
  return [
    {
      key: 'overdue',
      text: `信访：本期到期 ${formatInteger(count)} 件，其中 ${formatInteger(late)} 件没有按期办结`,
      why: '受理之日起 60 日或批准的延期日为限',
      action: '看信访办理',
      href: pageOf('/petitions') ?? '/data/tables/marts.petition_clock'
    }
  ];
}

function sourceTasks({ sources, as_of }: TaskInput): Task[] {
  return sources.flatMap((source) => {
    const state = sourceAgeState(source, as_of);
    if (state === 'missing') {
      return [
        {
          key: `source-${source.source}`,
          text: `${source.label}：还没有接入`,
          why: '有关数字显示为“—”，不等于 0',
          action: '看怎样报送',
          href: '/data'
        }
      ];
    }
    if (state !== 'stale') return [];
    return [
      {
        key: `source-${source.source}`,
        text: `${source.label}：最近一条记录在 ${formatInteger(daysBetween(source.last_on!, as_of))} 天前`,
        why: `超过 ${source.ageing_days} 天没有新记录；责任部门 ${source.owner}`,
        action: '看入库情况',
        href: '/data'
      }
    ];
  });
}

function missingTasks({ missing, sources, pageOf }: TaskInput): Task[] {
  return missing
    .filter((row) => row.missing_units > 0)
    .map((row) => ({
      key: `missing-${row.source}`,
      text: `${sources.find((source) => source.source === row.source)?.label ?? row.source}：${row.missing_units} 个单位本期有缺报`,
      why: `应报 ${row.unit_count} 个单位；缺报不等于 0`,
      action: '看缺报单位',
      href: pageOf('/gaps') ?? '/coverage'
    }));
}
