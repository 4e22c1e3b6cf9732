import { hrefOf, sharedParams } from '#lib/domain/filters.ts';

/** A link to another page that takes scope, period and comparison along. */
export function withSharedFilters(href: string, url: URL): string {
  const [address = '/', hash] = href.split('#');
  const [path = '/', own = ''] = address.split('?');
  const params = sharedParams(url.searchParams);
  for (const [name, value] of new URLSearchParams(own)) params.set(name, value);
  return `${hrefOf(path, params)}${hash ? `#${hash}` : ''}`;
}
