import { error } from '@sveltejs/kit';
import { renderDocument } from '#lib/briefing/files.server.ts';
import { config } from '#lib/server/config.ts';
import { documentFile } from '#lib/server/export/export-file.ts';
import { markedSettings } from '#lib/server/export/mark.ts';
import { badRequest } from '#lib/server/forms.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { NOTICE_NAMES, noticeDocument } from '../../notice-document.ts';
import { noticeFacts } from '../../notice.server.ts';
import type { RequestHandler } from './$types';

/** 派单通知 or 督办单 as a Word file. */
export const GET: RequestHandler = async ({ params, url }) => {
  const { kind } = params;
  if (kind !== 'dispatch' && kind !== 'supervise')
    error(404, '没有这个文件 — 通知 — 数据没有变化。可选派单通知（dispatch）和督办单（supervise）');
  const now = new Date();
  const document = await answer(async (ask) => {
    const shell = await loadShell(ask, url, config.DATA_DIR, now);
    return noticeDocument(await noticeFacts(ask, shell, kind, url.searchParams, now));
  }).catch(badRequest);
  const bytes = await renderDocument(document, 'docx', markedSettings(), process.cwd()).catch(badRequest);
  return documentFile(bytes, `${document.scope_name}${NOTICE_NAMES[kind]}_${document.dated_on}.docx`, document);
};
