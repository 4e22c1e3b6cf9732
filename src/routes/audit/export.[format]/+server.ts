import { attachment } from '#lib/server/attachment.ts';
import { error } from '@sveltejs/kit';
import { allEntries } from '#lib/app-db/audit-log.ts';
import { tableToCsv, type ChartTable } from '#lib/charts/table.ts';
import { AUDIT_KINDS, type AuditKind } from '#lib/domain/access/audit-kinds.ts';
import { ROWS_HEADER } from '#lib/server/access/noted.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { xlsxFile } from '#lib/server/xlsx.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

const COLUMNS: ChartTable['columns'] = [
  { key: 'entry_no', label: '序号' },
  { key: 'at', label: '时间（UTC）' },
  { key: 'user_id', label: '账号编号' },
  { key: 'user_name', label: '谁' },
  { key: 'kind_label', label: '种类' },
  { key: 'detail', label: '内容' },
  { key: 'previous_hash', label: '上一条校验值' },
  { key: 'hash', label: '校验值' }
];

/** The whole log for the discipline office: every field that the hashes are made from, so that they can be checked. */
export const GET: RequestHandler = async ({ params }) => {
  const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
  if (format === null) error(404, '没有这种文件 — 审计日志 — 日志没有变化。可选 xlsx、csv');
  const rows: Record<string, string | number>[] = [];
  for await (const entry of allEntries(await theAppDb()))
    rows.push({ ...entry, kind_label: AUDIT_KINDS[entry.kind as AuditKind] ?? entry.kind });
  const table = { columns: COLUMNS, rows };
  const body = format === 'csv' ? tableToCsv(table) : xlsxFile(table, '审计日志');
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': attachment(`审计日志.${format}`),
      [ROWS_HEADER]: String(rows.length)
    }
  });
};
