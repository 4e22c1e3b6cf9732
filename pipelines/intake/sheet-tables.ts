import { CONTRACTS } from '#lib/contracts/all.ts';
import type { RecordContract } from '#lib/contracts/contract.ts';
import { findHeaderRow, wholeHeader } from './header-row.ts';
import { readHeader } from './header-text.ts';
import { columnOf, fieldOfColumn } from './map-header.ts';
import { notesBelow, tableUnit, titlesOf, unitColumn, withUnitRow, type TableUnit } from './table-unit.ts';
import type { WorkbookSheet } from './workbook-thread.ts';

/** A sheet that has a header. */
export interface SheetTable {
  sheet: WorkbookSheet;
  header: string[];
  /** Row of the sheet, from 0, that is the last of the header. */
  headerIndex: number;
  /** Headers that some record knows. */
  known: number;
  /** Lines above the header, the nearest first. */
  titles: string[];
  /** Lines within and around the table that may tell its unit, the nearest first. */
  unitLines: string[];
}

/** Sheets of one record under one header; `places` gives the column of each sheet column in it. */
export interface JoinedTables {
  header: string[];
  parts: { table: SheetTable; places: number[] }[];
  unit: TableUnit;
}

/** A header text, as it is compared, and the field that it fills. */
interface Column {
  text: string;
  full: string;
  field: string | null;
}

export function toTable(sheet: WorkbookSheet): SheetTable | null {
  const found = findHeaderRow(sheet.head.map((row) => row.cells));
  const row = found && sheet.head[found.index];
  if (!found || !row) return null;
  const whole = wholeHeader(
    sheet.head.map((one) => one.cells),
    found.index
  );
  const below = sheet.head[whole.last + 1];
  const withUnits = withUnitRow(whole.cells, below?.cells);
  const header = withUnits ?? whole.cells;
  const titles = titlesOf(sheet.head.slice(0, found.index).map((one) => one.cells));
  const rows = sheet.head.slice(whole.last + 1).map((one) => one.cells);
  return {
    sheet,
    header,
    headerIndex: (withUnits && below ? below : (sheet.head[whole.last] ?? row)).index,
    known: found.known,
    titles,
    unitLines: [...unitColumn(header, rows), ...titles, ...notesBelow(sheet.tail)]
  };
}

/**
 * Joins the sheet that is best known with all others of the same record: each has its own header, in its own order
 * and wording. A sheet that lacks most of the fields, or keeps money in another unit, is another table and stays out.
 * Null when no sheet has a header.
 */
export function joinTables(tables: SheetTable[], fileName: string): JoinedTables | null {
  const best = tables.reduce<SheetTable | null>(
    (top, table) => (top === null || isBetter(table, top) ? table : top),
    null
  );
  if (!best) return null;
  const contract = contractOf(best.header);
  const unitOf = (table: SheetTable) => tableUnit([...table.unitLines, table.sheet.name, fileName]);
  const unit = unitOf(best);
  const required = (contract?.fields ?? []).filter((field) => field.required).map((field) => field.name);
  const columns: Column[] = [];
  const parts: JoinedTables['parts'] = [];
  for (const table of [best, ...tables.filter((one) => one !== best)]) {
    const own = widen(table).map((text) => ({ text, full: readHeader(text).full, field: fieldOf(text, contract) }));
    if (table !== best && !isSameRecord(own, columns, JSON.stringify(unitOf(table)) === JSON.stringify(unit), required))
      continue;
    parts.push({ table, places: placesOf(own, columns) });
  }
  const header = columns.map((column) => column.text);
  parts.sort((a, b) => tables.indexOf(a.table) - tables.indexOf(b.table));
  return { header, parts, unit };
}

function isBetter(table: SheetTable, than: SheetTable): boolean {
  return table.known > than.known || (table.known === than.known && table.sheet.rows > than.sheet.rows);
}

/**
 * Where the columns of one sheet stand among all; those that no sheet before had are added. Same words go before same
 * field.
 */
function placesOf(own: Column[], columns: Column[]): number[] {
  const used = new Set<number>();
  const places = own.map((column) => {
    const place = columns.findIndex((one, index) => one.full === column.full && !used.has(index));
    if (place >= 0) used.add(place);
    return place;
  });
  return places.map((place, index) => {
    const column = own[index]!;
    if (place >= 0) return place;
    const sameField = columns.findIndex(
      (one, at) => column.field !== null && one.field === column.field && !used.has(at)
    );
    const found = sameField >= 0 ? sameField : columns.push(column) - 1;
    used.add(found);
    return found;
  });
}

/** Fields are compared, not words: 登记时间 and 登记日期 are one column. */
function isSameRecord(own: Column[], columns: Column[], isSameUnit: boolean, required: string[]): boolean {
  const fields = fieldsOf(own);
  const theirs = fieldsOf(columns);
  if (fields.length === 0)
    return theirs.length === 0 && own.map((one) => one.full).join() === columns.map((one) => one.full).join();
  const hasOtherUnit = fields.some(
    (field) => !theirs.includes(field) && theirs.some((one) => fieldOfColumn(one) === fieldOfColumn(field))
  );
  const hasMoney = fields.some((field) => field.includes('yuan'));
  const shared = fields.filter((field) => theirs.includes(field)).length;
  const isOfRecord = required.every((field) => fields.includes(field) || !theirs.includes(field));
  return !hasOtherUnit && (isSameUnit || !hasMoney) && shared >= 2 && shared * 2 > fields.length && isOfRecord;
}

function fieldsOf(columns: Column[]): string[] {
  return [...new Set(columns.map((one) => one.field).filter((field) => field !== null))];
}

/** The record that knows most of a header; sheets are compared in its fields. */
function contractOf(header: string[]): RecordContract | null {
  const knownBy = (contract: RecordContract) => header.filter((text) => columnOf(text, contract) !== null).length;
  const best = CONTRACTS.reduce((top, one) => (knownBy(one) > knownBy(top) ? one : top));
  return knownBy(best) > 0 ? best : null;
}

function fieldOf(text: string, contract: RecordContract | null): string | null {
  return contract && columnOf(text, contract);
}

/** Columns with content but no header get a name, so that dropping them is reported. */
function widen(table: SheetTable): string[] {
  return Array.from(
    { length: Math.max(table.sheet.width, table.header.length) },
    (_, index) => table.header[index]?.trim() || `第${index + 1}列（无表头）`
  );
}
