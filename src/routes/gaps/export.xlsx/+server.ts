import { attachment } from '#lib/server/attachment.ts';
import { xlsxFile } from '#lib/server/xlsx.ts';
import { exportedGaps } from '../export.server.ts';
import type { RequestHandler } from './$types';

/** The list as a workbook. */
export const GET: RequestHandler = async ({ url }) => {
  const { table, name } = await exportedGaps(url);
  return new Response(xlsxFile(table, '盲区清单'), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachment(`${name}.xlsx`)
    }
  });
};
