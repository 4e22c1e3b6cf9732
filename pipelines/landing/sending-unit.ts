import type { DuckDBConnection } from '@duckdb/node-api';
import { basename, dirname, parse } from 'node:path';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { Prepared } from '#pipelines/intake/prepared.ts';
import type { LandingJob } from './landing-job.ts';
import type { Manifest, SendingUnit } from '#lib/contracts/state/manifest.ts';

type Found = Omit<SendingUnit, 'key'>;

/** The facts from the rows of one file, `landing/file-unit.sql`. */
interface RowsTold {
  has_column: boolean;
  unit_name: string | null;
  org_name: string | null;
  place_name: string | null;
}

/**
 * The offices that sent the files (报送单位), by batch number: as a person named it, else as the rows name it in a column,
 * else as a line above the table names it, else the county in that line or in the name of the folder, file or sheet, else the one office or place of all rows, else the city in
 * a name, else what a person named for the last file of the same name and headers. Rows are numbered within it, so it
 * stands in the report of the load. Makes the relation `file_units`, which judging and writing the batch read.
 */
export async function findUnits(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  landed: Manifest[]
): Promise<Map<number, SendingUnit>> {
  const found = await namedUnits(connection, jobs, landed);
  const names = new Map(
    [...found].map(([batch, { name }]) => [batch, name === null ? null : redactName(name.trim()).text])
  );
  const rows = await runSqlFile(connection, 'landing/use-unit.sql', {
    // A unit in a column belongs to its row; rows that leave it empty have none.
    units: JSON.stringify(
      [...found].map(([batch_no, { from }]) => ({
        batch_no,
        unit_name: from === 'column' ? null : names.get(batch_no)!
      }))
    )
  });
  const resolved = new Map(rows.map((row) => [Number(row.batch_no), row]));
  return new Map(
    [...found].map(([batch, one]) => {
      const row = resolved.get(batch);
      const name = (row?.unit_name as string | null) ?? names.get(batch) ?? null;
      return [batch, { ...one, name, key: (row?.unit_key as string | null) ?? null }];
    })
  );
}

/** The text in which a unit may be named: folder, file without its ending, sheet, lines above the table. */
export function nameText(sourceFile: string, { sheet = '', titles = [] }: Pick<Prepared, 'sheet' | 'titles'>): string {
  return [dirname(sourceFile), parse(basename(sourceFile)).name, sheet, ...titles].join('/');
}

async function namedUnits(
  connection: DuckDBConnection,
  jobs: LandingJob[],
  landed: Manifest[]
): Promise<Map<number, Found>> {
  const given = jobs.map(({ unit, constants: { sending_unit, org_name, org_id } }) =>
    [unit, sending_unit, org_name, org_id].find((name) => name !== undefined && name.trim() !== '')
  );
  const isOpen = given.includes(undefined);
  const told = byBatch(isOpen ? await runSqlFile(connection, 'landing/file-unit.sql') : []);
  const hints = byBatch(isOpen ? await runSqlFile(connection, 'landing/unit-in-name.sql') : []);
  const named = landed.filter((manifest) => manifest.unit?.from === 'given');
  return new Map(
    jobs.map((job, i) => {
      const name = given[i];
      if (name !== undefined) return [job.batch_no, { name, from: 'given' }];
      const rows = told.get(job.batch_no) as RowsTold | undefined;
      return [job.batch_no, namedIn(rows, job.prepared.sender, hints.get(job.batch_no)) ?? fromBefore(job, named)];
    })
  );
}

function byBatch(rows: Record<string, unknown>[]): Map<number, unknown> {
  return new Map(rows.map((row) => [Number(row.batch_no), row]));
}

function namedIn(rows: RowsTold | undefined, sender: string | undefined, hint: unknown): Found | null {
  if (rows?.has_column) return { name: rows.unit_name, from: 'column' };
  if (sender !== undefined) return { name: sender, from: 'name' };
  const { unit_name, is_county } = (hint ?? {}) as { unit_name?: string; is_county?: boolean };
  const inName: Found | null = unit_name === undefined ? null : { name: unit_name, from: 'name' };
  if (inName && is_county) return inName;
  if (rows?.org_name) return { name: rows.org_name, from: 'org' };
  if (rows?.place_name) return { name: rows.place_name, from: 'county' };
  return inName;
}

/**
 * The unit that a person named for the last file of this record with the same headers and, digits apart, the same name.
 */
function fromBefore(job: LandingJob, named: Manifest[]): Found {
  const headers = () => JSON.stringify(job.prepared.header.map((text) => redactName(text).text));
  const last = named.findLast(
    (manifest) =>
      manifest.record === job.mapping.contract.record &&
      stemOf(manifest.source_file) === stemOf(job.source_file) &&
      JSON.stringify(manifest.mapping.map((column) => column.header)) === headers()
  );
  const name = last?.unit?.name ?? null;
  return name === null ? { name, from: 'unknown' } : { name, from: 'remembered' };
}

function stemOf(file: string): string {
  return parse(basename(file)).name.replace(/[\d\s_\-.()（）年月日]/g, '');
}
