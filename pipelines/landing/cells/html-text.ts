import { HTML_ENTITIES } from './html-entities.ts';

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z][a-zA-Z\d]{1,30}));?/g;
/** References may be written without their semicolon when they are old; only these are taken without it. */
const OLD = new Set(['nbsp', 'amp', 'lt', 'gt', 'quot', 'middot', 'copy', 'reg', 'times', 'yen', 'deg']);
const BREAK = /<(?:br|hr)\s*\/?>/gi;
/** A block begins and ends a line; where one ends and the next begins there is one break. */
const BLOCK = /(?:<\/?(?:p|div|li|tr|h[1-6]|table|ul|ol|blockquote|section|article)(?:\s[^<>]*)?>\s*)+/gi;
const HIDDEN = /<!--[\s\S]*?-->|<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi;
const TAG = new RegExp(
  '</?(?:a|abbr|article|b|big|blockquote|body|center|code|col|colgroup|dd|del|div|dl|dt|em|figure|font|form|h[1-6]|' +
    'head|html|i|img|input|ins|label|li|link|meta|nobr|o:p|ol|option|p|pre|s|section|select|small|span|strike|strong|' +
    'sub|sup|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|video|wbr|ruby|rt|rp|st1:[a-z]+|v:[a-z]+|w:[a-z]+)' +
    '(?:\\s[^<>]*)?/?>',
  'gi'
);
/** A text that was escaped twice is decoded twice; more than three times no system escapes. */
const DEPTH = 3;

/**
 * The text that a browser would show for a cell that holds HTML: tags out, blocks and <br> as line breaks, character
 * references as characters. Signs that are no markup (工龄<3年, A&B) stay.
 */
export function htmlText(text: string): string {
  let shown = text;
  for (let turn = 0; turn < DEPTH; turn += 1) {
    const next = decode(
      shown
        .replace(HIDDEN, '')
        .replace(BREAK, '\n')
        .replace(BLOCK, (_, at: number) => (at === 0 ? '' : '\n'))
        .replace(TAG, '')
    );
    if (next === shown) break;
    shown = next;
  }
  return shown;
}

function decode(text: string): string {
  return text.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      const isWhole = reference.endsWith(';') || OLD.has(name);
      return isWhole ? (HTML_ENTITIES.get(name) ?? reference) : reference;
    }
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return isCharacter(code) ? String.fromCodePoint(code) : reference;
  });
}

function isCharacter(code: number): boolean {
  return (
    code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff)
  );
}
