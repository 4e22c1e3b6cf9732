import type { Client } from '@libsql/client';

/** Texts of `sql/app/<name>.sql` by name. */
export type AppTexts = Record<string, string>;

/** The texts that ship with this version; only where Vite bundles them. */
export function shippedTexts(): AppTexts {
  return byName(import.meta.glob<string>('/sql/app/*.sql', { query: '?raw', import: 'default', eager: true }));
}

/** Texts by file name without folder and extension. */
export function byName(byPath: Record<string, string>): AppTexts {
  return Object.fromEntries(Object.entries(byPath).map(([path, text]) => [path.replace(/^.*\/|\.sql$/g, ''), text]));
}

/**
 * Brings the file to the newest schema. Each migration (001_tasks, …) is one transaction that ends with its own
 * number as the version of the file: killed in between, it runs again from its beginning.
 * @throws Error when the file was written by a newer version, which this one must not touch, or a migration does not
 *   say its number
 */
export async function migrate(client: Client, texts: AppTexts): Promise<void> {
  const migrations = Object.keys(texts)
    .filter((name) => /^\d{3}_/.test(name))
    .sort();
  const version = async () => Number((await client.execute(texts.version!)).rows[0]?.user_version ?? 0);
  const done = await version();
  if (done > migrations.length) throw new Error(`app.db is at schema ${done}, this version knows ${migrations.length}`);
  for (const [i, name] of migrations.entries()) {
    if (i < done) continue;
    await client.executeMultiple(texts[name]!);
    if ((await version()) !== i + 1) throw new Error(`migration ${name} did not set the version to ${i + 1}`);
  }
}

/** Lets triggers count the changes of every table that has none yet. */
export async function watchTables(client: Client, texts: AppTexts): Promise<void> {
  const { rows } = await client.execute(texts.watched!);
  for (const { name } of rows) {
    const named = texts.watch!.replaceAll(/%(\w+)_trigger%/g, `watch_${String(name)}_$1`);
    await client.executeMultiple(named.replaceAll('%table%', String(name)));
  }
}
