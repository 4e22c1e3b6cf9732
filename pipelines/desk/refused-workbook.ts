import { contractOf } from '#lib/contracts/all.ts';
import { allFields } from '#lib/contracts/contract.ts';
import { rowPlace } from '#lib/domain/row-place.ts';
import { REASON_HEADER } from '#lib/submissions/shape.ts';
import { workbookFile } from '#lib/submissions/workbook.ts';
import type { WorkbookCell, WorkbookSheet } from '#lib/submissions/workbook-sheet.ts';
import type { RejectedRow } from '#pipelines/landing/landing-job.ts';

/** The table whose rows were refused: the record, and under which name each of its columns was read. */
export interface RefusedTable {
  record: string;
  headers: { header: string; column: string }[];
}

const WIDTH = 18;
const REASON_WIDTH = 48;

/**
 * Refused rows under the headers of their file, the cells to correct in colour with the reason as a note, and all
 * reasons of a row in a last column that is ignored when the workbook comes back. Rows of which only a cell was
 * emptied were stored and are not among them.
 */
export function refusedWorkbook(table: RefusedTable, refusals: readonly RejectedRow[]): Uint8Array<ArrayBuffer> {
  const labels = new Map(
    (contractOf(table.record) ? allFields(contractOf(table.record)!) : []).map((field) => [field.name, field.label])
  );
  const columns = table.headers.filter(({ header }) => header !== REASON_HEADER);
  const missing = missingFields(table, refusals);
  const head: WorkbookCell[] = [
    ...columns.map(({ header }): WorkbookCell => ({ text: header, style: 'head' })),
    ...missing.map((field): WorkbookCell => ({
      text: labels.get(field) ?? field,
      style: 'required',
      note: '原表没有这一列，必填，请补上'
    })),
    { text: REASON_HEADER, style: 'required', note: '本列只供改正时看，重新拖入时不读' }
  ];
  const rows = groupByRow(refusals).map((reasons): WorkbookCell[] => {
    const first = reasons[0]!;
    const original = parsed(first.original);
    const cells = columns.map(({ column }) => cellOf(original?.[column] ?? '', reasons, [baseOf(column)]));
    return [
      ...(original
        ? cells
        : cells.map((_, i): WorkbookCell => ({ text: i === 0 ? first.original : '', style: 'wrong' }))),
      ...missing.map((field) => cellOf('', reasons, [field])),
      { text: reasonText(reasons, labels), style: 'reason' }
    ];
  });
  const sheet: WorkbookSheet = {
    name: '退回的行',
    rows: [head, ...rows],
    widths: [...columns.map(() => WIDTH), ...missing.map(() => WIDTH), REASON_WIDTH]
  };
  return workbookFile([sheet]);
}

/** Required fields for which the file has no column at all. */
function missingFields(table: RefusedTable, refusals: readonly RejectedRow[]): string[] {
  const known = new Set(table.headers.map(({ column }) => baseOf(column)));
  return [
    ...new Set(
      refusals.filter(({ severity, field }) => severity === 'rejected' && field !== '').map(({ field }) => field)
    )
  ].filter((field) => !known.has(field));
}

function groupByRow(refusals: readonly RejectedRow[]): RejectedRow[][] {
  const rows = new Map<string, RejectedRow[]>();
  for (const refusal of refusals) {
    // A broken line has no cells; two of them may bear one number.
    const place = rowPlace(refusal);
    const key = refusal.field === '' ? `${place}:${refusal.original}` : place;
    rows.set(key, [...(rows.get(key) ?? []), refusal]);
  }
  return [...rows.values()].filter((reasons) => reasons.some(({ severity }) => severity === 'rejected'));
}

function cellOf(text: string, reasons: readonly RejectedRow[], fields: readonly string[]): WorkbookCell {
  const own = reasons.filter(({ field }) => fields.includes(field));
  return own.length === 0 ? { text } : { text, style: 'wrong', note: own.map(({ reason }) => reason).join('；') };
}

function reasonText(reasons: readonly RejectedRow[], labels: ReadonlyMap<string, string>): string {
  const parts = reasons.map(({ field, reason }) => (field === '' ? reason : `${labels.get(field) ?? field} ${reason}`));
  return `原表${rowPlace(reasons[0]!)}：${parts.join('；')}`;
}

function baseOf(column: string): string {
  return column.replace(/__(wan|yi)$/, '');
}

/** The row as it was read, by column; null for a broken line, which is kept as text. */
function parsed(original: string): Record<string, string> | null {
  try {
    const value: unknown = JSON.parse(original);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.fromEntries(
      Object.entries(value).map(([name, cell]) => [name, cell === null || cell === undefined ? '' : String(cell)])
    );
  } catch {
    return null;
  }
}
