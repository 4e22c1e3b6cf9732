import { join } from 'node:path';
import { cellText, isRecord, parseExact } from './exact-json.ts';
import type { Inspection, Limits } from './inspect.ts';
import { JsonElements } from './json-elements.ts';
import { jsonRoots } from './json-roots.ts';
import { findRecords, type JsonTable } from './json-tables.ts';
import { NumberedCsv } from './numbered-csv.ts';
import { numberedResult, type Prepared } from './prepared.ts';
import { readText } from './read-text.ts';
import { SAVE_AS_CSV, unreadable } from './unreadable.ts';

/** More keys than this say that keys are data. */
const MAX_KEYS = 500;

/**
 * Documents up to this size are looked at as a whole; larger ones are a root array, an array in an envelope, or
 * lines.
 */
const WHOLE_BYTES = 32 * 1024 * 1024;

/** A script around the data: callback(…); and var data = …; */
const SCRIPT = /^(?:(?:var|let|const)\s+)?[\w$.]+\s*[=(]$|^\)?\s*;?$|^\/\/.*$|^\/\*[\s\S]*\*\/$/;

/** Text between the values of a document, beside its records. */
type WholeTable = JsonTable & { loose: string[] };
type Element = { raw: string; value: Record<string, unknown> } | { raw: string; value: null; reason: string };

/**
 * JSONL, a JSON array, or an object holding one, as CSV: columns in order of first appearance, nested values as JSON
 * text.
 */
export async function prepareJson(inspection: Inspection, workDir: string, limits: Limits): Promise<Prepared> {
  // Two passes: the columns are known only after the last object, and holding all objects would not be constant memory.
  if (inspection.kind === 'json' && inspection.bytes <= WHOLE_BYTES) {
    const whole = await readWhole(inspection);
    if (whole) return writeRecords(inspection, whole, workDir, limits);
  }
  const keys = new Set<string>();
  for await (const batch of readElements(inspection, limits)) {
    for (const { value } of batch) for (const key of Object.keys(value ?? {})) keys.add(key);
    if (keys.size > MAX_KEYS)
      throw unreadable(inspection.name, `JSON 对象的键超过 ${MAX_KEYS} 种`, '请让每个对象使用同样的键');
  }
  const header = [...keys];
  const csv = await NumberedCsv.create(join(workDir, 'from-json.csv'), inspection.name, limits);
  try {
    let rowNumber = 0;
    for await (const batch of readElements(inspection, limits)) {
      for (const element of batch) {
        rowNumber += 1;
        const cells = element.value === null ? null : toCells(element.value, header);
        if (cells) csv.add(rowNumber, cells);
        else csv.reject(rowNumber, element.raw, element.value === null ? element.reason : 'JSON 嵌套过深');
      }
      await csv.flush();
    }
  } finally {
    await csv.close();
  }
  if (header.length === 0 && csv.rejects.length > 0)
    throw csv.rejects.some(({ raw }) => /^\[?\s*\{\s*'/.test(raw))
      ? unreadable(inspection.name, '对象用单引号书写，不是 JSON，像是程序打印的结果', '请用原系统的 JSON 或 CSV 导出')
      : unreadable(inspection.name, '没有一行是完整的 JSON 对象', SAVE_AS_CSV);
  return numberedResult(inspection, header, csv);
}

/**
 * The records of a document that is looked at as a whole; null when part of it is damaged, so that its whole elements
 * are cut out one by one.
 */
async function readWhole(inspection: Inspection): Promise<WholeTable | null> {
  if (inspection.badCharacters > 0) return null;
  let text = '';
  for await (const piece of readText(inspection.path, inspection.encoding)) text += piece;
  const roots = jsonRoots(text).filter((root) => !SCRIPT.test(root));
  const isLoose = (root: string) => !/^[[{]/.test(root);
  try {
    const table = findRecords(roots.filter((root) => !isLoose(root)).map(parseExact));
    return { ...table, loose: roots.filter(isLoose) };
  } catch {
    return null;
  }
}

async function writeRecords(
  inspection: Inspection,
  { records, left, strays, loose }: WholeTable,
  workDir: string,
  limits: Limits
): Promise<Prepared> {
  if (records.length === 0)
    throw unreadable(inspection.name, 'JSON 中没有对象数组', '请导出为对象数组，或每行一个对象的 JSONL');
  const header = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (header.length > MAX_KEYS)
    throw unreadable(inspection.name, `JSON 对象的键超过 ${MAX_KEYS} 种`, '请让每个对象使用同样的键');
  const csv = await NumberedCsv.create(join(workDir, 'from-json.csv'), inspection.name, limits);
  try {
    for (const [index, record] of records.entries()) {
      const cells = toCells(record, header);
      if (cells) csv.add(index + 1, cells);
      else csv.reject(index + 1, '', 'JSON 嵌套过深');
      await csv.flush();
    }
    const others = [...strays.map((stray) => JSON.stringify(stray)), ...loose];
    others.forEach((raw, index) => csv.reject(records.length + index + 1, raw, '不是 JSON 对象'));
  } finally {
    await csv.close();
  }
  return { ...numberedResult(inspection, header, csv), ...(left.length > 0 ? { skippedSheets: left } : {}) };
}

async function* readElements(inspection: Inspection, limits: Limits): AsyncGenerator<Element[]> {
  const mayBeDamaged = inspection.badCharacters > 0;
  const texts = inspection.kind === 'json' ? arrayElements(inspection, limits) : lines(inspection);
  for await (const batch of texts) yield batch.map((raw) => toElement(raw, mayBeDamaged));
}

function toElement(raw: string, mayBeDamaged: boolean): Element {
  if (mayBeDamaged && raw.includes('\uFFFD')) return { raw, value: null, reason: '含有无法解码的字节' };
  try {
    const value = parseExact(raw);
    return isRecord(value) ? { raw, value } : { raw, value: null, reason: '不是 JSON 对象' };
  } catch {
    return { raw, value: null, reason: 'JSON 语法错误或不完整' };
  }
}

/** Null when values are nested deeper than the stack can write out again; the parser goes deeper than the writer. */
function toCells(value: Record<string, unknown>, header: string[]): string[] | null {
  try {
    return header.map((key) => cellText(value[key]));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function* lines(inspection: Inspection): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of readText(inspection.path, inspection.encoding)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    yield parts.map((line) => line.trim()).filter((line) => line !== '');
  }
  if (rest.trim() !== '') yield [rest.trim()];
}

/**
 * Objects one after another over many lines cannot be told from the parts of one object without reading them as a
 * whole.
 */
async function refuseLongSequence(inspection: Inspection): Promise<void> {
  if (inspection.bytes <= WHOLE_BYTES) return;
  for await (const piece of readText(inspection.path, inspection.encoding)) {
    if (piece.trimStart().startsWith('{') && jsonRoots(piece).length > 1)
      throw unreadable(inspection.name, '多个 JSON 对象逐个排列，且文件过大', '请导出为每行一个对象的 JSONL');
    return;
  }
}

async function* arrayElements(inspection: Inspection, limits: Limits): AsyncGenerator<string[]> {
  const elements = new JsonElements();
  await refuseLongSequence(inspection);
  for await (const piece of readText(inspection.path, inspection.encoding)) {
    yield elements.push(piece);
    if (elements.pending > limits.maxLineBytes)
      throw unreadable(inspection.name, `单个 JSON 对象超过 ${limits.maxLineBytes} 字符`, '请检查文件是否完整');
  }
  const rest = elements.end();
  if (rest !== null && elements.trailing !== '') yield [elements.trailing];
  if (rest === null)
    throw unreadable(inspection.name, 'JSON 中没有对象数组', '请导出为对象数组，或每行一个对象的 JSONL');
  if (rest !== '') yield [rest];
}
