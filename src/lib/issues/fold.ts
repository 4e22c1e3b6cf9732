/**
 * Texts are read up to this many characters: a matter is named early, and one huge record must not cost like a
 * thousand.
 */
const MAX_CHARS = 4_000;

/**
 * Folds a text for comparison: full-width forms, ligatures and case are evened out, control characters become spaces.
 * Never throws; lone surrogates (broken UTF-8 upstream) stay as they are and are ignored by the shingles.
 */
export function foldText(text: string, maxChars = MAX_CHARS): string {
  const head = text.length > maxChars ? text.slice(0, maxChars) : text;
  return head
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\ufeff]+/g, ' ');
}
