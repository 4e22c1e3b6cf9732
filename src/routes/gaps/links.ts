import { hrefOf } from '#lib/domain/filters.ts';

/** The page of one gap; filters go along, so that the way back leads to the same list. */
export function gapHref(url: URL, gapId: string): string {
  return hrefOf(`/gaps/${encodeURIComponent(gapId)}`, url.searchParams);
}
