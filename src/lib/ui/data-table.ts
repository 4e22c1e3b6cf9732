/** Columns, sorting and cell text of `DataTable`. */
import { formatDecimal, formatInteger, formatPercent } from '#lib/domain/format.ts';
import type { Figure } from '#lib/domain/suppression.ts';

export type TableValue = string | number | boolean | Figure | null | undefined;
export type TableRow = Record<string, TableValue>;
export type SortDirection = 'asc' | 'desc';

export interface TableColumn {
  key: string;
  label: string;
  /** `figure` cells hold a decided Figure; `date` cells an ISO date, shown as it is. */
  kind?: 'text' | 'integer' | 'decimal' | 'percent' | 'date' | 'figure';
  /** Key of the row's field that holds a link. */
  href_key?: string;
  sortable?: boolean;
  /** Explained on hover. */
  hint?: string;
}

export interface TableSort {
  key: string;
  direction: SortDirection;
}

export function isNumeric(column: TableColumn): boolean {
  return column.kind !== undefined && column.kind !== 'text' && column.kind !== 'date';
}

export function isFigure(value: TableValue): value is Figure {
  return typeof value === 'object' && value !== null;
}

/** The text of a cell; nothing is "—". */
export function cellText(value: TableValue, column: TableColumn): string {
  if (value === null || value === undefined || value === '') return '—';
  if (isFigure(value)) return value.text;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  if (column.kind === 'percent') return formatPercent(value);
  return column.kind === 'decimal' ? formatDecimal(value) : formatInteger(value);
}

/** Reads `sort=key` or `sort=-key`; null for columns that are not sortable. */
export function parseSort(text: string | null, columns: readonly TableColumn[]): TableSort | null {
  if (!text) return null;
  const direction = text.startsWith('-') ? 'desc' : 'asc';
  const key = text.replace(/^-/, '');
  return columns.some((column) => column.key === key && column.sortable !== false) ? { key, direction } : null;
}

/** The next state of a heading: numbers start with the highest, words with the first. A second press turns round. */
export function nextSort(column: TableColumn, current: TableSort | null): string {
  if (current?.key === column.key) return current.direction === 'asc' ? `-${column.key}` : column.key;
  return isNumeric(column) || column.kind === 'date' ? `-${column.key}` : column.key;
}

/** A stable order; rows without a value come last in both directions, since they are neither high nor low. */
export function sortRows(rows: readonly TableRow[], sort: TableSort | null): TableRow[] {
  if (!sort) return [...rows];
  const turn = sort.direction === 'asc' ? 1 : -1;
  const words = new Intl.Collator('zh-CN', { numeric: true });
  return [...rows].sort((a, b) => {
    const left = sortValue(a[sort.key]);
    const right = sortValue(b[sort.key]);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return (left - right) * turn;
    return words.compare(readAloud(String(left)), readAloud(String(right))) * turn;
  });
}

/**
 * A name for sorting by its reading: the collation reads 长 as zhǎng, while places and companies that begin with it are
 * read cháng (长安, 长武, 长庆; not 长子县), as in 子长 and 延长.
 */
function readAloud(name: string): string {
  return name.replace(/^长(?!子)|(?<=[子延])长/gu, '常');
}

function sortValue(value: TableValue): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  if (isFigure(value)) return value.value;
  return typeof value === 'boolean' ? Number(value) : value;
}
