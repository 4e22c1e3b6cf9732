/** String or number token of JSON text. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/gs;

/** Python and pandas write numbers that JSON has no words for. */
const NOT_FINITE = /[:[,]\s*-?(?:NaN|Infinity)\s*[,\]}]/;
const NOT_FINITE_TOKEN = /"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)/gs;

/**
 * JSON.parse that keeps every digit: numbers which a double cannot hold (ids of 16 and more digits) become strings,
 * and NaN and Infinity are null.
 * Throws SyntaxError like JSON.parse.
 */
export function parseExact(text: string): unknown {
  const finite = NOT_FINITE.test(text)
    ? text.replace(NOT_FINITE_TOKEN, (token) => (token.startsWith('"') ? token : 'null'))
    : text;
  if (!/\d{16}/.test(finite)) return JSON.parse(finite);
  return JSON.parse(finite.replace(TOKEN, (token) => (token.startsWith('"') || isExact(token) ? token : `"${token}"`)));
}

function isExact(token: string): boolean {
  return (
    token
      .replace(/[eE].*$/, '')
      .replace(/\D/g, '')
      .replace(/^0+/, '').length <= 15
  );
}

/** Values of types that JSON lacks, as MongoDB exports them: {"$date":"…"}, {"$numberLong":"5"}, {"$oid":"…"}. */
const EXTENDED = /^\$(?:oid|date|numberInt|numberLong|numberDouble|numberDecimal|uuid|symbol)$/;

/** A JSON value as the text of one cell: null is empty, nested values stay JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const [[key, inner] = ['', null], ...others] = Object.entries(value);
  return others.length === 0 && EXTENDED.test(key) ? cellText(inner) : JSON.stringify(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
