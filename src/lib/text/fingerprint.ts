import { normalisedCodes } from './normalise.ts';

const SHINGLE = 3;
const MOST_CHARS = 4000;
/** Texts this short have too few shingles for a likeness; only equal ones are the same. */
const LEAST_CHARS = 24;

/**
 * Fingerprint of a redacted text: 8 hex digits for the exact words, a dash, 16 hex digits of a 64-bit simhash over
 * character triples. Width, case, script, punctuation and redaction marks make no difference. Empty text gives ''.
 */
export function fingerprint(redacted: string): string {
  const codes = contentCodes(redacted);
  if (codes.length === 0) return '';
  let exact = 0x811c9dc5;
  for (const code of codes) exact = Math.imul(exact ^ code, 0x01000193);
  const [high, low] = simhash(codes.length > MOST_CHARS ? codes.subarray(0, MOST_CHARS) : codes);
  return `${hex(exact ^ codes.length)}-${hex(high)}${hex(low)}`;
}

/** Whether two fingerprints belong to the same text up to small changes (at most `distance` of 64 bits differ). */
export function isNearDuplicate(a: string, b: string, distance = 6): boolean {
  if (a === '' || b === '') return false;
  if (a.slice(0, 8) === b.slice(0, 8)) return true;
  if (a.endsWith('0'.repeat(16)) || b.endsWith('0'.repeat(16))) return false;
  return bits(a.slice(9, 17), b.slice(9, 17)) + bits(a.slice(17), b.slice(17)) <= distance;
}

function bits(a: string, b: string): number {
  let different = (Number.parseInt(a, 16) ^ Number.parseInt(b, 16)) >>> 0;
  let count = 0;
  for (; different !== 0; different &= different - 1) count += 1;
  return count;
}

/** Letters, digits and Han characters of the normalised text; marks in 〔〕 stand for values that differ by person. */
function contentCodes(text: string): Uint16Array {
  const codes = normalisedCodes(text);
  let length = 0;
  let inMark = false;
  for (const code of codes) {
    if (code === 0x3014) inMark = true;
    else if (code === 0x3015) inMark = false;
    else if (!inMark && (code >= 0x4e00 || (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) && code < 0xff00) codes[length++] = code;
  }
  return codes.subarray(0, length);
}

const counters = new Int32Array(64);

function simhash(codes: Uint16Array): [number, number] {
  if (codes.length < LEAST_CHARS) return [0, 0];
  counters.fill(0);
  for (let i = 0; i + SHINGLE <= codes.length; i++) {
    const packed = Math.imul(codes[i] as number, 0x9e3779b1) ^ Math.imul(codes[i + 1] as number, 0x85ebca6b) ^ Math.imul(codes[i + 2] as number, 0xc2b2ae35);
    const first = mix(packed);
    const second = mix(packed ^ 0x5bd1e995);
    for (let bit = 0; bit < 32; bit++) {
      counters[bit] = (counters[bit] as number) + ((first >>> bit) & 1);
      counters[bit + 32] = (counters[bit + 32] as number) + ((second >>> bit) & 1);
    }
  }
  const half = (codes.length - SHINGLE + 1) / 2;
  let high = 0;
  let low = 0;
  for (let bit = 0; bit < 32; bit++) {
    if ((counters[bit] as number) > half) high |= 1 << bit;
    if ((counters[bit + 32] as number) > half) low |= 1 << bit;
  }
  return [high, low];
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
