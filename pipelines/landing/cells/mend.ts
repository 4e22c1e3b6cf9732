import { htmlText } from './html-text.ts';

/** Characters without width: soft hyphen, zero-width blanks and joiners, marks of direction, BOM; control characters. */
const INVISIBLE =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** Breaks that no table means as such: Word writes U+000B for Shift+Enter. */
const SOFT_BREAKS = /[\u000b\u000c\u0085\u2028\u2029]/g;
const BLANK_ENDS = /^[ \t\r\n\u00a0\u3000]+|[ \t\r\n\u00a0\u3000]+$/g;
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ（）／－．，：]/g;

/**
 * A cell of a code, name, number or date as it was meant: the guards ="001" and '001 that keep spreadsheets from
 * computing, HTML, invisible characters and blanks at the ends are taken off, full-width letters, digits and signs
 * become half-width.
 */
export function mendCell(cell: string): string {
  return listed(shown(unquoted(unguarded(cell))))
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(SOFT_BREAKS, ' ')
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(BLANK_ENDS, '');
}

/** Free text keeps its signs: guards and HTML go, line breaks become one kind, blanks at the ends of its lines go. */
export function mendText(cell: string): string {
  return paragraphs(shown(unquoted(unguarded(cell))))
    .replace(/\r\n?/g, '\n')
    .replace(SOFT_BREAKS, '\n')
    .replace(/[ \t\u00a0\u3000]+\n/g, '\n')
    .replace(BLANK_ENDS, '');
}

function shown(text: string): string {
  return (/[&<]/.test(text) ? htmlText(text) : text).replace(INVISIBLE, '');
}

/** ["甲","乙"] and ['甲', '乙'], as JSON and pandas write a list into one cell, as 甲、乙; everything else as it is. */
function listed(text: string): string {
  const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1];
  if (inner === undefined) return text;
  const tokens = inner.match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,"'[\]{}]+/g) ?? [];
  const items = tokens.filter((token) => token.trim() !== '');
  const isList =
    items.length > 0 && inner.replace(/\s/g, '') === items.map((item) => item.replace(/\s/g, '')).join(',');
  return isList ? items.map((item) => item.trim().replace(/^(["'])(.*)\1$/s, '$2')).join('、') : text;
}

/** A text that a program kept as a list of paragraphs. */
function paragraphs(text: string): string {
  if (!/^\s*\["[\s\S]*"\]\s*$/.test(text)) return text;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list.join('\n') : text;
  } catch {
    return text;
  }
}

/** '007' of programs that quote every cell with apostrophes. */
function unquoted(text: string): string {
  return /^'([^']*)'$/.exec(text.trim())?.[1] ?? text;
}

function unguarded(cell: string): string {
  const text = cell.replace(/^[\ufeff\s]+/, '');
  const guarded = /^="((?:[^"]|"")*)"\s*$/.exec(text);
  if (guarded) return guarded[1]!.replaceAll('""', '"');
  return /^['’][^'’]*$/.test(text) ? text.slice(1) : cell;
}
