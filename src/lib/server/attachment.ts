/**
 * The header that makes an answer a file; its name may be Chinese (RFC 6266). RFC 5987 leaves fewer signs plain than
 * `encodeURIComponent`, and old programs read the name without a character set.
 */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  );
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`;
}
