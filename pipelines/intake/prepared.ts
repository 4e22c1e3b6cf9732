import type { Inspection } from './inspect.ts';
import { declaredSender } from './table-sender.ts';
import type { TableUnit } from './table-unit.ts';
import type { NumberedCsv, StructuralReject } from './numbered-csv.ts';

/** The rows that one sheet of several gave. */
export interface SheetRows {
  name: string;
  titles: string[];
  sender: string | null;
  /** Row numbers in the load; a spreadsheet shows `shift` less. */
  first: number;
  last: number;
  shift: number;
}

/** A file that DuckDB can read with its strict CSV reader. */
export interface Prepared {
  inspection: Inspection;
  csvPath: string;
  delimiter: string;
  /** Header texts of the data columns, the row-number column left out. */
  header: string[];
  /** Physical lines before the first data row, to skip when DuckDB reads csvPath. */
  skipLines: number;
  /** First 50 data rows. */
  preview: string[][];
  /** csvPath's first column is the 1-based data row number of the original. */
  hasRowNumbers: boolean;
  structuralRejects: StructuralReject[];
  /** Day 0 of date serials, YYYY-MM-DD, when it is not 1899-12-30. */
  serialEpoch?: string;
  /** Units that stand outside the header. */
  unit?: TableUnit;
  /** Row of the first data row as a spreadsheet shows it; 1 when absent, for files whose rows have no such number. */
  firstRow?: number;
  /** Row of the header, the last one where it has two, as a spreadsheet shows it; absent for files without one. */
  headerRow?: number;
  /** Rows without any content that the reader left out. */
  emptyRows?: number;
  /** Lines above the header, the nearest first: they may name the place. */
  titles?: string[];
  /** The office that a line above the header names as the sender. */
  sender?: string;
  /** The rows of each sheet, where several were taken. */
  sheets?: SheetRows[];
  /** Sheets taken, in order, joined by 、. */
  sheet?: string;
  /** Sheets with content that were not taken, because their header differs from the chosen one. */
  skippedSheets?: string[];
}

/** Totals of a closed NumberedCsv. */
export function numberedResult(inspection: Inspection, header: string[], csv: NumberedCsv): Prepared {
  return {
    inspection,
    csvPath: csv.path,
    delimiter: ',',
    header,
    skipLines: 0,
    preview: csv.preview,
    hasRowNumbers: true,
    structuralRejects: csv.rejects
  };
}

/** The lines above a table, and who of them is the sender. */
export function aboveTable(titles: string[]): Pick<Prepared, 'titles' | 'sender'> {
  const sender = declaredSender(titles);
  return { ...(titles.length > 0 ? { titles } : {}), ...(sender === null ? {} : { sender }) };
}
