import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Records that the ten indicators are counted from. */
export const COUNTED_FROM = [
  'enterprises',
  'visits',
  'visit_problems',
  'households',
  'links',
  'negotiations',
  'promises',
  'reception_days'
];

export interface CountedAlone {
  indicator: string;
  county: string;
  last: string;
  n: number;
  d: number;
}

/** Numerator and denominator of ten indicators by county and month's end, from decoded source files alone. */
export async function countAlone(
  folder: string,
  counties: readonly string[],
  lasts: readonly string[]
): Promise<CountedAlone[]> {
  const { instance, connection } = await openDuck(':memory:', { spillDir: folder });
  const text = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  try {
    await connection.run(`set variable sources = '${folder}'`);
    await connection.run(
      `set variable regions = '${join(import.meta.dirname, '..', '..', '..', 'pipelines', 'reference', 'seeds', 'regions.csv')}'`
    );
    for (const statement of text('sources.sql')
      .split(/;\s*\n/)
      .filter((part) => part.trim() !== ''))
      await connection.run(statement);
    const found: CountedAlone[] = [];
    for (const county of counties) {
      for (const last of lasts) {
        const rows = await runSqlText(connection, text('indicators.sql'), { county, last });
        found.push(
          ...rows.map((row) => ({ indicator: String(row.indicator), county, last, n: Number(row.n), d: Number(row.d) }))
        );
      }
    }
    return found;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
