/**
 * Workbooks that people fill in: notes on cells, colours and drop-down lists, which the library for exports cannot
 * write (its free edition has no styles and no lists). Parts follow ECMA-376, 5th edition: SpreadsheetML in part 1
 * §18, comments as VML in part 4 §19.
 */
import { strToU8, zipSync } from 'fflate';
import { columnName, type WorkbookSheet } from './workbook-sheet.ts';
import { commentsXml, contentTypesXml, relations, sheetXml, stylesXml, vmlXml, workbookXml } from './workbook-parts.ts';

/** Rows below the header for which a drop-down list is offered. */
const LISTED_ROWS = 2000;
const OPTIONS_SHEET = '选项';

/**
 * The bytes of an .xlsx file. Options of lists stand on a hidden sheet of their own, since a list in a cell may hold
 * 255 characters only.
 */
export function workbookFile(sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  const lists = sheets.flatMap((sheet) => [...(sheet.lists?.values() ?? [])]);
  const all = lists.length === 0 ? sheets : [...sheets, optionsSheet(lists)];
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypesXml(all),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(
      all.map((sheet) => sheet.name),
      lists.length === 0 ? [] : [OPTIONS_SHEET]
    ),
    'xl/_rels/workbook.xml.rels': relations([
      ...all.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['styles', 'styles.xml']
    ]),
    'xl/styles.xml': stylesXml()
  };
  let listed = 0;
  for (const [i, sheet] of all.entries()) {
    const ranges = [...(sheet.lists ?? [])].map(([column, options]) => {
      const source = `${OPTIONS_SHEET}!$${columnName(listed)}$1:$${columnName(listed)}$${options.length}`;
      listed += 1;
      return { cells: `${columnName(column)}2:${columnName(column)}${LISTED_ROWS + 1}`, source };
    });
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet, ranges);
    if (!hasNotes(sheet)) continue;
    parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations([
      ['vmlDrawing', `../drawings/vmlDrawing${i + 1}.vml`],
      ['comments', `../comments${i + 1}.xml`]
    ]);
    parts[`xl/comments${i + 1}.xml`] = commentsXml(sheet);
    parts[`xl/drawings/vmlDrawing${i + 1}.vml`] = vmlXml(sheet);
  }
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]))));
}

function hasNotes(sheet: WorkbookSheet): boolean {
  return sheet.rows.some((row) => row.some((cell) => cell.note !== undefined));
}

function optionsSheet(lists: (readonly string[])[]): WorkbookSheet {
  const longest = Math.max(...lists.map((options) => options.length));
  return {
    name: OPTIONS_SHEET,
    widths: lists.map(() => 16),
    rows: Array.from({ length: longest }, (_, row) => lists.map((options) => ({ text: options[row] ?? '' })))
  };
}
