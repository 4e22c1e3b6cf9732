/** An address of this product, or the front page: a link must not lead elsewhere after signing in. Pure. */
export function localAddress(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
