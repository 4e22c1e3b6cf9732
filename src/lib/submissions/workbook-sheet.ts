/** A sheet that people fill in, as data. */
export type CellStyle = 'text' | 'head' | 'required' | 'wrong' | 'reason';

export interface WorkbookCell {
  /** Always text: a spreadsheet runs nothing of it as a formula and keeps zeros in front. */
  text: string;
  style?: CellStyle;
  /** A note that opens when the pointer rests on the cell. */
  note?: string;
}

export interface WorkbookSheet {
  name: string;
  rows: WorkbookCell[][];
  /** Width of each column in characters. */
  widths: number[];
  /** Column (from 0) → what may be chosen in it below the first row. */
  lists?: Map<number, readonly string[]>;
}

/** A, B … Z, AA … for 0, 1 … 25, 26 … */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** A1 for column 0 of row 0. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`;
}
