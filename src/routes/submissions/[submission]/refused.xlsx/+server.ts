import { attachment } from '#lib/server/attachment.ts';
import { error } from '@sveltejs/kit';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requestsOf } from '#lib/app-db/submissions.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { badRequest } from '#lib/server/forms.ts';
import { OUTGOING_FOLDER, outgoingName } from '#lib/submissions/request.ts';
import { ownSubmission } from '../../submission-view.server.ts';
import type { RequestHandler } from './$types';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOOK_MS = 200;
const LONGEST_WAIT_MS = 20_000;

/** Refused rows of a file, as the pipelines wrote them for this request; the address waits until they are there. */
export const GET: RequestHandler = async ({ params, url }) => {
  const id = Number(params.submission);
  const app = await theAppDb();
  const submission = await ownSubmission(id).catch(badRequest);
  const asked = (await requestsOf(app, [id])).find(
    (request) => request.kind === 'refused' && request.request_id === Number(url.searchParams.get('request'))
  );
  if (!asked) error(404, { message: '没有这次下载 — 报送 — 请回到文件的页面，再按一次下载' });
  const path = join(config.DATA_DIR, ...OUTGOING_FOLDER, outgoingName(asked.request_id));
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_MS) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes) return download(new Uint8Array(bytes), `退回-${submission.file_name.replace(/\.[^.]+$/, '')}.xlsx`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  error(503, { message: '退回的行没有取到 — 报送 — 后台程序没有运行，或原件已过保存期；请稍后再试，或告诉系统管理员' });
};

function download(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  return new Response(bytes, {
    headers: { 'content-type': XLSX, 'cache-control': 'no-store', 'content-disposition': attachment(name) }
  });
}
