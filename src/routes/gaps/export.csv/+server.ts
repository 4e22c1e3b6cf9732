import { tableFile } from '#lib/server/export/export-file.ts';
import { badRequest } from '#lib/server/forms.ts';
import { exportedGaps } from '../export.server.ts';
import type { RequestHandler } from './$types';

/** The list as CSV. */
export const GET: RequestHandler = async ({ url }) => {
  const { table, name } = await exportedGaps(url);
  return tableFile(table, `${name}.csv`, '盲区清单').catch(badRequest);
};
