/** One measure taken apart by place, topic, source, industry, ownership or group of workers. Pure. */
import { INDUSTRIES } from './industries.ts';
import { OWNERSHIPS } from './ownerships.ts';
import { firstDay, lastDay, type Period } from './periods.ts';
import type { PartRow } from './topic-flow.ts';
import type { PartBy, TrendRequest } from './trends.ts';
import { WORKER_GROUPS } from './worker-groups.ts';

export const TREND_SOURCE_NAMES: Record<string, string> = { petitions: '信访', posts: '网络帖文', visits: '走访' };

/** Name of a part; '' stands for records without a value. @param names of topic and region codes */
export function partName(by: PartBy, code: string, names: ReadonlyMap<string, string>): string {
  if (by === 'topic') return code === 'T99' ? '未能归类' : (names.get(code) ?? code);
  if (code === '')
    return {
      city: '没有写明地区',
      industry: '对应不到企业',
      ownership: '对应不到企业',
      group: '没有写明群体',
      source: '来源不明'
    }[by];
  if (by === 'city') return names.get(code) ?? code;
  return (
    { industry: INDUSTRIES, ownership: OWNERSHIPS, group: WORKER_GROUPS, source: TREND_SOURCE_NAMES }[by][code] ?? code
  );
}

/** The filters of a request beside topic and place, in words. */
export function trendFilterWords({ source, industry, ownership, worker_group }: TrendRequest): string[] {
  const words = [
    source && TREND_SOURCE_NAMES[source],
    industry && INDUSTRIES[industry],
    ownership && `${OWNERSHIPS[ownership]}企业`,
    worker_group && WORKER_GROUPS[worker_group]
  ];
  return words.filter((word) => typeof word === 'string' && word !== '') as string[];
}

export interface PartChange {
  code: string;
  name: string;
  /** A count for each of the months shown. */
  values: number[];
  now: number;
  before: number;
}

/** Parts in falling order of the period chosen, those that do not say last. @param months shown, ISO first days */
export function partChanges(
  rows: readonly PartRow[],
  months: readonly string[],
  period: Period,
  compared: Period,
  nameOf: (code: string) => string
): PartChange[] {
  const codes = [...new Set(rows.map((row) => row.part_code))];
  return codes
    .map((code) => {
      const own = rows.filter((row) => row.part_code === code);
      const within = (one: Period) =>
        own.reduce(
          (sum, row) => (row.month >= firstDay(one) && row.month <= lastDay(one) ? sum + row.record_count : sum),
          0
        );
      return {
        code,
        name: nameOf(code),
        values: months.map((month) => own.find((row) => row.month === month)?.record_count ?? 0),
        now: within(period),
        before: within(compared)
      };
    })
    .sort((a, b) => Number(a.code === '') - Number(b.code === '') || b.now - a.now || (a.code < b.code ? -1 : 1));
}
