import { monthLabel } from '#lib/domain/coverage-words.ts';
import { hrefOf } from '#lib/domain/filters.ts';
import type { Counted, TrendRequest } from '#lib/domain/trends.ts';

/** The records behind a count of 趋势, as parameters of 检索. */
const COUNTED_ROWS: Record<Counted, Record<string, string>> = {
  requests: { kind: 'requests' },
  negative: { kind: 'requests', polarity: 'negative' },
  records: {}
};

/**
 * The records behind a figure of 趋势 in 检索: its filters, with some of them narrowed; the scope and period of the page
 * go along.
 */
export function rowsHref(url: URL, request: TrendRequest, narrowed: Record<string, string | null>): string {
  const { topic, source, region, industry, ownership, worker_group, counted } = request;
  const all: Record<string, string | null> = {
    topic,
    source,
    region,
    industry,
    ownership,
    group: worker_group,
    ...COUNTED_ROWS[counted],
    scope: url.searchParams.get('scope'),
    period: url.searchParams.get('period'),
    ...narrowed
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) if (value) params.set(name, value);
  return hrefOf('/search', params);
}

/** 2025年12月至2026年11月 */
export function monthsWords(from: string, to: string): string {
  return from.slice(0, 7) === to.slice(0, 7) ? monthLabel(from) : `${monthLabel(from)}至${monthLabel(to)}`;
}
