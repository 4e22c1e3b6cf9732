import type { DuckDBConnection } from '@duckdb/node-api';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import type { SendingUnit } from '#lib/contracts/state/manifest.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { LandingJob } from './landing-job.ts';
import { numberOf } from './row-numbers.ts';

/**
 * A workbook of several sheets, each of another office, numbers its rows anew in each: the unit of a row is that of its
 * sheet. It holds where no person and no column names the unit and at least two sheets name different ones. Changes
 * `inferred_units` and `file_units`, and the unit in `units`, which then has the names of all.
 */
export async function useSheetUnits(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  units: Map<number, SendingUnit>
): Promise<void> {
  const sheets = jobs.flatMap(({ batch_no, prepared }) => {
    const from = units.get(batch_no)?.from;
    if (from === 'given' || from === 'column') return [];
    return (prepared.sheets ?? []).map(({ name, titles, sender, first, last }) => ({
      batch_no,
      head: String(numberOf(batch_no, first)),
      foot: String(numberOf(batch_no, last)),
      sender: sender === null ? null : redactName(sender).text,
      name_text: [name, ...titles].join('/')
    }));
  });
  if (sheets.length === 0) return;
  const named = await runSqlFile(connection, 'landing/use-sheet-units.sql', { sheets: JSON.stringify(sheets) });
  for (const { batch_no, unit_names } of named)
    units.set(Number(batch_no), { name: String(unit_names), key: null, from: 'name' });
}
