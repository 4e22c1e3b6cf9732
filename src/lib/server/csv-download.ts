import { attachment } from './attachment.ts';
import { tableToCsv, type ChartTable } from '#lib/charts/table.ts';

/** A CSV file as a response; the name may be Chinese (RFC 5987). */
export function csvDownload(table: ChartTable, name: string): Response {
  return new Response(tableToCsv(table), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': attachment(name) }
  });
}
