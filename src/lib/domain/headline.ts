/** One finding as headline, the rest of the sentence small. Pure. */

/** The longest headline of a page, in characters. */
export const HEADLINE_LENGTH = 40;

/** Where a headline may end, the best first: after a finding, after a sentence, after a clause or before an aside. */
const ENDS = ['；', '。', '，（', '、'];

/**
 * Splits a sentence into its first finding and the rest, both without the mark between them. A sentence without any
 * mark in reach stays whole.
 */
export function splitHeadline(sentence: string): { headline: string; rest: string } {
  const whole = sentence.replace(/。$/, '');
  const characters = [...whole];
  if (characters.length <= HEADLINE_LENGTH && !whole.includes('；')) return { headline: whole, rest: '' };
  const reach = characters.slice(0, HEADLINE_LENGTH + 1);
  const mark = ENDS.map((end) => lastOutside(reach, end)).find((at) => at > 0);
  if (mark === undefined) return { headline: whole, rest: '' };
  const rest = characters.slice(reach[mark] === '（' ? mark : mark + 1).join('');
  return { headline: characters.slice(0, mark).join(''), rest: rest === '' ? '' : `${rest}。` };
}

const OPENING = '（“《';
const CLOSING = '）”》';

/** The last place of one of the marks that stands in no brackets and no quotation; a finding ends at its first semicolon. */
function lastOutside(characters: readonly string[], marks: string): number {
  let depth = 0;
  let found = -1;
  for (const [at, character] of characters.entries()) {
    if (depth === 0 && at > 0 && marks.includes(character)) {
      found = at;
      if (marks === '；' || marks === '。') break;
    }
    if (OPENING.includes(character)) depth++;
    if (CLOSING.includes(character)) depth--;
  }
  return found;
}
