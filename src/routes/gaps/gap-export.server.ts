/** The list as a table for files: the same rows and words as the page. */
import type { ChartTable } from '#lib/charts/table.ts';
import type { GapRequest } from '#lib/domain/gap-request.ts';
import { STANDING_LABELS } from '#lib/domain/gap-tasks.ts';
import { gapKindOf, severityOf } from '#lib/domain/gap-types.ts';
import { affectedWords, gapSize, gapTitle } from '#lib/domain/gaps.ts';
import { readGaps, readTasks, type ListedGap } from '#lib/server/gap-rows.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

const MOST_ROWS = 20_000;

const COLUMNS: [string, string][] = [
  ['gap_id', '编号'],
  ['kind', '类别'],
  ['need', '需要程度'],
  ['severity', '程度'],
  ['title', '盲区'],
  ['unit_name', '责任单位'],
  ['post', '岗位'],
  ['since_on', '自何时'],
  ['size', '多大'],
  ['affected', '涉及职工'],
  ['industry_risk', '行业风险'],
  ['demand_rank', '附近诉求百分位'],
  ['action', '建议'],
  ['standing', '派单情况'],
  ['assignee', '交给'],
  ['due_on', '期限'],
  ['closed_on', '由记录消除'],
  ['closed_by', '消除的记录']
];

/** Every gap that the filters select, not just one page of them. */
export async function gapTable(
  ask: Ask,
  scopePath: string,
  request: GapRequest,
  asOf: string,
  today: string
): Promise<ChartTable> {
  const { gaps } = await readGaps(ask, scopePath, request, await readTasks(ask, scopePath, today), {
    limit: MOST_ROWS,
    offset: 0
  });
  return { columns: COLUMNS.map(([key, label]) => ({ key, label })), rows: gaps.map((gap) => rowOf(gap, asOf)) };
}

function rowOf(gap: ListedGap, asOf: string): ChartTable['rows'][number] {
  const kind = gapKindOf(gap.gap_type);
  return {
    gap_id: gap.gap_id,
    kind: kind.label,
    need: gap.need,
    severity: severityOf(gap.need).label,
    title: gapTitle(gap, asOf),
    unit_name: gap.unit_name,
    post: kind.post,
    since_on: gap.since_on,
    size: gapSize(gap),
    affected: affectedWords(gap),
    industry_risk: gap.industry_risk,
    demand_rank: gap.demand_rank,
    action: kind.action,
    standing: STANDING_LABELS[gap.standing],
    assignee: gap.task?.assignee ?? null,
    due_on: gap.task?.due_on ?? null,
    closed_on: gap.closed_on,
    closed_by: gap.closed_by
  };
}
