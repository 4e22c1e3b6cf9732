import { hrefOf, withParam } from '#lib/domain/filters.ts';

/** The map of another region; all other parameters stay. An empty code is the whole scope. */
export function regionHref(url: URL, code: string): string {
  return withParam(url, 'region', code === '' ? null : code);
}

/** The other way to divide the same figures: places or unions. What is no place is left when places are asked for. */
export function byHref(url: URL, by: 'region' | 'union'): string {
  const params = new URLSearchParams(url.searchParams);
  if (by === 'union') params.set('by', by);
  else params.delete('by');
  if (by === 'union') ['level', 'view'].forEach((name) => params.delete(name));
  else if (!/^61\d{4}$/.test(params.get('region') ?? '')) params.delete('region');
  return hrefOf(url.pathname, params);
}
