import { attachment } from '#lib/server/attachment.ts';
import type { BriefingFormat } from '#lib/briefing/files.server.ts';

const TYPES: Record<BriefingFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8'
};

export function briefingFile(bytes: Uint8Array, format: BriefingFormat, name: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: { 'content-type': TYPES[format], 'content-disposition': attachment(name) }
  });
}
