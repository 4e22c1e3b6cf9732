import { allFields, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { InputError, SourceError } from '#lib/domain/errors.ts';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { chooseMapping, type HeaderMapping } from './choose-mapping.ts';
import { readHeader, spellingsOf, type HeaderText } from './header-text.ts';
import { identifiability } from './identifiability.ts';
import { proposeFields } from './nearest-field.ts';
import { nearestSpellings } from './nearest-spelling.ts';
import type { TableUnit } from './table-unit.ts';
import type { UnitWord } from './unit-words.ts';

export interface MapOptions {
  fileName: string;
  /** field → header text, decided by a person. */
  overrides?: Record<string, string>;
  /** header text → field name, or '' for a column that is not taken: the person's choice, where there is one. */
  chosen?: Record<string, string>;
  /** Field names the caller supplies for every row (--set). */
  constants?: string[];
  /** Units that stand outside the header: above it, in the name of the sheet or of the file. */
  unit?: TableUnit;
  /** Name of the record, when the caller knows it. */
  record?: string;
  /** First rows of the table: of two columns for the number, the one that tells rows apart is taken. */
  samples?: string[][];
}

/** Signs that no header has: accented letters side by side, kana, bopomofo, signs of private use, U+FFFD and its like. */
const GARBLED = /[\u00a1-\u024f]{2}|[\u3040-\u312f\ue000-\uf8ff\ufffd]|锟|鐨|鏃堕|缂栧|鍐呭|鏍囬/;

/**
 * Chooses the contract that fits a header best and maps each column. A constant wins over a column of the same field.
 * Throws SourceError when no candidate knows any header, InputError when overrides, constants or record name something
 * that does not exist.
 */
export function mapHeader(header: string[], candidates: RecordContract[], options: MapOptions): HeaderMapping {
  const open = narrow(candidates, options);
  const mappings = open.map((contract) => mapTo(header, contract, options));
  const chosen = chooseMapping(mappings, options.fileName);
  if (chosen) return chosen;
  const seen = header
    .filter((text) => text.trim() !== '')
    .slice(0, 12)
    .map((text) => `「${redactName(text.trim()).text.slice(0, 20)}」`)
    .join('');
  throw new SourceError(
    'SOURCE_UNREADABLE',
    `文件「${options.fileName}」的表头无法识别：看到 ${seen || '空白表头'}，没有一列属于${open.map((contract) => contract.label).join('、')}；原文件已保留，其他来源不受影响`,
    GARBLED.test(header.join(''))
      ? '表头像是乱码：文字编码与保存时的不同（如繁体 Big5，或用错误的编码另存过）；请从原系统重新导出，或另存为 XLSX'
      : `请核对投放的来源是否正确，或改用可识别的表头，例如 ${nearestSpellings(header, open).join('、')}`
  );
}

function narrow(candidates: RecordContract[], options: MapOptions): RecordContract[] {
  const named =
    options.record === undefined ? candidates : candidates.filter((contract) => contract.record === options.record);
  if (named.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `没有名为「${options.record ?? ''}」的记录类型`,
      `可选：${candidates.map((contract) => contract.record).join('、')}`
    );
  const wanted = [...Object.keys(options.overrides ?? {}), ...(options.constants ?? [])];
  const open = named.filter((contract) =>
    wanted.every((name) => allFields(contract).some((field) => field.name === name))
  );
  if (open.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `指定的字段 ${wanted.join('、')} 不属于同一种记录`,
      `请核对字段名，可选记录：${named.map((contract) => contract.record).join('、')}`
    );
  return open;
}

function mapTo(header: string[], contract: RecordContract, options: MapOptions): HeaderMapping {
  const fields = allFields(contract);
  const constants = new Set(options.constants ?? []);
  const targets = header.map((text) => {
    const choice = options.chosen?.[text.trim()];
    return choice === undefined ? targetOf(text, fields, options.unit) : chosenTarget(choice, fields);
  });
  for (const [name, text] of Object.entries(options.overrides ?? {}))
    applyOverride(header, targets, fields, name, text);
  const mapping: HeaderMapping = {
    contract,
    columns: header.map(() => null),
    unknown: [],
    missingRequired: [],
    duplicateTargets: [],
    proposals: [],
    dropped: {}
  };
  const taken = new Set(constants);
  const takenBy = new Map<string, string>();
  for (const index of orderOfClaims(header, targets, contract, options.samples ?? [])) {
    const field = targets[index]?.field;
    if (!field) continue;
    if (taken.has(field.name)) {
      mapping.dropped[header[index]!.trim()] = whyDropped(field, takenBy.get(field.name));
      continue;
    }
    // A person may choose the field, not the factor: 千元 stays unreadable.
    if (isForeign(field, readHeader(header[index] ?? ''), options.unit)) continue;
    taken.add(field.name);
    takenBy.set(field.name, header[index]!.trim());
    mapping.columns[index] = columnName(field, readHeader(header[index] ?? ''), options.unit);
  }
  header.forEach((text, index) => {
    if (text.trim() === '' || mapping.columns[index] !== null) return;
    (targets[index] ? mapping.duplicateTargets : mapping.unknown).push(text.trim());
  });
  mapping.proposals = proposeFields(
    mapping.unknown.filter((text) => readHeader(text).unit !== 'foreign'),
    contract,
    taken
  );
  mapping.missingRequired = fields
    .filter((field) => field.required && !taken.has(field.name))
    .map((field) => field.name);
  return mapping;
}

function whyDropped(field: Field, taker: string | undefined): string {
  return taker === undefined ? `${field.label}已另外给定` : `与「${taker}」同属${field.label}，已取「${taker}」`;
}

interface Target {
  field: Field;
  isOverride: boolean;
}

function targetOf(text: string, fields: Field[], unit?: TableUnit): Target | null {
  const header = readHeader(text);
  if (header.core === '') return null;
  const accepts = (field: Field, form: 'full' | 'core') =>
    spellingsOf(field).some((spelling) => readHeader(spelling)[form] === header[form]);
  const field = fields.find((one) => accepts(one, 'full')) ?? fields.find((one) => accepts(one, 'core'));
  return field && !isForeign(field, header, unit) ? { field, isOverride: false } : null;
}

/** A person may give a column to any field of the record, or to none. */
function chosenTarget(choice: string, fields: Field[]): Target | null {
  const field = fields.find((one) => one.name === choice);
  return field ? { field, isOverride: true } : null;
}

/** Units in which the numbers of each type are kept; a header with any other unit is not taken. */
const ACCEPTED: Partial<Record<Field['type'], readonly UnitWord[]>> = {
  integer: ['count'],
  decimal: ['count', 'day', 'percent'],
  yuan: ['yuan', 'wan', 'yi'],
  percent: ['percent']
};

/** Whether the header or what stands around the table gives a unit that the field is not kept in. */
function isForeign(field: Field, header: HeaderText, unit: TableUnit | undefined): boolean {
  const accepted = ACCEPTED[field.type];
  if (!accepted) return false;
  return header.unit === null ? foreignUnit(field, unit) !== null : !accepted.includes(header.unit);
}

/**
 * The unit around the table in which no field of this type is kept: reading the column would be wrong by its factor.
 */
function foreignUnit(field: Field, unit: TableUnit | undefined): string | null {
  if (field.type === 'yuan') return unit?.money && 'foreign' in unit.money ? unit.money.foreign : null;
  return field.type === 'integer' ? (unit?.count ?? null) : null;
}

function applyOverride(
  header: string[],
  targets: (Target | null)[],
  fields: Field[],
  name: string,
  text: string
): void {
  // A field that is not to be taken from any column.
  if (text.trim() === '') {
    targets.forEach((target, index) => {
      if (target?.field.name === name) targets[index] = null;
    });
    return;
  }
  const field = fields.find((one) => one.name === name);
  const exact = header.findIndex((seen) => seen.trim() === text.trim());
  const index = exact >= 0 ? exact : header.findIndex((seen) => readHeader(seen).full === readHeader(text).full);
  if (!field || index < 0)
    throw new InputError(
      'INPUT_INVALID',
      `表头中没有「${text}」，无法作为字段 ${name}`,
      `请核对表头：${header.map((seen) => seen.slice(0, 20)).join('、')}`
    );
  targets[index] = { field, isOverride: true };
}

/**
 * First come first served, but a person's decision goes first, of numbers the one that identifies, of personal keys
 * the most reliable one.
 */
function orderOfClaims(
  header: string[],
  targets: (Target | null)[],
  contract: RecordContract,
  samples: string[][]
): number[] {
  const rank = (index: number): number => {
    const target = targets[index];
    if (!target || target.isOverride) return -1;
    if (contract.identity.includes(target.field.name) && target.field.type === 'code')
      return identifiability(
        header[index] ?? '',
        samples.map((row) => row[index] ?? '')
      );
    return target.field.type === 'key' ? keyRank(header[index] ?? '') : 0;
  };
  return header.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
}

/** One person keeps one phone and one ID number, while names are shared: phone, then ID number, then anything else. */
function keyRank(text: string): number {
  if (/身份证|证件/.test(text)) return 1;
  return /电话|手机|号码|phone|mobile/i.test(text) ? 0 : 2;
}

function columnName(field: Field, header: HeaderText, around: TableUnit | undefined): string {
  if (field.type !== 'yuan') return field.name;
  const money = around?.money && 'unit' in around.money ? around.money.unit : null;
  switch (header.unit ?? money) {
    case 'wan':
    case '万元':
      return `${field.name}__wan`;
    case 'yi':
    case '亿元':
      return `${field.name}__yi`;
    default:
      return field.name;
  }
}

/** The field that a mapped column fills; `__wan` and `__yi` tell its unit. */
export function fieldOfColumn(column: string): string {
  return column.replace(/__(wan|yi)$/, '');
}

/** Whether a header promises telephone or document numbers, so that a name in its column identifies nobody. */
export function promisesNumber(header: string): boolean {
  return keyRank(header) < 2;
}

/** The mapped column of one header under a contract, null when no field accepts it. */
export function columnOf(text: string, contract: RecordContract): string | null {
  const target = targetOf(text, allFields(contract));
  return target && columnName(target.field, readHeader(text), undefined);
}
