import type { RecordContract } from '#lib/contracts/contract.ts';
import { listValue, structValue, type DuckDBConnection } from '@duckdb/node-api';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { lineRanges } from '#pipelines/files/byte-ranges.ts';
import { largestObject } from '#pipelines/duck/largest-object.ts';
import { addHitsOf, redactLines, type RedactionHits, type RedactionTask } from './redact-lines.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { redactedFields } from './redacted-fields.ts';

const THREADS = 2;
/**
 * Starting threads takes about a second of both cores, and DuckDB types the rows meanwhile; less text than this is
 * redacted sooner without.
 */
const BYTES_WORTH_THREADS = 64_000_000;
/** Compiling the filter takes a tenth of a second, in which this many rows are redacted. */
const ROWS_WORTH_FILTER = 2_000;
const WORKER = new URL('./redact-worker.mjs', import.meta.url);

/**
 * Takes personal data out of the free text of `input`: DuckDB picks the rows that may hold some, the one redactor
 * reads those, and the relation `redacted` holds the changed texts by row number; writing the batch puts them in.
 * `meanwhile` runs beside the redactor and must not need `redacted`. Returns the hits by batch. The files in
 * between lie in the private folder of the job and are gone afterwards.
 */
export async function redactInput(
  connection: DuckDBConnection,
  contract: RecordContract,
  workDir: string,
  meanwhile: () => Promise<unknown>
): Promise<Map<number, RedactionHits>> {
  const suspects = join(workDir, 'suspects.jsonl');
  const profiles = Object.fromEntries(redactedFields(contract).map(({ field, profile }) => [field.name, profile]));
  if (Object.keys(profiles).length === 0) {
    await meanwhile();
    await noRedactions(connection, contract, workDir);
    return new Map();
  }
  const outputs: string[] = [];
  try {
    const [{ row_count }] = (await runSqlFile(connection, 'landing/count-input.sql')) as [{ row_count: number }];
    await runSqlFile(connection, `landing/use-${row_count < ROWS_WORTH_FILTER ? 'no-prefilter' : 'prefilter'}.sql`);
    await runSqlFile(connection, `landing/suspects/${contract.record}.gen.sql`, { path: suspects });
    // Two files in any case: DuckDB reads them side by side.
    const tasks = (await lineRanges(suspects, THREADS)).map((range, i): RedactionTask => ({
      input: suspects,
      output: join(workDir, `redacted-${i}.jsonl`),
      ...range,
      profiles
    }));
    outputs.push(...tasks.map((task) => task.output));
    const hits = new Map<number, RedactionHits>();
    for (const part of await alongside(
      meanwhile,
      tasks.map(statSync(suspects).size < BYTES_WORTH_THREADS ? redactLines : redactInThread)
    ))
      for (const [batch, found] of part) addHitsOf(hits, batch, found);
    await readRedacted(connection, contract, outputs);
    return hits;
  } finally {
    for (const path of [suspects, ...outputs]) rmSync(path, { force: true });
  }
}

/** Waits for all of them even when one fails: the files that they read and write are removed next. */
async function alongside<T>(meanwhile: () => Promise<unknown>, parts: Promise<T>[]): Promise<T[]> {
  const beside = meanwhile();
  await Promise.allSettled([beside, ...parts]);
  await beside;
  return Promise.all(parts);
}

/** The relation `redacted` without rows: for loads that have none. */
export async function noRedactions(
  connection: DuckDBConnection,
  contract: RecordContract,
  workDir: string
): Promise<void> {
  const path = join(workDir, 'redacted-none.jsonl');
  writeFileSync(path, '');
  try {
    await readRedacted(connection, contract, [path]);
  } finally {
    rmSync(path, { force: true });
  }
}

async function readRedacted(connection: DuckDBConnection, contract: RecordContract, paths: string[]): Promise<void> {
  const texts = redactedFields(contract).map(({ field }) => [`${field.name}__redacted`, 'varchar']);
  const columns = structValue(Object.fromEntries([['row_number', 'bigint'], ...texts]));
  await runSqlFile(connection, 'landing/read-redacted.sql', {
    paths: listValue(paths),
    columns,
    largest: largestObject(paths)
  });
}

function redactInThread(task: RedactionTask): Promise<Map<number, RedactionHits>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: task, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`脱敏线程以 ${code} 退出`));
    });
  });
}
