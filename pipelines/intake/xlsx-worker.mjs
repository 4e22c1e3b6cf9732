/**
 * Reads workbooks, one after another, in a thread of its own that the parent can kill: a hostile or huge file may
 * burn time and memory here without taking the pipeline down. Plain JavaScript, because worker threads do not inherit
 * the TypeScript loader. Each sheet becomes a JSONL file of [sheet row index, cell texts].
 */
import XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { cellText, NO_RESULT } from './workbook-cells.mjs';
import { formulasWithoutResult } from './workbook-parts.mjs';
import { isWebArchive, tableOfWebArchive } from './workbook-mht.mjs';
import { checkWorkbookZip, Refusal } from './workbook-zip.mjs';

// Workbooks of Excel 95 and older store GBK bytes.
XLSX.set_cptable(codepages);

const HEAD_ROWS = 40;
const TAIL_ROWS = 10;
const FLUSH_CHARS = 1024 * 1024;

/**
 * @typedef {{ path: string, kind: 'xlsx' | 'xls', encoding: string, workDir: string, maxInflatedBytes: number }} Task
 */
/**
 * @typedef {{ name: string, isHidden: boolean, path: string, rows: number, width: number, head: { index: number,
 * cells: string[] }[], tail: string[][] }} Sheet
 */

/** @param {Task} task */
async function readWorkbook(task) {
  if (task.kind === 'xlsx') await checkWorkbookZip(task.path, task.maxInflatedBytes);
  const book = parse(task);
  const isDate1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const unresolved = task.kind === 'xlsx' ? await formulasWithoutResult(task.path) : new Map();
  /** @type {Sheet[]} */
  const sheets = [];
  book.SheetNames.forEach((name, index) => {
    const rows = book.Sheets[name]?.['!data'];
    if (!rows) return;
    markUnresolved(rows, unresolved.get(name) ?? []);
    fillMergedDown(rows, book.Sheets[name]?.['!merges'] ?? []);
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    sheets.push({ name, isHidden, ...writeRows(rows, join(task.workDir, `sheet-${index}.jsonl`), isDate1904) });
    // The text is on disk; the cells of this sheet need not stay until the last one is written.
    delete book.Sheets[name];
  });
  return { sheets, isDate1904 };
}

/**
 * @param {(import('@e965/xlsx').CellObject | undefined)[][]} rows
 * @param {string[]} addresses
 */
function markUnresolved(rows, addresses) {
  for (const address of addresses) {
    const { r, c } = XLSX.utils.decode_cell(address);
    (rows[r] ??= [])[c] = { t: 's', v: NO_RESULT };
  }
}

/** @param {Task} task */
function parse(task) {
  /** @type {import('@e965/xlsx').ParsingOptions} */
  const options = { dense: true, cellNF: true, cellDates: false, cellFormula: false, cellHTML: false };
  try {
    const bytes = readFileSync(task.path);
    if (task.encoding === 'binary')
      return inItsCodePage(XLSX.read(bytes, { ...options, type: 'buffer' }), () =>
        XLSX.read(withPageOfBytes(bytes), { ...options, type: 'buffer', codepage: PAGE_OF_BYTES })
      );
    // HTML and XML tables: raw keeps cell text as written, so ids do not pass through numbers.
    const text = decoded(bytes, task.encoding);
    const page = isWebArchive(text) ? tableOfWebArchive(bytes) : text;
    if (/<html[\s>]/i.test(page) && !/<table[\s>]/i.test(page))
      throw new Refusal('内容是网页，其中没有表格', '请在原系统中导出数据，而不是保存页面');
    if (/^\ufeff?\s*<\?xml\b/.test(page) && !/<(?:\w+:)?(?:Workbook|table|document|spreadsheet)[\s>]/i.test(page))
      throw new Refusal('内容是 XML 数据，不是表格', '请在原系统中按 Excel 或 CSV 导出，再重新投放');
    return XLSX.read(withBreaks(withoutPreamble(page)), { ...options, type: 'string', raw: true });
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const isLocked = /password/i.test(cause instanceof Error ? cause.message : '');
    throw isLocked
      ? new Refusal('工作簿设有打开密码', '请在表格软件中取消密码后另存，再重新投放', cause)
      : new Refusal('不是可读的工作簿，可能已损坏或只传了一部分', '请在表格软件中打开后另存为 XLSX，再重新投放', cause);
  }
}

/** A page that gives every byte a character of the same number. */
const PAGE_OF_BYTES = 28591;
/** The record that names the code page (MS-XLS 2.4.52), here Western. */
const WESTERN_PAGE = Buffer.from([0x42, 0x00, 0x02, 0x00, 0xe4, 0x04]);

/**
 * Workbooks of Excel 95 and of old programs name no code page, or a Western one: text of Western letters and no
 * Chinese is GBK read wrongly. It is read once more as bytes, since a Western page has no character for some of them.
 * @param {import('@e965/xlsx').WorkBook} book
 * @param {() => import('@e965/xlsx').WorkBook} readBytes
 */
function inItsCodePage(book, readBytes) {
  const head = textCells(book)
    .slice(0, 1000)
    .map((cell) => String(cell.v));
  const count = (/** @type {RegExp} */ sign) => head.reduce((sum, text) => sum + (text.match(sign)?.length ?? 0), 0);
  if (count(/[\u0080-\u00ff\u0152-\u0178\u2013-\u2122]/g) <= 4 || count(/[\u3400-\u9fff]/g) > 0) return book;
  const again = readBytes();
  for (const cell of textCells(again)) {
    const codes = [...String(cell.v)].map((sign) => sign.codePointAt(0) ?? 0);
    if (codes.some((code) => code > 0xff)) return book;
    cell.v = new TextDecoder('gb18030').decode(Uint8Array.from(codes));
  }
  return again;
}

/** @param {import('@e965/xlsx').WorkBook} book */
function textCells(book) {
  return Object.values(book.Sheets)
    .flatMap((sheet) => sheet['!data'] ?? [])
    .flatMap((row) => row ?? [])
    .filter((cell) => cell?.t === 's');
}

/** @param {Buffer} bytes */
function withPageOfBytes(bytes) {
  const at = bytes.indexOf(WESTERN_PAGE);
  if (at < 0) return bytes;
  const changed = Buffer.from(bytes);
  changed.writeUInt16LE(PAGE_OF_BYTES, at + 4);
  return changed;
}

/**
 * @param {Buffer} bytes
 * @param {string} encoding
 */
function decoded(bytes, encoding) {
  const isNamed = encoding === 'gb18030' || encoding.startsWith('utf-16');
  return new TextDecoder(isNamed ? encoding : 'utf-8').decode(bytes);
}

/**
 * Comments and processing instructions before the page hide from the library what the page is.
 * @param {string} page
 */
function withoutPreamble(page) {
  return page.replace(/^\ufeff?(?:\s*<!--[\s\S]*?-->)+\s*/, '');
}

/**
 * The library drops the tags of blocks within a cell, which would glue their words, and takes the first > of a tag for
 * its end, also in an attribute: pages that it wrote itself repeat the text of a cell there.
 * @param {string} page
 */
function withBreaks(page) {
  return page
    .replace(/\s(?:data-[\w-]+|title|alt)="[^"]*[<>][^"]*"/gi, '')
    .replace(/(?:<\/?(?:p|div|li|ul|ol|h[1-6])(?:\s[^<>]*)?>\s*)+/gi, '<br/>');
}

/**
 * A value merged over several rows belongs to each of them. Merged sideways it belongs to the first column only:
 * titles and subtotals are merged sideways, and copying them would invent values.
 * @param {(import('@e965/xlsx').CellObject | undefined)[][]} rows
 * @param {import('@e965/xlsx').Range[]} merges
 */
function fillMergedDown(rows, merges) {
  for (const { s, e } of merges) {
    const value = rows[s.r]?.[s.c];
    if (!value) continue;
    for (let row = s.r + 1; row <= Math.min(e.r, rows.length - 1); row += 1) {
      const cells = rows[row];
      if (cells) cells[s.c] = value;
    }
  }
}

/**
 * @param {(import('@e965/xlsx').CellObject | undefined)[][]} rows
 * @param {string} path
 * @param {boolean} isDate1904
 * @returns {Omit<Sheet, 'name' | 'isHidden'>}
 */
function writeRows(rows, path, isDate1904) {
  /** @type {Omit<Sheet, 'name' | 'isHidden'>} */
  const sheet = { path, rows: 0, width: 0, head: [], tail: [] };
  const file = openSync(path, 'w', 0o600);
  let pending = '';
  for (let index = 0; index < rows.length; index += 1) {
    const cells = Array.from(rows[index] ?? [], (cell) => cellText(cell, isDate1904));
    while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
    if (cells.length === 0) continue;
    sheet.rows += 1;
    sheet.width = Math.max(sheet.width, cells.length);
    if (sheet.head.length < HEAD_ROWS) sheet.head.push({ index, cells });
    if (sheet.tail.push(cells) > TAIL_ROWS) sheet.tail.shift();
    pending += `${JSON.stringify([index, cells])}\n`;
    if (pending.length > FLUSH_CHARS) {
      writeSync(file, pending);
      pending = '';
    }
  }
  writeSync(file, pending);
  closeSync(file);
  return sheet;
}

parentPort?.on('message', async (task) => {
  try {
    parentPort?.postMessage(await readWorkbook(task));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    parentPort?.postMessage({ reason: error.message, hint: error.hint, detail: String(error.cause ?? '') });
  }
});
