import { normalise } from '#lib/text/normalise.ts';

/**
 * The unit of a table's money columns, from the words around it: one that fields accept, or the name of one
 * that none accepts.
 */
export type MoneyUnit = { unit: '万元' | '亿元' | '元' } | { foreign: string };

export interface TableUnit {
  money?: MoneyUnit;
  /** 万人, 千户: no count of a contract is kept in it. */
  count?: string;
}

const CURRENCY = '(?:人民币|rmb|cny)';
const MONEY = `(?:${CURRENCY}[:：]?)?(?:[十百千万亿]{0,3}(?:美元|港元|港币|欧元|日元|元)|[十百千]?[万亿]|[百千])${CURRENCY}?`;
/** 单位：万元, 金额单位:元, 计量单位：人、万元, 单位均为万元. */
const DECLARED = new RegExp(
  `(?:单位|unit)(?:名称)?(?:[:：_是]|(?:均|都|统一|一律)?为)?\\s*[（(]?((?:[^\\s，。；;:：）)]{0,6}?[、,，/ ])*?)(${MONEY})(?=$|[\\s、,，/）)。；;._-])`,
  'i'
);
/** 金额均以万元为单位, 按千元计. */
const IN_WORDS = new RegExp(`[以按用](${MONEY})(?:为(?:计量|货币|金额)?单位|计|核算|填报|填列|列示|表示)`, 'i');
/** 资金统计表（万元）: the unit in brackets behind a title. */
const BRACKETED = new RegExp(`[（(【\\[](?:(?:单位|金额)[:：]?)?(${MONEY})[)）】\\]]`, 'i');
/** Unit: 10,000 yuan, (RMB 10,000), RMB'000, in thousands of yuan. */
const ENGLISH =
  /\b(?:units?|in|rmb|cny)\b\W{0,4}(?:(?:rmb|cny|yuan)\W{0,2})?((?:100|ten|hundred)[ -](?:thousand|million)s?|10,?000|1,?000|'?000|thousands?|millions?)(?=\s*(?:$|[),;]|of\b|yuan|rmb|cny|元))/i;

/** 台账-万元.xlsx: the unit as the last word of a name. */
const LAST = /(?<!\d)[-_—·\s](?:人民币)?([十百千万亿]+元|[万亿]元|美元|港元|欧元)(?:\.[a-z]{2,5})?$/i;

const COUNT =
  /(?:单位|unit)[:：_]?\s*[（(]?(?:[^\s，。；;:：）)]{0,6}?[、,，/ ])*?([十百千万亿]+(?:人次|人|户|家|件|个|次|份))/i;

/** In simplified characters, half-width, and without the blanks that forms put into words: 单 位, 万 元. */
function folded(text: string): string {
  return normalise(text.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .replace(/单 位/g, '单位')
    .replace(/(?<=[十百千万亿]) (?=元)/g, '');
}

/**
 * The unit that a line above the header, a sheet name or a file name declares; null when it declares none for money.
 */
function declaredUnit(text: string): MoneyUnit | null {
  const line = folded(text);
  const found =
    DECLARED.exec(line)?.[2] ?? IN_WORDS.exec(line)?.[1] ?? BRACKETED.exec(line)?.[1] ?? LAST.exec(line)?.[1];
  if (found === undefined) return englishUnit(line);
  const unit = found.replace(new RegExp(`${CURRENCY}[:：]?`, 'gi'), '');
  if (unit === '元' || unit === '万元' || unit === '亿元') return { unit };
  return unit === '万' || unit === '亿' ? { unit: `${unit}元` } : { foreign: unit };
}

function englishUnit(line: string): MoneyUnit | null {
  const words = ENGLISH.exec(line)?.[1];
  if (words === undefined) return null;
  return /^(?:10,?000|ten[ -]thousand)/i.test(words) ? { unit: '万元' } : { foreign: words };
}

/**
 * The units of several places, nearest first: places that contradict each other leave no unit that could be trusted.
 */
export function tableUnit(places: string[]): TableUnit {
  const units = places.map(declaredUnit).filter((unit) => unit !== null);
  const [nearest] = units;
  const names = new Set(units.map((unit) => ('unit' in unit ? unit.unit : unit.foreign)));
  const count = places.map((place) => COUNT.exec(folded(place))?.[1]).find((unit) => unit !== undefined);
  return {
    ...(nearest ? { money: names.size === 1 ? nearest : { foreign: [...names].join('或') } } : {}),
    ...(count === undefined ? {} : { count })
  };
}

/** The rows above a header, the nearest first, each as one line. */
export function titlesOf(rows: string[][]): string[] {
  return rows.map((row) => row.filter((cell) => cell.trim() !== '').join(' ')).reverse();
}

const UNIT_CELL =
  /^[（(]?(?:单位[:：]?)?(?:人民币)?(?:[十百千万亿]*(?:元|美元|港元|欧元|人|户|家|件|个|次|份|名|天|人次)|元\/月|%|[万亿])[)）]?$/;

/**
 * Lines below a table that name its unit: 注：金额单位为万元. They stand alone in their row.
 */
export function notesBelow(rows: string[][]): string[] {
  return rows.flatMap((row) => {
    const [note = '', ...others] = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    return others.length === 0 && note.includes('单位') && declaredUnit(note) ? [note] : [];
  });
}

/**
 * The unit that a column of its own (单位, 金额单位) gives to the money of every row, as a line that declares it; rows that
 * differ declare each their own.
 */
export function unitColumn(header: string[], rows: string[][]): string[] {
  const column = header.findIndex((text) => /^(?:金额|货币|计量|计价)?单位$/.test(text.replace(/\s/g, '')));
  if (column < 0) return [];
  const units = [...new Set(rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== ''))];
  const lines = units.map((unit) => `单位：${unit}`);
  return lines.every((line) => declaredUnit(line)) ? lines : [];
}

/**
 * The second row of a header that only names units, as printed tables have it: the headers with their units behind
 * them. Headers merged over both rows stand in it again. Null when the row below the header is a row of data.
 */
export function withUnitRow(header: string[], next: string[] | undefined): string[] | null {
  const cells = (next ?? []).map((cell, index) =>
    cell === header[index] ? '' : cell.normalize('NFKC').replace(/\s/g, '')
  );
  const filled = cells.filter((cell) => cell !== '' && cell !== '-' && cell !== '/');
  if (filled.length === 0 || !filled.every((cell) => UNIT_CELL.test(cell))) return null;
  return header.map((text, index) => {
    const unit = cells[index]?.replace(/^[（(]|[)）]$/g, '') ?? '';
    return unit === '' || unit === '-' || unit === '/' ? text : `${text}（${unit}）`;
  });
}
