import { isRecord, parseExact } from './exact-json.ts';
import { findHeaderRow } from './header-row.ts';
import { isKnownHeader } from './header-text.ts';

/** Records found in a JSON document, in its order, with the places of those that were left. */
export interface JsonTable {
  records: Record<string, unknown>[];
  /** Other lists with content, by their place in the document (`$.附件`). */
  left: string[];
  /** Elements of the lists taken that are no records. */
  strays: unknown[];
}

interface Candidate {
  place: string;
  records: Record<string, unknown>[];
  strays: unknown[];
  known: number;
}

/** Envelopes are no deeper than {"response":{"result":{"data":{"list":[…]}}}}. */
const DEPTH = 6;
const SAMPLE = 20;
const COLUMN_KEYS = [
  'columns',
  'cols',
  'fields',
  'headers',
  'header',
  'heads',
  'titles',
  'columnNames',
  '列',
  '表头',
  '字段'
];
const TITLE_KEYS = ['title', 'label', 'text', 'header', 'headerName', 'caption', 'name', 'displayName'];
const NAME_KEYS = ['key', 'dataIndex', 'field', 'prop', 'id', 'code', 'name', 'data'];
const HIT_KEYS = ['_source', 'properties', 'fields', 'attributes', 'record', 'cells'];

/**
 * The records of a document of one or more root values: root arrays, objects one after another, an array in an
 * envelope, grids of columns and
 * rows, columns of values. Of several lists the one whose keys are best known to a contract counts, with all others
 * of the same keys; a list
 * within a record is never a table.
 */
export function findRecords(roots: unknown[]): JsonTable {
  const candidates: Candidate[] = [];
  const objects: Record<string, unknown>[] = [];
  for (const root of roots) {
    if (Array.isArray(root)) addList(candidates, '$', root, undefined);
    else if (isRecord(root)) {
      objects.push(root);
      collect(root, '$', candidates, DEPTH);
    }
  }
  const own = objects.map(unwrapped);
  const ownKnown = knownKeys(own.slice(0, SAMPLE));
  const best = candidates.reduce(
    (top, one) => (one.known > (top?.known ?? -1) ? one : top),
    undefined as Candidate | undefined
  );
  if (!best || (ownKnown >= 2 && ownKnown >= best.known && hasScalars(own)))
    return { records: own, left: [], strays: [] };
  const keys = new Set(knownNames(best.records));
  const taken = candidates.filter(
    (one) =>
      one === best ||
      (one.known >= 2 && one.known * 2 > best.known && knownNames(one.records).some((key) => keys.has(key)))
  );
  return {
    records: taken.flatMap((one) => one.records),
    left: candidates.filter((one) => !taken.includes(one) && one.records.length > 0).map((one) => one.place),
    strays: taken.flatMap((one) => one.strays)
  };
}

function collect(value: Record<string, unknown>, place: string, candidates: Candidate[], depth: number): void {
  if (depth === 0) return;
  const columnar = fromColumns(value);
  if (columnar) return addCandidate(candidates, place, columnar, []);
  for (const [key, written] of Object.entries(value)) {
    const at = `${place}.${key}`;
    const part = unquoted(written);
    if (Array.isArray(part)) {
      if (!isColumnList(key, part, value)) addList(candidates, at, part, columnsOf(value));
    } else if (isRecord(part)) collect(part, at, candidates, depth - 1);
  }
}

function addList(candidates: Candidate[], place: string, list: unknown[], columns: Column[] | undefined): void {
  const records = toRecords(list, columns);
  const strays = list.some(isRecord) ? list.filter((one) => !isRecord(one)) : [];
  addCandidate(candidates, place, ungrouped(records) ?? records, strays);
}

function addCandidate(
  candidates: Candidate[],
  place: string,
  records: Record<string, unknown>[],
  strays: unknown[]
): void {
  if (records.length > 0) candidates.push({ place, records, strays, known: knownKeys(records.slice(0, SAMPLE)) });
}

/** {"code":0,"data":"[{…}]"}: some systems put JSON into a text. */
function unquoted(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return parseExact(value);
  } catch {
    return value;
  }
}

/**
 * [{"县区":"甲","诉求":[{…},{…}]},…]: records in groups, each with the scalars of its group. Null when the elements are
 * records of their own: a record knows more than one of its scalars, and its lists are attachments.
 */
function ungrouped(list: Record<string, unknown>[]): Record<string, unknown>[] | null {
  const scalarsOf = (record: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(record).filter(([, value]) => isScalar(value)));
  if (knownKeys(list.slice(0, SAMPLE).map(scalarsOf)) > 1) return null;
  const keys = [...new Set(list.slice(0, SAMPLE).flatMap((record) => Object.keys(record)))];
  const isGroup = (key: string) =>
    list.every((record) => !(key in record) || (Array.isArray(record[key]) && record[key].every(isRecord))) &&
    knownKeys(list.slice(0, SAMPLE).flatMap((record) => (record[key] ?? []) as Record<string, unknown>[])) >= 3;
  const group = keys.find(isGroup);
  return group === undefined
    ? null
    : list.flatMap((record) =>
        ((record[group] ?? []) as Record<string, unknown>[]).map((one) => ({ ...scalarsOf(record), ...one }))
      );
}

/** Elements as records: objects as they are, arrays under the names of the columns, else under their own first rows. */
function toRecords(list: unknown[], columns: Column[] | undefined): Record<string, unknown>[] {
  if (list.some(isRecord))
    return list
      .filter(isRecord)
      .map(unwrapped)
      .map((record) => titled(record, columns));
  const rows = list.filter(Array.isArray) as unknown[][];
  if (rows.length === 0) return [];
  const header = columns?.map((column) => column.title);
  if (header) return rows.map((row) => named(row, header));
  const cells = rows
    .slice(0, SAMPLE)
    .map((row) => row.map((cell) => (cell === null || typeof cell === 'object' ? '' : String(cell))));
  const found = findHeaderRow(cells);
  return found ? rows.slice(found.index + 1).map((row) => named(row, cells[found.index] ?? [])) : [];
}

function named(row: unknown[], header: string[]): Record<string, unknown> {
  return Object.fromEntries(row.map((cell, index) => [header[index]?.trim() || `第${index + 1}列（无表头）`, cell]));
}

interface Column {
  name: string;
  title: string;
}

function columnsOf(value: Record<string, unknown>): Column[] | undefined {
  const list = COLUMN_KEYS.map((key) => value[key]).find((part) => Array.isArray(part) && part.length > 0) as
    unknown[] | undefined;
  return list?.map((one) => {
    if (!isRecord(one)) return { name: String(one), title: String(one) };
    const text = (keys: string[]) =>
      keys.map((key) => one[key]).find((part) => typeof part === 'string' && part !== '') as string | undefined;
    return { name: text(NAME_KEYS) ?? '', title: text(TITLE_KEYS) ?? text(NAME_KEYS) ?? '' };
  });
}

/** Whether a list names the columns of a list beside it. */
function isColumnList(key: string, part: unknown[], beside: Record<string, unknown>): boolean {
  const others = Object.entries(beside).filter(
    ([other, value]) => other !== key && Array.isArray(value) && value.some((one) => typeof one === 'object')
  );
  if (!COLUMN_KEYS.includes(key) || others.length === 0) return false;
  return part.every(
    (one) =>
      typeof one === 'string' ||
      (isRecord(one) && [...TITLE_KEYS, ...NAME_KEYS].some((name) => typeof one[name] === 'string'))
  );
}

/** Keys of a grid are technical; its columns give the words that a contract knows. */
function titled(record: Record<string, unknown>, columns: Column[] | undefined): Record<string, unknown> {
  if (!columns) return record;
  const titles = new Map(columns.map((column) => [column.name, column.title]));
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      const title = titles.get(key);
      return [
        title !== undefined && title !== '' && (isKnownHeader(title) || !isKnownHeader(key)) ? title : key,
        value
      ];
    })
  );
}

/** Search engines and maps wrap each record: {"_id":…,"_source":{…}}, {"type":"Feature","properties":{…}}. */
function unwrapped(record: Record<string, unknown>): Record<string, unknown> {
  const inner = HIT_KEYS.map((key) => record[key]).find(isRecord);
  return inner && knownKeys([inner]) > knownKeys([record]) ? inner : record;
}

/**
 * {"编号":["1","2"],"标题":[…]}, {"编号":{"0":"1","1":"2"},…} and {"0":{"编号":…},"1":{…}} as records; null when the object
 * is no table of columns.
 */
function fromColumns(value: Record<string, unknown>): Record<string, unknown>[] | null {
  const entries = Object.entries(value);
  const parts = entries.map(([, part]) => part);
  if (entries.length === 0 || !parts.every((part) => part !== null && typeof part === 'object')) return null;
  const known = entries.filter(([key]) => isKnownHeader(key)).length;
  if (known === 0) {
    const areRows =
      entries.length >= 1 && parts.every((part) => isRecord(part) && knownKeys([part]) >= 2 && hasScalars([part]));
    return areRows ? (parts as Record<string, unknown>[]) : null;
  }
  if (entries.length < 2) return null;
  const isList = parts.every(
    (part) => Array.isArray(part) && part.length === (parts[0] as unknown[]).length && part.every(isScalar)
  );
  if (isList)
    return (parts[0] as unknown[]).map((_, index) =>
      Object.fromEntries(entries.map(([key, part]) => [key, (part as unknown[])[index]]))
    );
  if (!parts.every((part) => isRecord(part) && Object.values(part).every(isScalar))) return null;
  const indexes = [...new Set(parts.flatMap((part) => Object.keys(part as object)))];
  return indexes.every((index) => /^\d+$/.test(index))
    ? indexes.map((index) =>
        Object.fromEntries(entries.map(([key, part]) => [key, (part as Record<string, unknown>)[index]]))
      )
    : null;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function hasScalars(records: Record<string, unknown>[]): boolean {
  return records.some((record) => Object.entries(record).some(([key, value]) => isKnownHeader(key) && isScalar(value)));
}

function knownNames(records: Record<string, unknown>[]): string[] {
  return [...new Set(records.slice(0, SAMPLE).flatMap((record) => Object.keys(record)))].filter(isKnownHeader);
}

function knownKeys(records: Record<string, unknown>[]): number {
  return knownNames(records).length;
}
