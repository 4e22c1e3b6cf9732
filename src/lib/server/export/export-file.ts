/**
 * A file that leaves the product. Every export is made here, so that each tells the audit log how many rows it holds,
 * says who took it, and passes the last look for personal data (个人信息保护法 第二十五条).
 */
import { tableToCsv, type ChartTable } from '#lib/charts/table.ts';
import type { BriefingDocument } from '#lib/document/document.ts';
import { InputError } from '#lib/domain/errors.ts';
import { ROWS_HEADER } from '#lib/server/access/noted.ts';
import { note } from '#lib/server/access/audit.ts';
import { attachment } from '#lib/server/attachment.ts';
import { xlsxFile } from '#lib/server/xlsx.ts';
import { lintTable } from './lint-table.ts';
import { markNotes } from './mark.ts';

/** By the last ending of the file name. */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip'
};

/** @param rows of the table; of a document the rows of its tables; null for a file that was made before */
export function exportFile(body: BodyInit, name: string, rows: number | null): Response {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const headers = new Headers({ 'content-type': type, 'content-disposition': attachment(name) });
  if (rows !== null) headers.set(ROWS_HEADER, String(rows));
  return new Response(body, { headers });
}

/**
 * A table as CSV, or as XLSX whose second sheet says who took it; by the ending of the name.
 * @throws InputError naming rows and kinds, never values, where a cell looks like personal data
 */
export async function tableFile(table: ChartTable, name: string, sheet: string): Promise<Response> {
  await assertClean(lintTable(table), name);
  const isWorkbook = name.endsWith('.xlsx');
  return exportFile(isWorkbook ? xlsxFile(table, sheet, markNotes()) : tableToCsv(table), name, table.rows.length);
}

/** A document in one of its formats; its makers look for personal data. */
export function documentFile(bytes: Uint8Array, name: string, document: BriefingDocument): Response {
  const rows = document.blocks.reduce((sum, block) => sum + (block.type === 'table' ? block.rows.length : 0), 0);
  return exportFile(Buffer.from(bytes), name, rows);
}

const NAMED = 5;

/** @throws InputError where something was found; the refusal is noted in the audit log */
export async function assertClean(findings: readonly string[], name: string): Promise<void> {
  if (findings.length === 0) return;
  await note('refused', { what: '导出中有疑似个人信息', file: name, rows: findings.length });
  throw new InputError(
    'INPUT_INVALID',
    `没有导出：表中有疑似个人信息 — ${findings.slice(0, NAMED).join('、')}${findings.length > NAMED ? '等' : ''} — 数据没有变化`,
    '请数据管理员核对这些记录；帖文可以撤下，填写的文字可以改写，然后再导出'
  );
}
