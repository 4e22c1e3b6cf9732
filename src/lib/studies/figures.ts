/** Figures that a study keeps: where each stands, what it said then and says now. Pure. */
import { formatDecimal, formatInteger, formatPercent } from '#lib/domain/format.ts';

/** The pages whose figures can be pinned. */
const FIGURE_PAGES = ['search', 'trends', 'coverage', 'issues'] as const;
export type FigurePage = (typeof FIGURE_PAGES)[number];

/** One figure as it is in one version of the data. */
export interface FigureReading {
  /** Path and filters of the page that shows it. */
  address: string;
  /** Which of the figures of that page. */
  figure: string;
  label: string;
  definition: string;
  /** Relation or named query it is read from. */
  query: string;
  /** Filters in words. */
  filter: string;
  unit: string;
  /** Shares are fractions; null where nothing may be shown. */
  value: number | null;
  display: string;
}

/** Parameters that change what is looked at on a page, not what a figure counts. */
const VIEW_ONLY = new Set(['page', 'sort', 'saved', 'compare', 'grain', 'view', 'measure', 'members', 'at', 'level']);

/**
 * The address of a page with scope and period written out, so that it says the same next month.
 * @returns null for a page that has no figures to pin
 */
export function fixedAddress(
  url: URL,
  filters: { scope: string | null; period: string }
): { page: FigurePage; address: string } | null {
  const [, page = '', rest] = url.pathname.split('/');
  const known = FIGURE_PAGES.find((name) => name === page);
  if (!known || (known === 'issues') !== (rest !== undefined && rest !== '')) return null;
  const params = new URLSearchParams(
    [...url.searchParams].filter(([name, value]) => !VIEW_ONLY.has(name) && !name.startsWith('/') && value !== '')
  );
  params.set('period', filters.period);
  if (filters.scope === null) params.delete('scope');
  else params.set('scope', filters.scope);
  params.sort();
  return { page: known, address: `${url.pathname.replace(/\/$/, '')}?${params.toString()}` };
}

/** The way from a page to pinning its figures. */
export function pinHref(url: URL): string {
  return `/studies/pin?at=${encodeURIComponent(url.pathname + url.search)}`;
}

/** A value in its unit: 128 条, 45.2%. */
export function figureText(display: string, unit: string): string {
  return unit === '' || unit === '%' || !/[\d]$/.test(display) ? display : `${display} ${unit}`;
}

/** Then against now in words; the figure may have gone or be hidden in either. */
export function differenceWords(then: number | null, now: number | null, unit: string): string {
  if (then === null && now === null) return '两次都不公开';
  if (then === null) return '当时不公开';
  if (now === null) return '现在不公开或已没有';
  const by = now - then;
  if (Math.abs(by) < 1e-9) return '相同';
  const sign = by > 0 ? '多' : '少';
  if (unit === '%') return `${sign} ${formatDecimal(Math.abs(by) * 100)} 个百分点`;
  const amount = Number.isInteger(by) ? formatInteger(Math.abs(by)) : formatDecimal(Math.abs(by));
  return `${sign} ${amount}${unit === '' ? '' : ` ${unit}`}${then === 0 ? '' : `（${formatPercent(Math.abs(by) / Math.abs(then))}）`}`;
}
