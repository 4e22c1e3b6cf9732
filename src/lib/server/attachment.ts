/** The header that makes an answer a file; its name may be Chinese (RFC 6266, RFC 5987). */
export function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
}
