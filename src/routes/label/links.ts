/** A form action that keeps the scope and the place in the queue. */
export function actionHref(url: URL, action: string): string {
  const kept = [...url.searchParams]
    .filter(([key]) => !key.startsWith('/'))
    .map(([key, value]) => `&${key}=${encodeURIComponent(value)}`)
    .join('');
  return `?/${action}${kept}`;
}
