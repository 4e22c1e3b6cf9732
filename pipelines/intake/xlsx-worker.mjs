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
import { checkWorkbookZip, Refusal } from './workbook-zip.mjs';

// Workbooks of Excel 95 and older store GBK bytes.
XLSX.set_cptable(codepages);

const HEAD_ROWS = 40;
const FLUSH_CHARS = 1024 * 1024;

/**
 * @typedef {{ path: string, kind: 'xlsx' | 'xls', encoding: string, workDir: string, maxInflatedBytes: number }} Task
 */
/**
 * @typedef {{ name: string, isHidden: boolean, path: string, rows: number, width: number, head: { index: number,
 * cells: string[] }[] }} Sheet
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
    if (task.encoding === 'binary') return XLSX.read(bytes, { ...options, type: 'buffer' });
    // HTML and XML tables: raw keeps cell text as written, so ids do not pass through numbers.
    const text = new TextDecoder(task.encoding === 'gb18030' ? 'gb18030' : 'utf-8').decode(bytes);
    return XLSX.read(text, { ...options, type: 'string', raw: true });
  } catch (cause) {
    const isLocked = /password/i.test(cause instanceof Error ? cause.message : '');
    throw isLocked
      ? new Refusal('工作簿设有打开密码', '请在表格软件中取消密码后另存，再重新投放', cause)
      : new Refusal('不是可读的工作簿，可能已损坏或只传了一部分', '请在表格软件中打开后另存为 XLSX，再重新投放', cause);
  }
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
  const sheet = { path, rows: 0, width: 0, head: [] };
  const file = openSync(path, 'w', 0o600);
  let pending = '';
  for (let index = 0; index < rows.length; index += 1) {
    const cells = Array.from(rows[index] ?? [], (cell) => cellText(cell, isDate1904));
    while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
    if (cells.length === 0) continue;
    sheet.rows += 1;
    sheet.width = Math.max(sheet.width, cells.length);
    if (sheet.head.length < HEAD_ROWS) sheet.head.push({ index, cells });
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
