import { CONTRACTS } from '#lib/contracts/all.ts';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LandingDuck } from './landing-duck.ts';
import { noRedactions } from './redact-input.ts';
import { runSqlFile, SQL_DIR } from '#pipelines/duck/sql-file.ts';

const EMPTY = '000000-';

/**
 * Puts a zero-row batch with the columns of its contract into the landing folder of every record, so that the glob over
 * batches always finds its columns: a warehouse builds from any subset of the sources. Renewed when the contract
 * changes.
 */
export async function ensureEmptyBatches(landing: string, workDir: string, duck: LandingDuck): Promise<void> {
  const missing = CONTRACTS.filter((contract) => !existsSync(emptyBatchPath(landing, contract.record)));
  if (missing.length === 0) return;
  await duck.use(async (connection) => {
    await runSqlFile(connection, 'landing/no-candidates.sql');
    for (const contract of missing) {
      const { record } = contract;
      const scratch = join(workDir, `empty-${record}`);
      rmSync(scratch, { recursive: true, force: true });
      mkdirSync(scratch, { recursive: true });
      await noRedactions(connection, contract, scratch);
      await runSqlFile(connection, `landing/batches/${record}.gen.sql`, { path: join(scratch, 'rows.parquet') });
      mkdirSync(join(landing, record), { recursive: true });
      for (const old of readdirSync(join(landing, record)).filter((name) => name.startsWith(EMPTY)))
        rmSync(join(landing, record, old), { recursive: true });
      renameSync(scratch, emptyBatchPath(landing, record));
    }
  });
}

/** Folder of the batch without rows of a record. */
export function emptyBatchPath(landing: string, record: string): string {
  const sql = readFileSync(join(SQL_DIR, 'landing', 'batches', `${record}.gen.sql`));
  return join(landing, record, EMPTY + createHash('sha256').update(sql).digest('hex').slice(0, 8));
}
