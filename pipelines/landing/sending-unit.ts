import type { DuckDBConnection } from '@duckdb/node-api';
import { basename, dirname, parse } from 'node:path';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { LandingJob } from './landing-job.ts';
import type { Manifest, SendingUnit } from '#lib/contracts/state/manifest.ts';

type Found = Omit<SendingUnit, 'key'>;

/**
 * The office that sent the file (报送单位): as a person named it, else as its rows name it in a column, else the county in
 * the name of its
 * folder, file or sheet, else the one office or place of all rows, else the city in a name, else what a person named
 * for the last file of
 * the same name and headers. Rows are numbered within it, so it stands in the report of the load. Sets the session
 * variables that
 * `judge.sql` and the writing of the batch read.
 */
export async function findUnit(
  connection: DuckDBConnection,
  job: LandingJob,
  landed: Manifest[]
): Promise<SendingUnit> {
  const found = await namedUnit(connection, job, landed);
  const name = found.name === null ? null : redactName(found.name.trim()).text;
  // A unit in a column belongs to its row; rows that leave it empty have none.
  const [row] = await runSqlFile(connection, 'landing/use-unit.sql', { name: found.from === 'column' ? null : name });
  return { ...found, name: (row?.unit_name as string | null) ?? name, key: (row?.unit_key as string | null) ?? null };
}

async function namedUnit(connection: DuckDBConnection, job: LandingJob, landed: Manifest[]): Promise<Found> {
  const { sending_unit, org_name, org_id } = job.constants;
  const given = [job.unit, sending_unit, org_name, org_id].find((name) => name !== undefined && name.trim() !== '');
  if (given !== undefined) return { name: given, from: 'given' };
  const [rows] = await runSqlFile(connection, 'landing/file-unit.sql');
  if (rows?.has_column) return { name: rows.unit_name as string | null, from: 'column' };
  const text = [dirname(job.source_file), parse(basename(job.source_file)).name, job.prepared.sheet ?? ''].join('/');
  const [hint] = await runSqlFile(connection, 'landing/unit-in-name.sql', { text });
  const inName: Found | null = hint ? { name: hint.unit_name as string, from: 'name' } : null;
  if (inName && hint?.is_county) return inName;
  if (rows?.org_name) return { name: rows.org_name as string, from: 'org' };
  if (rows?.place_name) return { name: rows.place_name as string, from: 'county' };
  if (inName) return inName;
  const before = remembered(job, landed);
  return before ? { name: before, from: 'remembered' } : { name: null, from: 'unknown' };
}

/** What a person named for the last file of this record with the same headers and, digits apart, the same name. */
function remembered(job: LandingJob, landed: Manifest[]): string | null {
  const headers = JSON.stringify(job.prepared.header.map((text) => redactName(text).text));
  const last = landed.findLast(
    (manifest) =>
      manifest.record === job.mapping.contract.record &&
      manifest.unit?.from === 'given' &&
      stemOf(manifest.source_file) === stemOf(job.source_file) &&
      JSON.stringify(manifest.mapping.map((column) => column.header)) === headers
  );
  return last?.unit?.name ?? null;
}

function stemOf(file: string): string {
  return parse(basename(file)).name.replace(/[\d\s_\-.()（）年月日]/g, '');
}
