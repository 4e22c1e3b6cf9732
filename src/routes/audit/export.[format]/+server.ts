import { error } from '@sveltejs/kit';
import { allEntries, verifyChain } from '#lib/app-db/audit-log.ts';
import { tableToCsv, type ChartTable } from '#lib/charts/table.ts';
import { AUDIT_KINDS, type AuditKind } from '#lib/domain/access/audit-kinds.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { exportFile } from '#lib/server/export/export-file.ts';
import { markNotes } from '#lib/server/export/mark.ts';
import { xlsxFile } from '#lib/server/xlsx.ts';
import type { RequestHandler } from './$types';

const COLUMNS: ChartTable['columns'] = [
  { key: 'entry_no', label: '序号' },
  { key: 'at', label: '时间（UTC）' },
  { key: 'user_id', label: '账号编号' },
  { key: 'user_name', label: '谁' },
  { key: 'kind_label', label: '种类' },
  { key: 'kind', label: '种类代码' },
  { key: 'detail', label: '内容' },
  { key: 'previous_hash', label: '上一条校验值' },
  { key: 'hash', label: '校验值' }
];

/** The whole log for the discipline office: every field that the hashes are made from, so that they can be checked. */
export const GET: RequestHandler = async ({ params }) => {
  const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null;
  if (format === null) error(404, '没有这种文件 — 审计日志 — 日志没有变化。可选 xlsx、csv');
  const app = await theAppDb();
  const rows: Record<string, string | number>[] = [];
  for await (const entry of allEntries(app))
    rows.push({ ...entry, kind_label: AUDIT_KINDS[entry.kind as AuditKind] ?? entry.kind });
  const table = { columns: COLUMNS, rows };
  const { entries, broken_at, last_hash } = await verifyChain(app);
  const notes: [string, string][] = [
    ...markNotes(),
    ['条数', String(entries)],
    ['核对', broken_at === null ? '逐条核对过，没有被改动或删除' : `从第 ${broken_at} 条起对不上，可能被改动过`],
    ['最后一条的校验值', last_hash],
    ['怎样复核', '校验值是序号、时间、账号编号、谁、种类代码、内容、上一条校验值的 SHA-256（JSON 数组）']
  ];
  const body = format === 'csv' ? tableToCsv(table) : xlsxFile(table, '审计日志', notes);
  // Not looked through for personal data: hashes hold long numbers, and the office must get the whole log.
  return exportFile(body, `审计日志.${format}`, rows.length);
};
