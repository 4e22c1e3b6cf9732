import { originWords } from '../data-page-loads.ts';
import { answer } from '#lib/server/query.ts';
import type { RequestHandler } from './$types';
import { tableFile } from '#lib/server/export/export-file.ts';
import { badRequest } from '#lib/server/forms.ts';
import { loadsFilter } from '../loads-filter.ts';

const COLUMNS: [string, string][] = [
  ['batch_no', '批次'],
  ['source_label', '来源'],
  ['record_label', '记录'],
  ['source_file', '文件'],
  ['origin', '途径'],
  ['file_kind', '格式'],
  ['encoding', '编码'],
  ['byte_count', '字节'],
  ['rows_read', '读入'],
  ['rows_new', '新增'],
  ['rows_revised', '修订'],
  ['rows_duplicate', '重复'],
  ['rows_rejected', '拒收'],
  ['rows_held', '暂扣'],
  ['rows_total', '汇总行'],
  ['rows_empty', '空行'],
  ['left_out', '没有读取的工作表'],
  ['sending_unit', '报送单位'],
  ['rows_emptied', '置空'],
  ['rows_conflicting', '冲突'],
  ['dropped_columns', '丢弃的列'],
  ['redaction_hits', '遮盖'],
  ['redaction_kinds', '遮盖的种类'],
  ['redactor_version', '遮盖规则版本'],
  ['landed_at', '入库时间（UTC）']
];

/** The download twin of the batch list: the same query without paging. */
export const GET: RequestHandler = async ({ url }) => {
  const loads = await answer((ask) =>
    ask('data/loads', { ...loadsFilter(url.searchParams), page_size: null, page_start: null })
  );
  const table = {
    columns: COLUMNS.map(([key, label]) => ({ key, label })),
    rows: loads.map((row) => ({ ...row, origin: originWords(row.origin) }))
  };
  return tableFile(table, '入库批次.csv', '入库批次').catch(badRequest);
};
