import type { ChartTable } from '#lib/charts/table.ts';
import { utils, write } from '@e965/xlsx';

/**
 * A table as a workbook: the table, and a sheet 说明 with lines of item and content. Cells are typed values and never
 * formulas, whatever they begin with.
 */
export function xlsxFile(
  table: ChartTable,
  sheetName: string,
  notes: readonly [string, string][]
): Uint8Array<ArrayBuffer> {
  const rows = [
    table.columns.map((column) => column.label),
    ...table.rows.map((row) => table.columns.map((column) => row[column.key] ?? null))
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), sheetName.slice(0, 31));
  utils.book_append_sheet(book, utils.aoa_to_sheet(notes.map((line) => [...line])), '说明');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}
