const WIDEST = 60;
/** Characters that take two columns of a terminal: CJK, full-width forms and signs. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** Rows as lines for a terminal: columns aligned, numbers to the right, long values cut, one line a row. */
export function textTable(columns: string[], rows: unknown[][]): string {
  const cells = rows.map((row) => row.map(cellText));
  const widths = columns.map((column, i) => Math.max(...[column, ...cells.map((row) => row[i]!)].map(widthOf)));
  const isNumeric = columns.map(
    (_, i) => rows.some((row) => isNumber(row[i])) && rows.every((row) => isNumberOrNull(row[i]))
  );
  const line = (row: string[]) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat(widths[i]! - widthOf(cell));
        return isNumeric[i] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n');
}

function cellText(value: unknown): string {
  const text =
    value === null || value === undefined ? '∅' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const flat = text.replaceAll(/\s+/g, ' ');
  if (widthOf(flat) <= WIDEST) return flat;
  let kept = '';
  let width = 0;
  for (const character of flat) {
    width += WIDE.test(character) ? 2 : 1;
    if (width > WIDEST - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

function isNumber(value: unknown): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) && !/^0\d/.test(value))
  );
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || value === undefined || isNumber(value);
}
