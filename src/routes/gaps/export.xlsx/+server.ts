import { tableFile } from '#lib/server/export/export-file.ts';
import { badRequest } from '#lib/server/forms.ts';
import { exportedGaps } from '../export.server.ts';
import type { RequestHandler } from './$types';

/** The list as a workbook. */
export const GET: RequestHandler = async ({ url }) => {
  const { table, name } = await exportedGaps(url);
  return tableFile(table, `${name}.xlsx`, '盲区清单').catch(badRequest);
};
