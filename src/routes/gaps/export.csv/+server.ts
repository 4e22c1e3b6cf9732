import { csvDownload } from '#lib/server/csv-download.ts';
import { exportedGaps } from '../export.server.ts';
import type { RequestHandler } from './$types';

/** The list as CSV. */
export const GET: RequestHandler = async ({ url }) => {
  const { table, name } = await exportedGaps(url);
  return csvDownload(table, `${name}.csv`);
};
