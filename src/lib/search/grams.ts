/** A word as pairs of adjacent letters, in the code of `core.search_grams`. */
export interface Gram {
  /** first letter × 65536 + second, code points beyond 65535 folded. */
  gram: number;
  /** Letters from the beginning of the word. */
  offset: number;
}

/**
 * The pairs that together cover a word of two letters or more: found one after the other at these offsets, they are
 * the word.
 */
export function gramsOf(word: string): Gram[] {
  const letters = [...word].map((letter) => letter.codePointAt(0)! % 65536);
  const offsets: number[] = [];
  for (let at = 0; at + 2 <= letters.length; at += 2) offsets.push(at);
  if (letters.length > 2 && letters.length % 2 === 1) offsets.push(letters.length - 2);
  return offsets.map((offset) => ({ gram: letters[offset]! * 65536 + letters[offset + 1]!, offset }));
}

/**
 * The codes of every pair that begins with a letter; each letter of a text begins one, since the index closes texts
 * with a full stop.
 */
export function gramRange(letter: string): { low: number; high: number } {
  const code = letter.codePointAt(0)! % 65536;
  return { low: code * 65536, high: code * 65536 + 65535 };
}

/** Letters, not UTF-16 units, since the index counts letters. */
export function lengthOf(word: string): number {
  return [...word].length;
}
