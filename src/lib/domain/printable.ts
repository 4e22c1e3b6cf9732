/**
 * Text that every page, picture and paper can hold. Word puts U+000B where a person pressed Shift+Enter, and XML 1.0
 * §2.2 forbids it: one such sign would stop a drawing, a Word file and a PDF. Marks that turn the direction of text
 * (U+202A–202E, U+2066–2069) would reverse what stands beside them.
 */
const STRANGE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]/;
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu;

/** Line breaks of every kind become one kind, everything that cannot be shown goes. */
export function printable(text: string): string {
  return STRANGE.test(text) ? text.replace(BREAKS, '\n').replace(FORBIDDEN, '') : text;
}

/** The same for all texts of a value, lists and structures included; a value without such signs is returned itself. */
export function printableValue<T>(value: T): T {
  if (typeof value === 'string') return printable(value) as T;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => printableValue(item));
    return items.every((item, i) => item === value[i]) ? value : (items as T);
  }
  if (value === null || typeof value !== 'object') return value;
  const record = value as Record<string, unknown>;
  // Every row of every answer comes by here, and next to none has such a sign: nothing is made until one is found.
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(record)) {
    const part = printableValue(record[key]);
    if (part !== record[key]) (changed ??= { ...record })[key] = part;
  }
  return (changed ?? value) as T;
}
