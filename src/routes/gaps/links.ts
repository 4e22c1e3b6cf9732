import { hrefOf } from '#lib/domain/filters.ts';

/** The list with one parameter changed; the page number goes, since another selection has other pages. */
export function withParam(url: URL, name: string, value: string | null): string {
  const params = new URLSearchParams(url.searchParams);
  params.delete('page');
  if (value === null) params.delete(name);
  else params.set(name, value);
  return hrefOf('/gaps', params);
}

/** The page of one gap; filters go along, so that the way back leads to the same list. */
export function gapHref(url: URL, gapId: string): string {
  return hrefOf(`/gaps/${encodeURIComponent(gapId)}`, url.searchParams);
}
