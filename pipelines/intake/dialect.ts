import { findHeaderRow, HEADER_SEARCH_ROWS } from './header-row.ts';
import { splitText } from './split-records.ts';

const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLE_CHARS = 64 * 1024;
const SAMPLE_RECORDS = 100;

/**
 * The delimiter that explains the head of a file: first by the headers it uncovers, then by how evenly it cuts the
 * records. A table of one column reads as comma-separated.
 */
export function sniffDelimiter(head: string): string {
  const sample = head.slice(0, SAMPLE_CHARS);
  let best = { delimiter: ',', known: 0, evenness: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = splitText(sample, delimiter)
      .slice(0, SAMPLE_RECORDS)
      .map((record) => record.fields);
    const evenness = evennessOf(rows);
    if (evenness === 0) continue;
    const known = findHeaderRow(rows.slice(0, HEADER_SEARCH_ROWS))?.known ?? 0;
    if (known > best.known || (known === best.known && evenness > best.evenness)) best = { delimiter, known, evenness };
  }
  return best.delimiter;
}

/** Share of records with the commonest width, 0 when that width is one. */
function evennessOf(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return rows.length === 0 ? 0 : Math.max(0, ...counts.values()) / rows.length;
}
