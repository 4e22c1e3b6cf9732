import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { HEADER_AGAIN, HEADER_SEARCH_ROWS, isHeaderAgain } from './header-row.ts';
import type { Inspection, Limits } from './inspect.ts';
import { NumberedCsv } from './numbered-csv.ts';
import { aboveTable, numberedResult, type Prepared, type SheetRows } from './prepared.ts';
import { refuseSecretRows } from './secret-marks.ts';
import { joinTables, toTable, type JoinedTables, type SheetTable } from './sheet-tables.ts';
import { declaredSender } from './table-sender.ts';
import { unreadable } from './unreadable.ts';
import { readWorkbook } from './workbook-thread.ts';

/**
 * A workbook as CSV. The visible sheet whose header is best known (then the longest) is taken, together with every
 * other one that holds the same record under a header of its own: offices keep one sheet per county or month, and
 * leaving them out would lose rows in silence. Row numbers run on from sheet to sheet; within a sheet they count from
 * the row below the header, blank rows included. `sheets` tells which sheet a row belongs to.
 */
export async function prepareWorkbook(inspection: Inspection, workDir: string, limits: Limits): Promise<Prepared> {
  const { sheets, isDate1904 } = await readWorkbook(inspection, workDir, limits);
  for (const sheet of sheets) refuseSecretRows(inspection.name, [[sheet.name], ...sheet.head.map((row) => row.cells)]);
  const filled = sheets.filter((sheet) => sheet.rows > 0);
  if (filled.length === 0)
    throw unreadable(inspection.name, '工作簿中没有任何内容', '请确认导出是否成功，重新导出后投放');
  const visible = filled.filter((sheet) => !sheet.isHidden);
  const tables = (visible.length > 0 ? visible : filled).map(toTable).filter((table) => table !== null);
  const joined = joinTables(tables, inspection.name);
  if (!joined)
    throw unreadable(
      inspection.name,
      `各工作表前 ${HEADER_SEARCH_ROWS} 行中没有找到表头`,
      '请在首行写明各列名称，或改用提供的模板'
    );
  const csv = await NumberedCsv.create(join(workDir, 'from-workbook.csv'), inspection.name, limits);
  const ranges: SheetRows[] = [];
  try {
    // The rows of the first sheet bear the numbers that a spreadsheet shows.
    let offset = (joined.parts[0]?.table.headerIndex ?? -1) + 1;
    for (const part of joined.parts) {
      const { sheet, titles, headerIndex } = part.table;
      const last = await copyRows(part, joined.header.length, offset, csv);
      ranges.push({
        name: sheet.name,
        titles,
        sender: declaredSender(titles),
        first: offset + 1,
        last,
        shift: offset - headerIndex - 1
      });
      offset = last;
    }
  } finally {
    await csv.close();
    await Promise.all(sheets.map((sheet) => rm(sheet.path, { force: true })));
  }
  const taken = joined.parts.map(({ table }) => table.sheet);
  return {
    ...numberedResult(inspection, joined.header, csv),
    unit: joined.unit,
    ...(ranges.length === 1 ? { headerRow: (joined.parts[0]?.table.headerIndex ?? 0) + 1 } : {}),
    ...(isDate1904 ? { serialEpoch: '1904-01-01' } : {}),
    ...(ranges.length > 1 ? { sheets: ranges } : aboveTable(joined.parts[0]?.table.titles ?? [])),
    sheet: taken.map((sheet) => sheet.name).join('、'),
    skippedSheets: filled.filter((sheet) => !taken.includes(sheet)).map((sheet) => sheet.name)
  };
}

async function copyRows(
  { table, places }: JoinedTables['parts'][number],
  width: number,
  offset: number,
  csv: NumberedCsv
): Promise<number> {
  let last = offset;
  for await (const [index, cells] of rowsBelow(table)) {
    last = offset + index - table.headerIndex;
    const row = Array.from({ length: width }, () => '');
    cells.forEach((cell, column) => {
      const place = places[column];
      if (place !== undefined) row[place] = cell;
    });
    if (isHeaderAgain(cells, table.header)) csv.reject(last, cells.join(','), HEADER_AGAIN);
    else csv.add(last, row);
    await csv.flush();
  }
  return last;
}

async function* rowsBelow(table: SheetTable): AsyncGenerator<[index: number, cells: string[]]> {
  for await (const line of createInterface({ input: createReadStream(table.sheet.path), crlfDelay: Infinity })) {
    const row = JSON.parse(line) as [number, string[]];
    if (row[0] > table.headerIndex) yield row;
  }
}
