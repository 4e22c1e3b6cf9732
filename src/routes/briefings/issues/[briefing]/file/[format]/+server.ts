import { error } from '@sveltejs/kit';
import { filesOf } from '#lib/app-db/briefings.ts';
import { readArchive } from '#lib/briefing/archive.server.ts';
import { issueNumber, theDesk } from '../../../../briefing-desk.server.ts';
import { exportFile } from '#lib/server/export/export-file.ts';
import { badRequest } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** A file of a published issue, byte for byte as it was published. */
export const GET: RequestHandler = async ({ params }) => {
  const id = await issueNumber(params.briefing).catch(badRequest);
  const desk = await theDesk();
  const file = (await filesOf(desk.app)).find((known) => known.briefing_id === id && known.format === params.format);
  if (!file) error(404, '这一期没有这个文件：发布之后才有存档文件 — 简报 — 数据没有变化');
  return exportFile(Buffer.from(readArchive(desk.archive, id, file)), file.file_name, null);
};
