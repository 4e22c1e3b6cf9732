import { formatPeriod, type Period } from '#lib/domain/periods.ts';

/** Where a file of the shown briefing is. A default period moves on with the calendar; a file names its own. */
export function fileLink(url: URL, period: Period, format: string): string {
  const params = new URLSearchParams(url.searchParams);
  params.set('period', formatPeriod(period));
  return `/briefings/file/${format}?${params}`;
}

/** The form that makes the shown briefing an issue. */
export function draftLink(url: URL, period: Period): string {
  const params = new URLSearchParams(url.searchParams);
  params.set('period', formatPeriod(period));
  return `/briefings?/draft&${params}`;
}

/** The same period and scope as another kind of briefing. */
export function kindLink(url: URL, kind: 'full' | 'opinion'): string {
  const params = new URLSearchParams(url.searchParams);
  params.delete('issue');
  if (kind === 'full') params.delete('kind');
  else params.set('kind', kind);
  return `/briefings${params.size > 0 ? `?${params}` : ''}`;
}
