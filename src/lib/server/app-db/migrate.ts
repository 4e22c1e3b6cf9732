import type { Client } from '@libsql/client';

const files = import.meta.glob<string>('/sql/app/*.sql', { query: '?raw', import: 'default', eager: true });

/** The text of `sql/app/<name>.sql`. */
export function appSql(name: string): string {
  return files[`/sql/app/${name}.sql`]!;
}

/** The migrations that ship with this version, in order: 001_tasks, … */
export const MIGRATIONS: readonly string[] = Object.keys(files).map((path) => path.replace(/^.*\/|\.sql$/g, '')).filter((name) => /^\d{3}_/.test(name)).sort();

/**
 * Brings the file to the newest schema. Each migration is one transaction that ends with its own number as the version of the file:
 * killed in between, it runs again from its beginning.
 * @throws Error when the file was written by a newer version, which this one must not touch, or a migration does not say its number
 */
export async function migrate(client: Client): Promise<void> {
  const version = async () => Number((await client.execute(appSql('version'))).rows[0]?.user_version ?? 0);
  const done = await version();
  if (done > MIGRATIONS.length) throw new Error(`app.db is at schema ${done}, this version knows ${MIGRATIONS.length}`);
  for (const [i, name] of MIGRATIONS.entries()) {
    if (i < done) continue;
    await client.executeMultiple(appSql(name));
    if (await version() !== i + 1) throw new Error(`migration ${name} did not set the version to ${i + 1}`);
  }
}
