import { isKnownHeader } from './header-text.ts';

export interface HeaderRow {
  index: number;
  known: number;
}

/** Title lines, notes and dates of issue stand above the header; never more than this many rows. */
export const HEADER_SEARCH_ROWS = 20;
/** Rows of data do not hold so many names of columns. */
const KNOWN_ENOUGH = 3;

/**
 * The row among the first twenty that looks most like a header: several distinct, non-numeric texts, most of them known
 * to a contract. Null when no row qualifies. Rows are cells as read, blank rows included.
 */
export function findHeaderRow(rows: string[][]): HeaderRow | null {
  let best: (HeaderRow & { filled: number }) | null = null;
  const isSingleColumn = rows.every((row) => row.length <= 1);
  for (const [index, row] of rows.slice(0, HEADER_SEARCH_ROWS).entries()) {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    if (cells.length < (isSingleColumn ? 1 : 2)) continue;
    const known = cells.filter(isKnownHeader).length;
    // A header may hold a number (2026年) or a name twice (two 备注 columns) where it is known by other names; a row of
    // numbers or of equal values is data or a merged title.
    const isKnown = known >= KNOWN_ENOUGH;
    if (cells.filter((cell) => !looksLikeHeader(cell)).length > (isKnown ? 1 : 0)) continue;
    const repeated = cells.length - new Set(cells).size;
    if (repeated > (isKnown ? 1 : 0) && known * 2 < cells.length) continue;
    if (!best || known > best.known || (known === best.known && known === 0 && cells.length > best.filled))
      best = { index, known, filled: cells.length };
  }
  return best && { index: best.index, known: best.known };
}

/**
 * The whole header where its names stand in two rows, as printed forms have them: groups (走访情况) above the names of
 * their columns, and names of single columns beside the groups or below them. `last` is the index of its last row.
 */
export function wholeHeader(rows: string[][], index: number): { cells: string[]; last: number } {
  const cells = [...(rows[index] ?? [])];
  const takeBlanks = (other: string[]) =>
    other.forEach((text, column) => {
      if ((cells[column] ?? '').trim() === '' && isKnownHeader(text)) cells[column] = text;
    });
  takeBlanks(rows[index - 1] ?? []);
  const below = rows[index + 1] ?? [];
  const names = below.flatMap((text, column) => (text.trim() === '' || text === cells[column] ? [] : [text]));
  const isHeader = names.length > 0 && names.every((text) => isKnownHeader(text) && looksLikeHeader(text));
  if (!isHeader) return { cells, last: index };
  below.forEach((text, column) => {
    if (text.trim() !== '') cells[column] = text;
  });
  return { cells: Array.from(cells, (text) => text ?? ''), last: index + 1 };
}

/** Reason for a header that stands again below: each printed page has it. */
export const HEADER_AGAIN = '重复的表头，不是数据';

/** Whether a row of data is the header once more. */
export function isHeaderAgain(cells: string[], header: string[]): boolean {
  const filled = header.filter((text) => text.trim() !== '').length;
  return (
    filled > 1 &&
    cells.length <= header.length &&
    header.every((text, index) => text.trim() === (cells[index] ?? '').trim())
  );
}

function looksLikeHeader(cell: string): boolean {
  return cell.length <= 60 && !/^[-+\d.,:/\s%年月日]+$/.test(cell);
}
