import { hrefOf, sharedParams } from '#lib/domain/filters.ts';

/** A link to another page that takes scope, period and comparison along. */
export function withSharedFilters(href: string, url: URL): string {
  const [path = '/', own = ''] = href.split('?');
  const params = sharedParams(url.searchParams);
  for (const [name, value] of new URLSearchParams(own)) params.set(name, value);
  return hrefOf(path, params);
}
