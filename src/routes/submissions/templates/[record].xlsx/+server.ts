import { attachment } from '#lib/server/attachment.ts';
import { error } from '@sveltejs/kit';
import { contractOf } from '#lib/contracts/all.ts';
import { templateFile } from '#lib/submissions/template.ts';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook to fill in, made from the contract of the record. */
export const GET: RequestHandler = ({ params }) => {
  const contract = contractOf(params.record);
  if (!contract) error(404, { message: '没有这种记录的模板 — 报送 — 请从报送页下载' });
  return new Response(templateFile(contract), {
    headers: { 'content-type': XLSX, 'content-disposition': attachment(`${contract.label}模板.xlsx`) }
  });
};
