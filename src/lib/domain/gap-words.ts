/** The sentence of 盲区清单 and its key figures. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatDay, formatInteger } from './format.ts';
import type { TaskFigures } from './gap-tasks.ts';
import { gapTitle, type GapRow } from './gaps.ts';

export type GapCount = QueryRow<'gaps/counts'>;

export interface GapTotals {
  open: number;
  high: number;
  closed: number;
}

export function gapTotals(counts: readonly GapCount[]): GapTotals {
  return counts.reduce(
    (sum, row) => ({
      open: sum.open + row.open_count,
      high: sum.high + row.high_count,
      closed: sum.closed + row.closed_count
    }),
    { open: 0, high: 0, closed: 0 }
  );
}

/**
 * 截至11月24日，全省有 1,175 个盲区，其中 198 个需要程度高，最急的是神木市…；近 90 天有 77 个由记录消除；1 个单位有月份未报送，不算作零。
 * @param worst the first row of the list as it is ranked
 * @param missing gaps of units that did not submit, whose files failed, or that have no ledger
 */
export function gapSentence(said: {
  scope_name: string;
  as_of: string;
  totals: GapTotals;
  worst: GapRow | null;
  missing: number;
  unvisited_counties: readonly string[];
  tasks: TaskFigures;
  closed_days: number;
}): string {
  const { scope_name, as_of, totals, worst, missing, unvisited_counties, tasks, closed_days } = said;
  const opening = `截至${formatDay(as_of)}，${scope_name}`;
  if (totals.open === 0) return `${opening}没有发现盲区；没有报送数据的单位判不出盲区，请先看数据是否齐全。`;
  const parts = [
    `${opening}有 ${formatInteger(totals.open)} 个盲区，其中 ${formatInteger(totals.high)} 个需要程度高${worst ? `，最急的是${gapTitle(worst, as_of)}` : ''}`,
    unvisited_counties.length > 0 ? `${unvisited_counties.slice(0, 3).join('、')}半年没有任何走访` : '',
    missing > 0 ? `${formatInteger(missing)} 处未报送、加载失败或没有台账，不算作零` : '',
    tasks.overdue > 0 ? `${formatInteger(tasks.overdue)} 项派单逾期` : '',
    totals.closed > 0 ? `近 ${closed_days} 天有 ${formatInteger(totals.closed)} 个由记录消除` : ''
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}
