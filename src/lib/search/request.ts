/** What 检索 is asked: the typed query and what was clicked, as the URL holds it. One value serves screen, facets and export. */
import { InputError } from '../domain/errors.ts';
import type { Condition } from './conditions.ts';
import { POLARITY_NAMES, SOURCE_NAMES } from './vocabulary.ts';

export type SearchSort = 'time' | 'heat' | 'relevance';
export type SearchSpan = 'recent' | 'period' | 'all';

/** Facets that a click narrows; `month` is a month as 2026-01, `region` a city or county code, `topic` a code of either level. */
export const FACETS = ['source', 'topic', 'region', 'month', 'polarity'] as const;
export type FacetName = (typeof FACETS)[number];

/** What other pages link to: the records of one hot issue or one enterprise. */
export const REFS = ['issue', 'ent'] as const;
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
  source: new RegExp(`^(${Object.keys(SOURCE_NAMES).join('|')})$`), topic: /^T\d\d(\.\d\d)?$/, region: /^(61\d{4}|none)$/, month: /^20\d\d-(0[1-9]|1[0-2])$/, polarity: new RegExp(`^(${Object.keys(POLARITY_NAMES).join('|')})$`)
};
export const FACET_LABELS: Record<FacetName, string> = { source: '来源', topic: '主题', region: '地区', month: '月份', polarity: '倾向' };

/** @throws InputError for a facet whose value does not exist */
export function parseSearchRequest(params: URLSearchParams): SearchRequest {
  const chosen: SearchRequest['chosen'] = {};
  for (const name of FACETS) {
    const value = params.get(name);
    if (!value) continue;
    if (!SHAPES[name].test(value)) throw new InputError('INPUT_INVALID', `没有${FACET_LABELS[name]}“${value.slice(0, 40)}” — 网址中的筛选条件 — 数据没有变化`, '请在页面上点选');
    chosen[name] = value;
  }
  for (const name of REFS) {
    const value = params.get(name);
    if (value && /^[\w.:-]{1,64}$/.test(value)) chosen[name] = value;
  }
  const sort = params.get('sort');
  const span = params.get('span');
  return {
    query: (params.get('q') ?? '').trim(), chosen,
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
  if (chosen.polarity) conditions.push({ kind: 'codes', column: 'polarity', codes: [chosen.polarity] });
  if (chosen.topic) conditions.push({ kind: 'topics', codes: [chosen.topic] });
  if (chosen.region) conditions.push(chosen.region === 'none' ? { kind: 'regions', cities: [], counties: [] } : chosen.region.endsWith('00') ? { kind: 'regions', cities: [chosen.region], counties: [] } : { kind: 'regions', cities: [], counties: [chosen.region] });
  if (chosen.month) conditions.push({ kind: 'days', from: `${chosen.month}-01`, to: lastDayOf(chosen.month) });
  return conditions;
}

function lastDayOf(month: string): string {
  const [year, index] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year!, index!, 0)).getUTCDate()}`;
}
