/** How the mix of topics moves from period to period: shares of the records of each period. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { wilsonDifference, type Interval } from './intervals.ts';
import { formatDecimal, formatPercent } from './format.ts';
import { firstDay, lastDay, periodLabel, shiftPeriod, type Period } from './periods.ts';

export type PartRow = QueryRow<'trends/breakdown'>;

export interface FlowColumn {
  label: string;
  isFinished: boolean;
  total: number;
  /** Records by topic, in the order of `FlowTable.topics`. */
  counts: number[];
}

export interface FlowTable {
  /** The largest topics over all columns, then all others and what has no topic, with code `rest`. */
  topics: { code: string; name: string }[];
  columns: FlowColumn[];
}

export const FLOW_PERIODS = 6;
const FLOW_TOPICS = 6;
/** Below this many records a column has no shares worth drawing. */
export const FLOW_RECORDS = 30;
export const REST = 'rest';
/** Records whose topic could not be told. */
const UNSORTED = 'T99';

/**
 * The last periods of the kind chosen, oldest first; those that begin before the first day of data are left out.
 * @param from first and @param to last day of the data looked at, ISO
 */
export function topicFlow(
  rows: readonly PartRow[],
  names: ReadonlyMap<string, string>,
  period: Period,
  from: string,
  to: string
): FlowTable {
  const periods = Array.from({ length: FLOW_PERIODS }, (_, at) => shiftPeriod(period, at - FLOW_PERIODS + 1)).filter(
    (one) => firstDay(one) >= `${from.slice(0, 7)}-01`
  );
  const within = (row: PartRow, one: Period) => row.month >= firstDay(one) && row.month <= lastDay(one);
  const sums = new Map<string, number>();
  for (const row of rows)
    if (periods.some((one) => within(row, one)))
      sums.set(row.part_code, (sums.get(row.part_code) ?? 0) + row.record_count);
  const large = [...sums]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([code]) => code)
    .filter((code) => code !== UNSORTED)
    .slice(0, FLOW_TOPICS);
  const topics = [
    ...large.map((code) => ({ code, name: names.get(code) ?? code })),
    ...(sums.size > large.length ? [{ code: REST, name: '其他和未归类' }] : [])
  ];
  return {
    topics,
    columns: periods.map((one) => {
      const own = rows.filter((row) => within(row, one));
      const count = (of: (code: string) => boolean) =>
        own.reduce((sum, row) => (of(row.part_code) ? sum + row.record_count : sum), 0);
      return {
        label: periodLabel(one),
        isFinished: lastDay(one) <= to,
        total: count(() => true),
        counts: topics.map(({ code }) =>
          code === REST ? count((at) => !large.includes(at)) : count((at) => at === code)
        )
      };
    })
  };
}

export interface FlowChange {
  name: string;
  before: number;
  now: number;
  /** Of the difference now − before, tightened for the number of topics compared. */
  interval: Interval;
}

/**
 * Topics whose share moved between the last two columns by more than chance, the largest movement first; 其他 is no
 * topic.
 */
export function flowChanges({ topics, columns }: FlowTable): FlowChange[] {
  const [before, now] = columns.slice(-2);
  if (!before || !now || before.total < FLOW_RECORDS || now.total < FLOW_RECORDS) return [];
  return topics
    .flatMap(({ code, name }, at) => {
      if (code === REST) return [];
      const interval = wilsonDifference(now.counts[at]!, now.total, before.counts[at]!, before.total, topics.length);
      return interval.low > 0 || interval.high < 0
        ? [{ name, before: before.counts[at]! / before.total, now: now.counts[at]! / now.total, interval }]
        : [];
    })
    .sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
}

/** 2026年10月说“劳动报酬”的占比上升最多：24.1% → 29.3%（+5.2 个百分点） */
export function flowSentence(table: FlowTable): string {
  const now = table.columns.at(-1);
  const before = table.columns.at(-2);
  if (!now || !before || now.total < FLOW_RECORDS || before.total < FLOW_RECORDS)
    return '相邻两期的条数太少，说不出构成有没有变';
  const change = flowChanges(table)[0];
  if (!change) return `${now.label}各主题的占比与${before.label}相比，没有超出偶然的变化`;
  const points = (change.now - change.before) * 100;
  return `${now.label}“${change.name}”的占比${points > 0 ? '上升' : '下降'}最多：${formatPercent(change.before)} → ${formatPercent(change.now)}（${points > 0 ? '+' : '−'}${formatDecimal(Math.abs(points))} 个百分点）`;
}
