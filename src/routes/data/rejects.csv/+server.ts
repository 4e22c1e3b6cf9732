import { SEVERITY_LABELS } from '../data-page-loads.ts';
import { answer } from '#lib/server/query.ts';
import type { RequestHandler } from './$types';
import { tableFile } from '#lib/server/export/export-file.ts';
import { badRequest } from '#lib/server/forms.ts';

const COLUMNS: [string, string][] = [
  ['source_label', '来源'],
  ['record_label', '记录'],
  ['severity', '处理'],
  ['field_label', '字段'],
  ['reason', '原因'],
  ['row_count', '行数'],
  ['file_count', '文件数'],
  ['first_batch_no', '最早批次'],
  ['last_batch_no', '最近批次']
];

/** The download twin of the list of reasons. Values leave only in the workbook that the page 报送 gives back. */
export const GET: RequestHandler = async ({ url }) => {
  const rejects = await answer((ask) => ask('data/rejects', { source: url.searchParams.get('source') || null }));
  const rows = rejects.map((row) => ({ ...row, severity: SEVERITY_LABELS[row.severity] ?? row.severity }));
  const table = { columns: COLUMNS.map(([key, label]) => ({ key, label })), rows };
  return tableFile(table, '拒收原因.csv', '拒收原因').catch(badRequest);
};
