/** The units of a finished file: what a seal binds and a check compares. Pure. */

export type UnitKind =
  | 'paragraph'
  | 'contents'
  | 'row'
  | 'picture'
  | 'textbox'
  | 'header'
  | 'footer'
  | 'note'
  | 'comment'
  | 'property'
  | 'foreign';

/** One thing that a reader sees: a paragraph, a row of a table with its cells, a picture, a header. */
export interface Unit {
  kind: UnitKind;
  /**
   * The text with white space evened out; disguising formatting is written in 〔…〕. Of a picture its name,
   * hash and description.
   */
  text: string;
  /** Of a row. */
  cells?: string[];
  /** Of a picture: the hash of its vector twin, which other programs drop when they save. */
  vector?: string;
}

export const UNIT_LABELS: Record<UnitKind, string> = {
  paragraph: '段落',
  contents: '目录',
  row: '表格行',
  picture: '图',
  textbox: '文本框',
  header: '页眉',
  footer: '页脚',
  note: '脚注尾注',
  comment: '批注',
  property: '文件属性',
  foreign: '外来内容'
};

/** Programs break lines and spaces differently; everything else counts, the width of digits too. */
export function evened(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function rowUnit(cells: readonly string[]): Unit {
  const even = cells.map(evened);
  return { kind: 'row', text: even.join('｜'), cells: even };
}
