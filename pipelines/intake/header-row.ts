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
