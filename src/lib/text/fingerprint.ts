import { normalisedCodes } from './normalise.ts';

const SHINGLE = 3;
const MOST_CHARS = 4000;
/** Shorter texts have too few triples for a likeness; only equal ones are the same. */
const LEAST_CHARS = 24;

/**
 * Fingerprint of a redacted text: 8 hex digits for the exact words, a dash, then 16 bytes of a one-permutation MinHash
 * (Li, Owen, Zhang 2012) over character triples. Width, case, script, punctuation and redaction marks make no
 * difference. Empty text gives ''; a text too short for likeness has only the exact part.
 */
export function fingerprint(redacted: string): string {
  const codes = contentCodes(redacted);
  if (codes.length === 0) return '';
  let exact = 0x811c9dc5;
  for (const code of codes) exact = Math.imul(exact ^ code, 0x01000193);
  const head = hex(exact ^ codes.length, 8);
  if (codes.length < LEAST_CHARS) return `${head}-`;
  return `${head}-${minHash(codes.length > MOST_CHARS ? codes.subarray(0, MOST_CHARS) : codes)}`;
}

/** Equal bytes from which on two texts count as the same: shared triples make up about six in ten of all. */
const LEAST_EQUAL = 9;

/** Whether two fingerprints belong to the same text up to small changes. */
export function isNearDuplicate(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  if (a.slice(0, 8) === b.slice(0, 8)) return true;
  if (a.length < 41 || b.length < 41) return false;
  let equal = 0;
  for (let at = 9; at < 41; at += 2)
    if (a.charCodeAt(at) === b.charCodeAt(at) && a.charCodeAt(at + 1) === b.charCodeAt(at + 1)) equal += 1;
  return equal >= LEAST_EQUAL;
}

/** Letters, digits and Han characters of the normalised text; marks in 〔〕 stand for values that differ by person. */
function contentCodes(text: string): Uint16Array {
  const codes = normalisedCodes(text);
  let length = 0;
  let inMark = false;
  for (const code of codes) {
    if (code === 0x3014) inMark = true;
    else if (code === 0x3015) inMark = false;
    else if (
      !inMark &&
      (code >= 0x4e00 || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) &&
      code < 0xff00
    )
      codes[length++] = code;
  }
  return codes.subarray(0, length);
}

const BINS = 16;
const EMPTY = 0xffffffff;
const least = new Uint32Array(BINS);

function minHash(codes: Uint16Array): string {
  least.fill(EMPTY);
  for (let i = 0; i + SHINGLE <= codes.length; i++) {
    const mixed =
      mix(
        Math.imul(codes[i] as number, 0x9e3779b1) ^
          Math.imul(codes[i + 1] as number, 0x85ebca6b) ^
          Math.imul(codes[i + 2] as number, 0xc2b2ae35)
      ) >>> 0;
    const bin = mixed & (BINS - 1);
    const value = mixed >>> 4;
    if (value < (least[bin] as number)) least[bin] = value;
  }
  let text = '';
  for (let bin = 0; bin < BINS; bin++) {
    // An empty bin borrows from the next filled one, turned by the distance so that the two do not count as one.
    let step = 0;
    while (step < BINS && least[(bin + step) % BINS] === EMPTY) step += 1;
    text += hex(((least[(bin + step) % BINS] as number) + step * 37) & 0xff, 2);
  }
  return text;
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number, digits: number): string {
  return (value >>> 0).toString(16).padStart(digits, '0');
}
