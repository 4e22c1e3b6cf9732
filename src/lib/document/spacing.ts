/**
 * The spacing of official documents: no blank between Chinese characters and figures or letters (343件, not 343 件). The
 * sentences are written with blanks, as the pages show them; files take them out in one place. Pure.
 */
import type { Block, Inline } from './document.ts';

const AFTER_HAN = /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef]) +(?=[\p{L}\p{N}<>+−-])/gu;
const BEFORE_HAN = /(?<=[\p{L}\p{N}%]) +(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu;
const ENDS_HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;
const BEGINS_HAN = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

export function withoutStraySpaces(text: string): string {
  return text.replace(AFTER_HAN, '').replace(BEFORE_HAN, '');
}

/** Whether two printed values are the same; files of earlier versions have blanks. */
export function isSamePrint(a: string, b: string): boolean {
  return withoutStraySpaces(a) === withoutStraySpaces(b);
}

/** Running text, also where words and numbers touch. */
function tightened(text: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of text) {
    const last = joined.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') joined[joined.length - 1] = last + inline;
    else joined.push(inline);
  }
  return joined.map((inline, i) => {
    if (typeof inline !== 'string') return { ...inline, display: withoutStraySpaces(inline.display) };
    const words = withoutStraySpaces(inline);
    const start = i > 0 && BEGINS_HAN.test(words.trimStart()) ? words.trimStart() : words;
    return i < joined.length - 1 && ENDS_HAN.test(start.trimEnd()) ? start.trimEnd() : start;
  });
}

export function officiallySpaced(block: Block): Block {
  switch (block.type) {
    case 'table':
      return {
        ...block,
        title: withoutStraySpaces(block.title),
        columns: block.columns.map((column) => ({ ...column, label: withoutStraySpaces(column.label) })),
        rows: block.rows.map((row) => row.map(tightened))
      };
    case 'figure':
      return { ...block, title: withoutStraySpaces(block.title), summary: withoutStraySpaces(block.summary) };
    default:
      return { ...block, text: tightened(block.text) };
  }
}
