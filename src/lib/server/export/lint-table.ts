/** The last look at a table before it leaves: nothing that looks like a person's data may stand in a cell. Pure. */
import type { ChartTable } from '#lib/charts/table.ts';
import { normalise } from '#lib/text/normalise.ts';
import { KIND_LABELS } from '#lib/text/redaction/kinds.ts';
import { redactionSpans } from '#lib/text/redaction/redact.ts';

/** Columns of our own codes and hashes: long numbers in them are nobody's. */
const CODES = /(^|_)(id|no|code|hash|version|sha256)$/;

/** Rows and kinds of what looks like personal data: 第 3 行「交给」（手机号）. Values are not kept. */
export function lintTable({ columns, rows }: ChartTable): string[] {
  const texts = columns.filter(({ key }) => !CODES.test(key));
  return rows.flatMap((row, i) =>
    texts.flatMap(({ key, label }) => lintText(row[key] ?? null).map((kind) => `第 ${i + 1} 行「${label}」（${kind}）`))
  );
}

/** Kinds of what looks like personal data in one cell. */
export function lintText(cell: string | number | null): string[] {
  if (typeof cell !== 'string') return [];
  return redactionSpans(normalise(cell)).map(({ kind }) => KIND_LABELS[kind]);
}
