import { formatPeriod, type Period } from '#lib/domain/periods.ts';

/** A page as slides or one long picture, for the period and unit on screen. */
export function slideLink(url: URL, period: Period, page: string, format: string): string {
  const params = new URLSearchParams({ period: formatPeriod(period) });
  const scope = url.searchParams.get('scope');
  if (scope) params.set('scope', scope);
  return `/slides/${page}.${format}?${params}`;
}
