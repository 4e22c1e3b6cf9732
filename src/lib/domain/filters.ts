/**
 * The filters that every page shares and the URL that carries them. The URL holds what the user asked for, never a
 * default: a link without parameters means "the usual view", also next month.
 */
import { InputError } from './errors.ts';
import { formatPeriod, parsePeriod, samePeriod, type Period } from './periods.ts';

export type Compare = 'prev' | 'year';

export interface Filters {
  /** org_id; null is the top of what the user may see. */
  scope: string | null;
  period: Period;
  compare: Compare;
}

/** Filters of a page whose URL sets none. */
export interface FilterDefaults {
  period: Period;
  compare: Compare;
}

export const COMPARE_LABELS: Record<Compare, string> = { prev: '上期', year: '去年同期' };

/** Name of the comparison in a sentence: 上月, 上季度, 上年, 去年同期. */
export function againstWords(filters: Pick<Filters, 'period' | 'compare'>): string {
  if (filters.compare === 'year') return '去年同期';
  return { month: '上月', quarter: '上季度', year: '上年' }[filters.period.kind];
}

const SCOPE = /^[\p{L}\p{N}_-]{1,64}$/u;

/**
 * Reads the shared filters. Unknown parameters belong to the page and are ignored; an empty value counts as absent.
 * @throws InputError when a shared parameter has a value that does not exist
 */
export function parseFilters(params: URLSearchParams, defaults: FilterDefaults): Filters {
  return {
    scope: parseScope(params.get('scope')),
    period: readPeriod(params.get('period')) ?? defaults.period,
    compare: readCompare(params.get('compare')) ?? defaults.compare
  };
}

function parseScope(text: string | null): string | null {
  if (!text) return null;
  if (!SCOPE.test(text)) throw badValue('范围', text, '请从页面上方的范围列表中选择');
  return text;
}

function readPeriod(text: string | null): Period | null {
  if (!text) return null;
  const period = parsePeriod(text);
  if (!period) throw badValue('期间', text, '请写成 2026-10（月）、2026Q3（季）或 2026（年）');
  return period;
}

function readCompare(text: string | null): Compare | null {
  if (!text) return null;
  if (text !== 'prev' && text !== 'year') throw badValue('对比', text, '请写 prev（上期）或 year（去年同期）');
  return text;
}

function badValue(name: string, text: string, hint: string): InputError {
  return new InputError(
    'INPUT_INVALID',
    `无法识别${name}“${text.slice(0, 40)}” — 网址中的筛选条件 — 数据没有变化`,
    hint
  );
}

/**
 * The parameters of a page with some filters changed. Parameters of the page itself are kept, defaults are left out,
 * and `page` goes, since another selection has other pages.
 */
export function withFilters(
  current: URLSearchParams,
  change: Partial<Filters>,
  defaults: FilterDefaults
): URLSearchParams {
  const params = new URLSearchParams(current);
  params.delete('page');
  if (change.scope !== undefined) put(params, 'scope', change.scope);
  if (change.period)
    put(params, 'period', samePeriod(change.period, defaults.period) ? null : formatPeriod(change.period));
  if (change.compare) put(params, 'compare', change.compare === defaults.compare ? null : change.compare);
  return params;
}

/** Only the shared filters of a URL: what a link to another page takes along. */
export function sharedParams(current: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of ['scope', 'period', 'compare']) put(params, name, current.get(name));
  return params;
}

/**
 * The same page with one parameter changed; null takes it away. The page number goes, since another selection has
 * other pages.
 */
export function withParam(url: URL, name: string, value: string | null): string {
  const kept = [...url.searchParams].filter(([key]) => key !== 'page' && !isFormAction(key));
  const params = new URLSearchParams(kept);
  if (value === null) params.delete(name);
  else params.set(name, value);
  return hrefOf(url.pathname, params);
}

/** SvelteKit names the action of a submitted form in the query: `?/freeze`. */
function isFormAction(key: string): boolean {
  return key.startsWith('/');
}

/** Path and query; no question mark when there is nothing to say. */
export function hrefOf(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}

function put(params: URLSearchParams, name: string, value: string | null): void {
  if (value) params.set(name, value);
  else params.delete(name);
}
