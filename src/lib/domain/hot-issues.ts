/** Words and orders of 热点问题; the numbers come from the marts. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { shiftMonth } from './coverage-trend.ts';
import { lastDay, parsePeriod } from './periods.ts';
import { HOT_COUNT, HOT_SHARE } from './hotspot-rule.ts';
import { formatInteger } from './format.ts';

export const ISSUE_STATES: Record<string, { label: string; meaning: string }> = {
  new: { label: '新出现', meaning: '首条记录在最近 14 天内' },
  rising: {
    label: '上升',
    meaning: '近 7 天至少 3 条，且比前 4 周周均多五成以上；或近 4 周明显多于自己往常，还在增加'
  },
  high: { label: '高位', meaning: '近 4 周明显多于自己此前一年的往常（再早的 12 周不算在往常里），没有回落' },
  steady: { label: '平稳', meaning: '不属于其他几种' },
  reopened: { label: '复发', meaning: '沉默 60 天以上后又有记录，或办结以后又有记录' },
  fading: {
    label: '消退',
    meaning: '沉默 14 天以上，或近 7 天比前 4 周周均少五成以上，或近 4 周仍多于往常但已明显少于再前 4 周'
  },
  closed: { label: '已沉寂', meaning: '60 天没有记录' },
  settled: { label: '已办结', meaning: '有人在问题页上办结；此后有新记录会自动重新打开并注明' },
  shared: { label: '跨单位', meaning: '部分记录属于本单位以外，只列本单位的条数，不给热度和状态' }
};

export type IssueOrder = 'now' | 'heat' | 'growth' | 'size' | 'period' | 'breadth';

export const ISSUE_ORDERS: { value: IssueOrder; label: string }[] = [
  { value: 'now', label: '近期热度' },
  { value: 'heat', label: '累计热度' },
  { value: 'growth', label: '近 7 天增长' },
  { value: 'period', label: '本期条数' },
  { value: 'size', label: '总条数' },
  { value: 'breadth', label: '来源和县数' }
];

export type RankedIssue = Pick<
  QueryRow<'issues/ranking'>,
  | 'issue_id'
  | 'label'
  | 'state'
  | 'heat'
  | 'heat_now'
  | 'growth'
  | 'size'
  | 'period_count'
  | 'before_count'
  | 'source_count'
  | 'county_count'
>;

/** A new list, highest first; issues too small for a heat or a growth come after all others. */
export function orderIssues<T extends RankedIssue>(issues: readonly T[], order: IssueOrder): T[] {
  const key: Record<IssueOrder, (issue: T) => number> = {
    now: (issue) => issue.heat_now ?? -1,
    heat: (issue) => issue.heat ?? -1,
    growth: (issue) => (issue.heat === null ? -Infinity : (issue.growth ?? -Infinity)),
    period: (issue) => issue.period_count,
    size: (issue) => issue.size,
    breadth: (issue) => issue.source_count * 1000 + issue.county_count
  };
  return [...issues].sort(
    (a, b) => key[order](b) - key[order](a) || b.period_count - a.period_count || (a.issue_id < b.issue_id ? -1 : 1)
  );
}

/** 2026年10月有记录的热点问题 312 个，其中上升 14 个；近期最热的是… */
export function issuesSentence(issues: readonly RankedIssue[], period: string, scope: string): string {
  const active = issues.filter((issue) => issue.period_count > 0);
  if (active.length === 0) return `${period}${scope}没有归集到热点问题的记录。`;
  const rising = active.filter((issue) => issue.state === 'rising').length;
  const high = active.filter((issue) => issue.state === 'high').length;
  const top = orderIssues(active, 'now')[0]!;
  return `${period}${scope}有记录的热点问题 ${formatInteger(active.length)} 个，现在上升的 ${formatInteger(rising)} 个、居高不下的 ${formatInteger(high)} 个；近期最热的是“${top.label}”（${ISSUE_STATES[top.state]?.label ?? top.state}），本期 ${formatInteger(top.period_count)} 条。`;
}

export type HotspotCell = Pick<
  QueryRow<'issues/hotspots'>,
  | 'month'
  | 'region_code'
  | 'region_name'
  | 'topic_code'
  | 'topic_name'
  | 'request_count'
  | 'expected'
  | 'low'
  | 'high'
  | 'surprise'
  | 'is_hot'
>;

/**
 * The questions of a scope to the fitted expectations: regions of the province, a city or a county; an industrial
 * union has no cells.
 */
export function hotspotScope(scope: {
  scope_path: string;
  scope_city_code: string | null;
  scope_county_code: string | null;
  own_unit?: string | null;
}) {
  return {
    city: scope.scope_city_code,
    county: scope.scope_county_code,
    // Counts of a place hold records that other unions took; an account with a unit of its own sees none of them.
    is_region: !scope.own_unit && (scope.scope_path === '/' || scope.scope_city_code !== null),
    least_count: HOT_COUNT,
    largest_share: HOT_SHARE
  };
}

/** The last month that is over: a running one is not judged. */
export function lastJudgedMonth(month: string, asOf: string): string {
  return lastDay(parsePeriod(month.slice(0, 7))!) <= asOf ? month : shiftMonth(month, -1);
}

function isHotspot(cell: Pick<HotspotCell, 'is_hot'>): boolean {
  return cell.is_hot;
}

/** 其中预计约 1 个出于偶然 */
export function chanceWords(byChance: number): string {
  return byChance < 0.5
    ? '其中预计出于偶然的不到 1 个'
    : `其中预计约 ${formatInteger(Math.round(byChance))} 个出于偶然`;
}

/**
 * Colour class 0–4 of a cell: as usual or less, up to 1, up to 2, up to 3, and hotspot; below five requests a cell is
 * never coloured.
 */
export function surpriseClass(cell: Pick<HotspotCell, 'request_count' | 'surprise' | 'is_hot'>): number {
  if (isHotspot(cell)) return 4;
  if (cell.request_count < HOT_COUNT || cell.surprise < 1) return 0;
  return cell.surprise >= 2 ? 3 : 2;
}

export const SURPRISE_CLASSES: { colour: number; label: string }[] = [
  { colour: 0, label: '与往常相当或更少，或不足 5 条' },
  { colour: 2, label: '略多（1 至 2）' },
  { colour: 3, label: '偏多（2 以上）' },
  { colour: 4, label: '热点（扣除偶然以后）' }
];

/** Hotspots first by surprise. */
export function hotspotsOf<T extends HotspotCell>(cells: readonly T[]): T[] {
  return cells
    .filter(isHotspot)
    .sort((a, b) => b.surprise - a.surprise || (a.region_code + a.topic_code < b.region_code + b.topic_code ? -1 : 1));
}

/** Months that the stepper offers, the last being the last of the period. */
export const HOTSPOT_STEPS = 12;
/** Months looked back for hotspots: a run that begins before the first offered month is still whole. */
export const HOTSPOT_MONTHS = 24;

const cellKey = (cell: Pick<HotspotCell, 'region_code' | 'topic_code'>) => `${cell.region_code} ${cell.topic_code}`;

export interface Persistence {
  /** Months in a row, up to and including this one, in which the cell was a hotspot; 0 where it is none now. */
  months_running: number;
  /** Of the twelve months up to this one. */
  months_hot: number;
}

/**
 * The cells of one month, each with how long it has been a hotspot.
 * @param cells of that month, and the hotspots of the months before it
 */
export function withPersistence<T extends HotspotCell>(cells: readonly T[], month: string): (T & Persistence)[] {
  const hot = new Map<string, Set<string>>();
  for (const cell of cells)
    if (isHotspot(cell)) hot.set(cellKey(cell), (hot.get(cellKey(cell)) ?? new Set()).add(cell.month));
  return cells
    .filter((cell) => cell.month === month)
    .map((cell) => {
      const months = hot.get(cellKey(cell)) ?? new Set();
      let months_running = 0;
      while (months.has(shiftMonth(month, -months_running))) months_running++;
      return {
        ...cell,
        months_running,
        months_hot: [...months].filter((one) => one > shiftMonth(month, -12) && one <= month).length
      };
    });
}

/** How many hotspots each month has. @param months ISO first days */
export function hotspotsByMonth(
  cells: readonly HotspotCell[],
  months: readonly string[]
): { month: string; count: number }[] {
  return months.map((month) => ({
    month,
    count: cells.filter((cell) => cell.month === month && isHotspot(cell)).length
  }));
}

/** 连续3月 · 首月 */
export function runWords({ months_running }: Persistence): string {
  return months_running <= 1 ? '首月' : `连续${months_running}月`;
}
