import { hrefOf } from '#lib/domain/filters.ts';

/** The map of another region; all other parameters stay. An empty code is the whole scope. */
export function regionHref(url: URL, code: string): string {
  return changed(url, 'region', code === '' ? null : code);
}

/** The same screen with one parameter changed; null takes it away. */
export function changed(url: URL, name: string, value: string | null): string {
  const params = new URLSearchParams(url.searchParams);
  if (value === null) params.delete(name);
  else params.set(name, value);
  return hrefOf(url.pathname, params);
}
