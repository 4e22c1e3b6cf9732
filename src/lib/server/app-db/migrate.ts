import type { Client } from '@libsql/client';

/** One numbered file of `sql/app`, such as 001_tasks. */
export interface Migration {
  name: string;
  sql: string;
}

const files = import.meta.glob<string>('/sql/app/[0-9]*.sql', { query: '?raw', import: 'default', eager: true });

/** The migrations that ship with this version, in order. */
export const MIGRATIONS: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => ({ name: path.replace(/^.*\/|\.sql$/g, ''), sql }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * Brings the file to the newest schema. Each migration and the note that it ran are one transaction: killed in between,
 * it runs again from its beginning.
 * @throws Error when the file was written by a newer version, which this one must not touch
 */
export async function migrate(client: Client, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const done = Number((await client.execute('pragma user_version')).rows[0]?.user_version ?? 0);
  if (done > migrations.length) throw new Error(`app.db is at schema ${done}, this version knows ${migrations.length}`);
  for (const [i, { sql }] of migrations.entries()) {
    if (i < done) continue;
    await client.executeMultiple(`begin immediate;\n${sql}\npragma user_version = ${i + 1};\ncommit;`);
  }
}
