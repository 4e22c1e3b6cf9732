import { hrefOf } from '#lib/domain/filters.ts';
import type { FacetName } from '#lib/search/request.ts';

/** The same search with one facet chosen, or freed when it is chosen already. Another selection has other pages. */
export function facetHref(url: URL, name: FacetName, value: string): string {
  return searchHref(url, name, url.searchParams.get(name) === value ? null : value);
}

/** The same search with one parameter changed; null takes it away. */
export function searchHref(url: URL, name: string, value: string | null): string {
  const params = new URLSearchParams(url.searchParams);
  params.delete('page');
  if (value === null) params.delete(name);
  else params.set(name, value);
  return hrefOf('/search', params);
}
