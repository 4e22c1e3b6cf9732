/** A text as a browser would show it, with the place of each shown unit in the text that was written. */
export interface ShownText {
  text: string;
  /** Start and end (exclusive) in the written text of each unit of `text`. */
  start: number[];
  end: number[];
}

const MARKUP = /&(?:amp;)*(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));|<\/?[a-z][^<>]{0,200}>|<!--.{0,500}?-->/g;
/** Named entities that stand between digits or in addresses; the rest of HTML's list does not split personal data. */
const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '\u200c',
  zwj: '\u200d',
  shy: '\u00ad',
  middot: '·',
  bull: '•',
  ndash: '–',
  mdash: '—',
  minus: '−',
  commat: '@',
  period: '.',
  num: '#',
  lpar: '(',
  rpar: ')',
  amp: '&'
};

/**
 * The shown form of a text with HTML entities or tags; null when there are none. A tag is shown as one space, so that a
 * number torn by `<br>` is still one number and two cells of a table are two.
 */
export function shownText(written: string): ShownText | null {
  const marks = [...written.matchAll(MARKUP)];
  if (marks.length === 0) return null;
  const shown: ShownText = { text: '', start: [], end: [] };
  const put = (unit: string, start: number, end: number): void => {
    for (const piece of unit.split('')) {
      shown.text += piece;
      shown.start.push(start);
      shown.end.push(end);
    }
  };
  let from = 0;
  for (const match of marks) {
    for (let i = from; i < match.index; i++) put(written[i] as string, i, i + 1);
    const [whole, hex, decimal, name] = match;
    const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : -1;
    const unit = name !== undefined ? (NAMED[name] ?? whole) : isCharacter(code) ? String.fromCodePoint(code) : ' ';
    put(unit, match.index, match.index + whole.length);
    from = match.index + whole.length;
  }
  for (let i = from; i < written.length; i++) put(written[i] as string, i, i + 1);
  return shown;
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
}
