import { createClient } from '@libsql/client';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** Writes a whole copy of the application state at one moment to a path where nothing lies. */
export async function copyAppDb(appDb: string, to: string): Promise<void> {
  const client = createClient({ url: pathToFileURL(appDb).href });
  try {
    await client.execute({ sql: readFileSync(join(SQL_DIR, 'app', 'backup.sql'), 'utf8'), args: { path: to } });
  } finally {
    client.close();
  }
}

/** Days of copies that are kept. */
const KEPT = 14;

/**
 * Copies `app.db` once a day into `backups/`, whole and at one moment, while the dashboard may be writing: copying
 * the file itself would miss what still lies in its write-ahead log. A copy that was cut short has another name and
 * is overwritten by the next.
 * @returns the name of the new copy; null when there is nothing to copy or today's copy exists
 */
export async function backUpAppDb(
  folder: Pick<StateFolder, 'appDb' | 'backups'>,
  today: string
): Promise<string | null> {
  const name = `app-${today}.db`;
  if (!existsSync(folder.appDb) || existsSync(join(folder.backups, name))) return null;
  mkdirSync(folder.backups, { recursive: true });
  const unfinished = join(folder.backups, 'app.unfinished');
  rmSync(unfinished, { force: true });
  await copyAppDb(folder.appDb, unfinished);
  renameSync(unfinished, join(folder.backups, name));
  for (const old of readdirSync(folder.backups)
    .filter((file) => /^app-\d{4}-\d{2}-\d{2}\.db$/.test(file))
    .sort()
    .slice(0, -KEPT))
    rmSync(join(folder.backups, old));
  return name;
}
