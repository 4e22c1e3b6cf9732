import { SIMPLIFIED, TRADITIONAL } from './traditional-characters.ts';

/**
 * One output unit per input unit, so every offset found in the normalised text is an offset in the original:
 * full width → half width, upper → lower case (letters and numerals such as Ⅱ), traditional → simplified, control characters and odd spaces → space.
 */
const MAP = buildMap();

function buildMap(): Uint16Array {
  const map = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) map[code] = code;
  for (let code = 0x41; code < 0xd800; code++) map[code] = lowerCase(code);
  for (let code = 0; code < 0x20; code++) map[code] = 0x20;
  map[0x0a] = 0x0a;
  for (let code = 0x7f; code <= 0xa0; code++) map[code] = 0x20;
  for (const code of [0x3000, 0x1680, 0x202f, 0x205f, 0xfeff]) map[code] = 0x20;
  for (let code = 0x2000; code <= 0x200f; code++) map[code] = 0x20;
  for (let code = 0x2028; code <= 0x202e; code++) map[code] = 0x20;
  for (let code = 0xff01; code <= 0xff5e; code++) map[code] = code - 0xfee0;
  for (let code = 0xff21; code <= 0xff3a; code++) map[code] = code - 0xfee0 + 32;
  for (let i = 0; i < TRADITIONAL.length; i++) map[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  return map;
}

/** Every unit that normalising changes, as code points: the index of the search folds by the same table. */
export function letterFolds(): { letter: number; folded: number }[] {
  return [...MAP].flatMap((folded, letter) => (folded === letter ? [] : [{ letter, folded }]));
}

/** The small letter of one unit (Ⅱ → ⅱ); the unit itself where it has none or a longer one. */
function lowerCase(code: number): number {
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

/** Room for all but the longest texts, used again: an array for each text would be most of what there is to collect. */
const room = new Uint16Array(1 << 16);

/**
 * The normalised code units of a text, as many as the text has. They are valid, and the caller's to change, until the
 * next call.
 */
export function normalisedCodes(text: string): Uint16Array {
  const length = text.length;
  const codes = length > room.length ? new Uint16Array(length) : room.subarray(0, length);
  for (let i = 0; i < length; i++) codes[i] = MAP[text.charCodeAt(i)] as number;
  return codes;
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The normalised text; same length as the text. Returns the text itself when nothing changes. */
export function normalise(text: string): string {
  const length = text.length;
  let i = 0;
  while (i < length && MAP[text.charCodeAt(i)] === text.charCodeAt(i)) i++;
  if (i === length) return text;
  return decoder.decode(normalisedCodes(text));
}

/**
 * A text fit to be stored: control characters out, broken surrogates and bad bytes (U+FFFD) out, line ends unified,
 * surrounding space trimmed. Everything else stays as the author wrote it.
 */
export function cleanText(text: string): string {
  if (!UNFIT.test(text)) return text.trim();
  return text
    .replace(/\p{Cs}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffd]/g, '')
    .trim();
}

// Surrogates are in the quick test although whole pairs are fine: emoji are rare, and the slow path sorts them out.
const UNFIT = /[\r\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffd\ud800-\udfff]/;
