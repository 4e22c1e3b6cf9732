import { withParam } from '#lib/domain/filters.ts';
import type { FacetName } from '#lib/search/request.ts';

/** The same search with one facet chosen, or freed when it is chosen already. Another selection has other pages. */
export function facetHref(url: URL, name: FacetName, value: string): string {
  return withParam(url, name, url.searchParams.get(name) === value ? null : value);
}
