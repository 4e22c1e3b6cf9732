/**
 * A request of 检索: the typed query and the clicked facets, as in the URL. One value serves screen, facets and
 * export.
 */
import { InputError } from '#lib/domain/errors.ts';
import { INDUSTRIES } from '#lib/domain/industries.ts';
import { OWNERSHIPS } from '#lib/domain/ownerships.ts';
import { lastDayOfMonth } from '#lib/domain/periods.ts';
import { WORKER_GROUPS } from '#lib/domain/worker-groups.ts';
import type { Condition } from './conditions.ts';
import { POLARITY_NAMES, SOURCE_NAMES } from './vocabulary.ts';

export type SearchSort = 'time' | 'heat' | 'relevance';
export type SearchSpan = 'recent' | 'period' | 'all';

/**
 * Facets that a click narrows; `month` is a month as 2026-01, `region` a city or county code, `topic` a code of
 * either level.
 */
export const FACETS = ['source', 'topic', 'region', 'month', 'polarity'] as const;
export type FacetName = (typeof FACETS)[number];

/**
 * Targets of links from other pages: records of one hot issue or enterprise, or behind a figure of 趋势 or 热点问题.
 * `topics` are codes that stand in one record together.
 */
export const REFS = ['issue', 'ent', 'kind', 'industry', 'ownership', 'group', 'topics'] as const;
export type RefName = (typeof REFS)[number];

export interface SearchRequest {
  query: string;
  chosen: Partial<Record<FacetName | RefName, string>>;
  sort: SearchSort;
  span: SearchSpan;
  /** From 1. */
  page: number;
}

export const PAGE_SIZE = 20;
/** Nobody reads the five-hundredth page; the export holds everything. */
export const LAST_PAGE = 500;

const SHAPES: Record<FacetName, RegExp> = {
  source: new RegExp(`^(${Object.keys(SOURCE_NAMES).join('|')})$`),
  topic: /^T\d\d(\.\d\d)?$/,
  region: /^(61\d{4}|none)$/,
  month: /^20\d\d-(0[1-9]|1[0-2])$/,
  polarity: new RegExp(`^(${Object.keys(POLARITY_NAMES).join('|')})$`)
};
const ID = /^[\w.:-]{1,64}$/;
const REF_SHAPES: Record<RefName, RegExp> = {
  issue: ID,
  ent: ID,
  kind: /^requests$/,
  industry: new RegExp(`^[${Object.keys(INDUSTRIES).join('')}]$`),
  ownership: new RegExp(`^(${Object.keys(OWNERSHIPS).join('|')})$`),
  group: new RegExp(`^(${Object.keys(WORKER_GROUPS).join('|')})$`),
  topics: /^T\d\d\.\d\d(,T\d\d\.\d\d){0,2}$/
};
export const FACET_LABELS: Record<FacetName, string> = {
  source: '来源',
  topic: '主题',
  region: '地区',
  month: '月份',
  polarity: '倾向'
};

/** @throws InputError for a facet whose value does not exist */
export function parseSearchRequest(params: URLSearchParams): SearchRequest {
  const chosen: SearchRequest['chosen'] = {};
  for (const name of FACETS) {
    const value = params.get(name);
    if (!value) continue;
    if (!SHAPES[name].test(value))
      throw new InputError(
        'INPUT_INVALID',
        `没有${FACET_LABELS[name]}“${value.slice(0, 40)}” — 网址中的筛选条件 — 数据没有变化`,
        '请在页面上点选'
      );
    chosen[name] = value;
  }
  for (const name of REFS) {
    const value = params.get(name);
    if (!value) continue;
    if (!REF_SHAPES[name].test(value))
      throw new InputError(
        'INPUT_INVALID',
        `无法识别“${value.slice(0, 40)}” — 网址中的筛选条件 — 数据没有变化`,
        '请从原来的页面重新进入'
      );
    chosen[name] = value;
  }
  const sort = params.get('sort');
  const span = params.get('span');
  return {
    query: (params.get('q') ?? '').trim(),
    chosen,
    sort: sort === 'heat' || sort === 'relevance' ? sort : 'time',
    span: span === 'period' || span === 'all' ? span : 'recent',
    page: Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(params.get('page'))) || 1))
  };
}

/** The clicked facets as conditions; all of them hold. */
export function chosenConditions(chosen: SearchRequest['chosen']): Condition[] {
  const conditions: Condition[] = [];
  if (chosen.source) conditions.push({ kind: 'codes', column: 'source', codes: [chosen.source] });
  if (chosen.issue) conditions.push({ kind: 'codes', column: 'issue_id', codes: [chosen.issue] });
  if (chosen.ent) conditions.push({ kind: 'codes', column: 'ent_id', codes: [chosen.ent] });
  if (chosen.kind) conditions.push({ kind: 'requests' });
  if (chosen.industry) conditions.push({ kind: 'codes', column: 'industry', codes: [chosen.industry] });
  if (chosen.ownership) conditions.push({ kind: 'codes', column: 'ownership', codes: [chosen.ownership] });
  if (chosen.group) conditions.push({ kind: 'holds', column: 'worker_groups', codes: [chosen.group] });
  if (chosen.topics) conditions.push({ kind: 'holds', column: 'topic_codes', codes: chosen.topics.split(',') });
  if (chosen.polarity) conditions.push({ kind: 'codes', column: 'polarity', codes: [chosen.polarity] });
  if (chosen.topic) conditions.push({ kind: 'topics', codes: [chosen.topic] });
  if (chosen.region)
    conditions.push(
      chosen.region === 'none'
        ? { kind: 'regions', cities: [], counties: [] }
        : chosen.region.endsWith('00')
          ? { kind: 'regions', cities: [chosen.region], counties: [] }
          : { kind: 'regions', cities: [], counties: [chosen.region] }
    );
  if (chosen.month) conditions.push({ kind: 'days', from: `${chosen.month}-01`, to: lastDayOfMonth(chosen.month) });
  return conditions;
}

/** Filters that a link from another page set, in words; @param topicName of a topic code */
export function refWords(
  chosen: SearchRequest['chosen'],
  topicName: (code: string) => string
): { name: RefName; words: string }[] {
  const words: Record<RefName, (value: string) => string> = {
    issue: () => '一个热点问题的记录',
    ent: () => '一家企业的记录',
    kind: () => '诉求和咨询',
    industry: (code) => `行业：${INDUSTRIES[code] ?? code}`,
    ownership: (code) => `所有制：${OWNERSHIPS[code] ?? code}`,
    group: (code) => `职工群体：${WORKER_GROUPS[code] ?? code}`,
    topics: (codes) => `同时说到 ${codes.split(',').map(topicName).join('、')}`
  };
  return REFS.flatMap((name) => (chosen[name] ? [{ name, words: words[name](chosen[name]) }] : []));
}
