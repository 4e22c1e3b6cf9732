import { UNCLASSIFIED } from '#lib/text/lexicon/topics.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

/** `region|topic|month` → first month of the surge that the month belongs to; region '' is the whole province. */
export type Surges = ReadonlyMap<string, string>;

/** Where a topic suddenly rises in a county or in the whole province, judged from the warehouse under construction. */
export async function readSurges(connection: DuckDBConnection): Promise<Surges> {
  const rows = await runSqlFile(connection, 'issues/surges.sql');
  return new Map(
    rows.map((row) => [`${String(row.region)}|${String(row.topic_code)}|${String(row.month)}`, String(row.first_month)])
  );
}

export interface Marked {
  region?: string | null;
  published_at?: string | null;
  enterprise: string;
  topic: string;
}

/**
 * Marks of a record's matter beside its words: a grievance at one company, or at one place where no company is
 * known. Where a topic surges in a county, its records there are one matter whatever company they name; where it
 * surges in the whole province at once, those that name no company are one matter whatever county they come from. A
 * topic alone, or a place alone, is no matter.
 */
export function marksOf({ region, published_at, enterprise, topic }: Marked, surges: Surges): string[] {
  if (topic === UNCLASSIFIED) return enterprise === '' ? [] : [`${enterprise}|${topic}`];
  const place = region ?? '';
  const month = (published_at ?? '').slice(0, 7);
  const company = enterprise === '' ? [] : [`${enterprise}|${topic}`];
  const local = place === '' ? undefined : surges.get(`${place}|${topic}|${month}`);
  if (local !== undefined) return [...company, `${place}|${topic}|${local}`];
  if (company.length > 0) return company;
  const wave = surges.get(`|${topic}|${month}`);
  if (wave !== undefined) return [`全省|${topic}|${wave}`];
  return place === '' ? [] : [`${place}|${topic}`];
}
