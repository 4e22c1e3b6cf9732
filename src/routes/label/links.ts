import { hrefOf } from '#lib/domain/filters.ts';

/** The same page with one parameter changed; null takes it away. */
export function labelHref(url: URL, name: string, value: string | null): string {
  const params = new URLSearchParams([...url.searchParams].filter(([key]) => !key.startsWith('/')));
  if (value === null) params.delete(name);
  else params.set(name, value);
  return hrefOf('/label', params);
}

/** A form action that keeps the scope and the place in the queue. */
export function actionHref(url: URL, action: string): string {
  const kept = [...url.searchParams]
    .filter(([key]) => !key.startsWith('/'))
    .map(([key, value]) => `&${key}=${encodeURIComponent(value)}`)
    .join('');
  return `?/${action}${kept}`;
}
