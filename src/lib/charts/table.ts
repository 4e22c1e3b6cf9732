/** The table twin of a chart: the same figures as rows, for reading and for CSV. */
export interface ChartColumn {
  key: string;
  label: string;
  numeric?: boolean;
}

export interface ChartTable {
  columns: ChartColumn[];
  /** Null is an empty cell in a file and "—" on screen; text stands for states such as 未报送. */
  rows: Record<string, string | number | null>[];
}

export const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180 text with a byte order mark, since office programs read Chinese wrongly without it. */
export function tableToCsv(table: ChartTable): string {
  const lines = [
    table.columns.map((column) => column.label),
    ...table.rows.map((row) => table.columns.map((column) => row[column.key] ?? ''))
  ];
  return BYTE_ORDER_MARK + lines.map(csvLine).join('');
}

const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r]/;

/** Whether a spreadsheet would run a text as a formula: full-width signs count, behind blanks and signs without width too. */
export function runsAsFormula(text: string): boolean {
  return FORMULA.test(text);
}

/**
 * One line of RFC 4180 text with its line end. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe.
 */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

function csvField(value: string | number): string {
  let text = String(value);
  if (typeof value === 'string' && runsAsFormula(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
