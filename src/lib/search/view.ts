/** Facet rows → what the page shows. Every facet adds up to the total, since all come from one set of hits. */
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { firstDay, lastDay, type Period } from '#lib/domain/periods.ts';
import type { SearchFrame } from './compile.ts';
import type { Node } from './parse.ts';
import type { FacetName, SearchRequest } from './request.ts';
import { POLARITY_NAMES, SOURCE_NAMES, type Vocabulary } from './vocabulary.ts';

export interface FacetRow {
  facet: 'total' | FacetName;
  source: string | null;
  topic_code: string | null;
  city_code: string | null;
  county_code: string | null;
  month: string | null;
  polarity: string | null;
  record_count: number;
}

export interface FacetValue {
  value: string;
  label: string;
  record_count: number;
}

/** Counts of one set of hits. Each list adds up to `total`. */
export interface SearchCounts extends Record<FacetName, FacetValue[]> {
  total: number;
}

/** Records that name no such place: no city at all, or the chosen city without a county. */
export const UNPLACED = 'none';
const RECENT_MONTHS = 24;

/**
 * The days looked at: 24 months up to the chosen period, the period itself, or everything; a 时间 in the query replaces
 * the 24 months.
 */
export function searchFrame(
  span: SearchRequest['span'],
  node: Node | null,
  period: Period,
  scopePath: string
): SearchFrame {
  if (span === 'all' || (span === 'recent' && node !== null && namesTime(node)))
    return { scope_path: scopePath, from: null, to: null };
  const recent = monthsUpTo(`${lastDay(period).slice(0, 7)}-01`, RECENT_MONTHS)[0]!;
  return { scope_path: scopePath, from: span === 'period' ? firstDay(period) : recent, to: lastDay(period) };
}

function namesTime(node: Node): boolean {
  if (node.kind === 'field') return ['时间', '日期', 'time'].includes(node.name);
  if (node.kind === 'not') return namesTime(node.child);
  return 'children' in node && node.children.some(namesTime);
}

/** @param region the chosen city or county; the region facet then lists the counties of that city */
export function searchCounts(
  rows: readonly FacetRow[],
  vocabulary: Vocabulary,
  chosen: SearchRequest['chosen'],
  frame: SearchFrame
): SearchCounts {
  const of = (facet: FacetRow['facet']) => rows.filter((row) => row.facet === facet);
  const regionName = (code: string) =>
    vocabulary.regions.find((region) => region.region_code === code)?.region_name ?? code;
  const topicName = (code: string) =>
    vocabulary.topics.find((topic) => topic.topic_code === code)?.topic_name ?? '未归类';
  const inCity = chosen.region !== undefined && chosen.region !== UNPLACED;
  const parent = chosen.topic?.slice(0, 3);
  return {
    total: of('total')[0]?.record_count ?? 0,
    source: ranked(
      summed(of('source'), (row) => row.source ?? ''),
      (code) => SOURCE_NAMES[code]?.[0] ?? code
    ),
    polarity: ranked(
      summed(of('polarity'), (row) => row.polarity ?? ''),
      (code) => POLARITY_NAMES[code]?.[0] ?? code
    ),
    topic: ranked(
      summed(of('topic'), (row) => (parent === undefined ? row.topic_code!.slice(0, 3) : row.topic_code!)),
      topicName
    ),
    region: ranked(
      summed(of('region'), (row) => (inCity ? row.county_code : row.city_code) ?? UNPLACED),
      (code) => (code === UNPLACED ? (inCity ? '没有写明县区' : '没有写明地区') : regionName(code))
    ),
    month: months(of('month'), frame)
  };
}

function summed(rows: readonly FacetRow[], keyOf: (row: FacetRow) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.record_count);
  return sums;
}

function ranked(sums: Map<string, number>, labelOf: (code: string) => string): FacetValue[] {
  return [...sums]
    .map(([value, record_count]) => ({ value, label: labelOf(value), record_count }))
    .sort((a, b) => b.record_count - a.record_count || (a.value < b.value ? -1 : 1));
}

/** Every month from the first to the last one looked at, also those without a hit. */
function months(rows: readonly FacetRow[], frame: SearchFrame): FacetValue[] {
  const counts = summed(rows, (row) => row.month!.slice(0, 7));
  const found = [...counts.keys()].sort();
  const from = frame.from?.slice(0, 7) ?? found[0];
  const to = frame.to?.slice(0, 7) ?? found.at(-1);
  if (from === undefined || to === undefined) return [];
  const length =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
  return monthsUpTo(`${to}-01`, Math.max(1, length)).map((month) => ({
    value: month.slice(0, 7),
    label: monthLabel(month),
    record_count: counts.get(month.slice(0, 7)) ?? 0
  }));
}

/** The sentence at the top: the count, the place and the source with most hits. */
export function searchSentence(counts: SearchCounts, asked: string): string {
  if (counts.total === 0) return `${asked}没有匹配的记录。`;
  const place = counts.region.find(({ value }) => value !== UNPLACED);
  const source = counts.source[0]!;
  const peak = counts.month.reduce<FacetValue | null>(
    (top, month) => (top === null || month.record_count > top.record_count ? month : top),
    null
  );
  const parts = [
    `来自${source.label}的最多（${formatInteger(source.record_count)} 条）`,
    ...(place && counts.region.length > 1 ? [`${place.label}最多（${formatInteger(place.record_count)} 条）`] : []),
    ...(peak && counts.month.length > 1 ? [`${peak.label}最高（${formatInteger(peak.record_count)} 条）`] : [])
  ];
  return `${asked}匹配 ${formatInteger(counts.total)} 条记录，${parts.join('，')}。`;
}
