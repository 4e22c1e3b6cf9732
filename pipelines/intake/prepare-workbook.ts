import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findHeaderRow, HEADER_SEARCH_ROWS } from './header-row.ts';
import { readHeader } from './header-text.ts';
import type { Inspection, Limits } from './inspect.ts';
import { NumberedCsv } from './numbered-csv.ts';
import { numberedResult, type Prepared } from './prepared.ts';
import { refuseSecretRows } from './secret-marks.ts';
import { unreadable } from './unreadable.ts';
import { readWorkbook, type WorkbookSheet } from './workbook-thread.ts';

interface Table {
  sheet: WorkbookSheet;
  header: string[];
  headerIndex: number;
  known: number;
}

/**
 * A workbook as CSV. The visible sheet whose header is best known (then the longest) is taken, together with every other one
 * of the same header: offices keep one sheet per county or month, and leaving them out would lose rows in silence. Row
 * numbers run on from sheet to sheet; within a sheet they count from the row below the header, blank rows included.
 */
export async function prepareWorkbook(inspection: Inspection, workDir: string, limits: Limits): Promise<Prepared> {
  const sheets = await readWorkbook(inspection, workDir, limits);
  for (const sheet of sheets) refuseSecretRows(inspection.name, [[sheet.name], ...sheet.head.map((row) => row.cells)]);
  const filled = sheets.filter((sheet) => sheet.rows > 0);
  if (filled.length === 0)
    throw unreadable(inspection.name, '工作簿中没有任何内容', '请确认导出是否成功，重新导出后投放');
  const visible = filled.filter((sheet) => !sheet.isHidden);
  const tables = (visible.length > 0 ? visible : filled).map(toTable).filter((table) => table !== null);
  const best = tables.reduce<Table | null>((top, table) => (top === null || isBetter(table, top) ? table : top), null);
  if (!best)
    throw unreadable(
      inspection.name,
      `各工作表前 ${HEADER_SEARCH_ROWS} 行中没有找到表头`,
      '请在首行写明各列名称，或改用提供的模板'
    );
  const taken = tables.filter((table) => isSameHeader(table.header, best.header));
  const header = widen(best.header, Math.max(...taken.map((table) => table.sheet.width)));
  const csv = await NumberedCsv.create(join(workDir, 'from-workbook.csv'), inspection.name, limits);
  try {
    let offset = 0;
    for (const table of taken) offset = await copyRows(table, header.length, offset, csv);
  } finally {
    await csv.close();
    await Promise.all(sheets.map((sheet) => rm(sheet.path, { force: true })));
  }
  return {
    ...numberedResult(inspection, header, csv),
    sheet: taken.map((table) => table.sheet.name).join('、'),
    skippedSheets: filled.filter((sheet) => !taken.some((table) => table.sheet === sheet)).map((sheet) => sheet.name)
  };
}

function toTable(sheet: WorkbookSheet): Table | null {
  const found = findHeaderRow(sheet.head.map((row) => row.cells));
  const row = found && sheet.head[found.index];
  return found && row ? { sheet, header: row.cells, headerIndex: row.index, known: found.known } : null;
}

function isBetter(table: Table, than: Table): boolean {
  return table.known > than.known || (table.known === than.known && table.sheet.rows > than.sheet.rows);
}

function isSameHeader(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text, index) => readHeader(text).full === readHeader(b[index] ?? '').full);
}

/** Columns with content but no header get a name, so that dropping them is reported. */
function widen(header: string[], width: number): string[] {
  return Array.from(
    { length: Math.max(width, header.length) },
    (_, index) => header[index]?.trim() || `第${index + 1}列（无表头）`
  );
}

async function copyRows(table: Table, width: number, offset: number, csv: NumberedCsv): Promise<number> {
  let last = offset;
  for await (const line of createInterface({ input: createReadStream(table.sheet.path), crlfDelay: Infinity })) {
    const [index, cells] = JSON.parse(line) as [number, string[]];
    if (index <= table.headerIndex) continue;
    last = offset + index - table.headerIndex;
    csv.add(
      last,
      Array.from({ length: width }, (_, column) => cells[column] ?? '')
    );
    await csv.flush();
  }
  return last;
}
