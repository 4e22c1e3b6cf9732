/**
 * The content of `app.db` at the last look, kept outside of it: SQLite knows neither a flipped bit in a value nor
 * a row that somebody wrote past the program, and a chain of entries cannot show that its end was cut off.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entryHash, recentEntries } from '#lib/app-db/audit-log.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import { readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { withAppDb } from './app-state.ts';

/** `runs/app-db.json`. */
const Anchor = z.object({
  /** How many changes the file had seen, and the SHA-256 of its rows then. */
  stamp: z.number(),
  digest: z.string(),
  /** Number and hash of the last entry of the audit log. */
  audit: z.object({ entries: z.number(), last_hash: z.string() })
});

/** `rows`: they differ although no change was counted; `audit`: the log is shorter than it was, or another one. */
type AppFault = 'rows' | 'audit';

export const APP_FAULTS: Record<AppFault, string> = {
  rows: 'app.db 的内容与上次核对时不同，而程序没有改过它：磁盘损坏，或有人绕过程序改动',
  audit: '审计日志比上次核对时少了最后几条，或被换过'
};

/** Compares with the last look and, where nothing is wrong, takes note of this one. Needs the lock. */
export async function anchorAppDb(folder: StateFolder, now: Date): Promise<AppFault[]> {
  if (!existsSync(folder.appDb)) return [];
  return withAppDb(folder, now, async (app) => {
    const faults = await appFaults(folder, app);
    const [last] = await recentEntries(app, 1, null);
    if (faults.length === 0)
      writeStateJson(anchorPath(folder), {
        stamp: await app.stamp(),
        digest: await digestOf(app),
        audit: { entries: last?.entry_no ?? 0, last_hash: last?.hash ?? '' }
      });
    return faults;
  });
}

/**
 * Differences from the last look; none where there was none. Changes are counted before and after the rows are read:
 * pages may write meanwhile, and a change of the program is no fault.
 */
export async function appFaults(folder: StateFolder, app: AppDb): Promise<AppFault[]> {
  const anchor = readStateFile(anchorPath(folder), Anchor);
  if (!anchor) return [];
  const faults: AppFault[] = [];
  const isAsCounted = async () => (await app.stamp()) === anchor.stamp;
  if ((await isAsCounted()) && (await digestOf(app)) !== anchor.digest && (await isAsCounted())) faults.push('rows');
  const { entries, last_hash } = anchor.audit;
  if (entries > 0 && (await entryHash(app, entries)) !== last_hash) faults.push('audit');
  return faults;
}

/** One hash over all rows of the tables whose changes are counted, whatever their order. */
async function digestOf({ client }: AppDb): Promise<string> {
  const hash = createHash('sha256');
  const tables = await client.execute(sqlOf('watched-tables'));
  const rowsOf = sqlOf('rows');
  for (const { name } of tables.rows) {
    const { rows } = await client.execute(rowsOf.replace('%table%', String(name)));
    const lines = rows.map((row) => JSON.stringify(Object.values(row)));
    hash.update(`${String(name)}\n${lines.sort().join('\n')}\n`);
  }
  return hash.digest('hex');
}

function sqlOf(name: string): string {
  return readFileSync(join(SQL_DIR, 'app', `${name}.sql`), 'utf8');
}

function anchorPath(folder: StateFolder): string {
  return join(folder.runs, 'app-db.json');
}
