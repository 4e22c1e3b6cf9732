/**
 * The register of named counts: each count has a name of its own, defined once here. A page that shows a narrower one
 * names it so and says how many it leaves out. Pure.
 */
import { formatInteger } from './format.ts';

export interface NamedCount {
  name: string;
  unit: string;
  means: string;
}

/** All records of a source, by the date of the visit, registration or publication. */
export const REGISTERED = {
  visits: { name: '走访次数', unit: '次', means: '按走访日期计的走访记录数' },
  petitions: { name: '信访件数', unit: '件', means: '按登记日期计的信访诉求件数' },
  posts: { name: '网络帖文数', unit: '条', means: '按发布日期计的网络帖文数，新闻宣传也在内' }
} as const satisfies Record<string, NamedCount>;

export type CountedSource = keyof typeof REGISTERED;

/** The part of them that asks for something: what 趋势, 热点问题 and hotspots count. */
export const REQUESTS = {
  visits: { name: '走访中的诉求和咨询', unit: '条', means: '走访次数中写有诉求或咨询的；没有写意见的走访不计' },
  petitions: { name: '信访中的诉求和咨询', unit: '条', means: '信访件数中的诉求和咨询；检举控告、意见建议不计' },
  posts: { name: '帖文中的诉求和咨询', unit: '条', means: '网络帖文数中的诉求和咨询；新闻宣传和闲谈不计' }
} as const satisfies Record<CountedSource, NamedCount>;

/** The part of them that has words to read: what 文本处理 and the search read. */
export const READABLE: NamedCount = {
  name: '有文字可读的记录',
  unit: '条',
  means: '登记的记录中有文字并已标注的；检举控告和没有写意见的不在内'
};

const ORDER: readonly CountedSource[] = ['visits', 'petitions', 'posts'];

interface SourceCount {
  source: string;
  record_count: number;
}

/**
 * 走访次数 343 次中的 301 条、信访件数 535 件中的 512 条；其余 65 条…不计。 Null where a source has more requests than records, which
 * two different frames would give.
 */
export function leftOutWords(requests: readonly SourceCount[], registered: readonly SourceCount[]): string | null {
  const of = (rows: readonly SourceCount[], source: string) =>
    rows.filter((row) => row.source === source).reduce((sum, row) => sum + row.record_count, 0);
  const told = ORDER.map((source) => ({ source, part: of(requests, source), whole: of(registered, source) })).filter(
    ({ whole }) => whole > 0
  );
  if (told.length === 0 || told.some(({ part, whole }) => part > whole)) return null;
  const parts = told.map(({ source, part, whole }) => {
    const { name, unit } = REGISTERED[source];
    return `${name} ${formatInteger(whole)} ${unit}中的 ${formatInteger(part)} 条`;
  });
  const rest = told.reduce((sum, { part, whole }) => sum + whole - part, 0);
  return `只计诉求和咨询：${parts.join('、')}；其余 ${formatInteger(rest)} 条（没有写意见的走访、检举控告、意见建议、新闻宣传和闲谈）不计`;
}
