/** Where the words asked for stand in a text. Offsets hold because normalising changes one unit into one unit. */
import { normalise } from '#lib/text/normalise.ts';

export interface Piece {
  text: string;
  is_hit: boolean;
}

/** The text in pieces; words may overlap, pieces do not. */
export function highlight(text: string, words: readonly string[]): Piece[] {
  const spans = hitSpans(text, words);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of spans) {
    if (start > at) pieces.push({ text: text.slice(at, start), is_hit: false });
    pieces.push({ text: text.slice(start, end), is_hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), is_hit: false });
  return pieces;
}

/** The part of a long text around its first hit, cut with an ellipsis; the whole text when it is short. */
export function excerpt(text: string, words: readonly string[], length = 160): string {
  if (text.length <= length) return text;
  const first = hitSpans(text, words)[0]?.[0] ?? 0;
  const start = Math.max(0, Math.min(first - Math.floor(length / 4), text.length - length));
  return `${start > 0 ? '…' : ''}${cut(text, start, start + length)}${start + length < text.length ? '…' : ''}`;
}

function hitSpans(text: string, words: readonly string[]): [number, number][] {
  const folded = normalise(text);
  const found: [number, number][] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length))
      found.push([at, at + word.length]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Never through the middle of a character of two units. */
function cut(text: string, start: number, end: number): string {
  const isTail = (at: number) => /[\udc00-\udfff]/.test(text[at] ?? '');
  return text.slice(isTail(start) ? start + 1 : start, isTail(end) ? end + 1 : end);
}
