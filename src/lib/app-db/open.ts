import { QueryError } from '#lib/domain/errors.ts';
import { createClient, type Client } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { pathToFileURL } from 'node:url';
import { migrate, shippedTexts, watchTables, type AppTexts } from './migrate.ts';
import { users } from './schema.ts';

export interface AppDb {
  client: Client;
  db: LibSQLDatabase;
  /** Number of who acts now; a plain function, since stores take it apart from the rest. */
  actingId: () => string;
  /** A number that differs after every change that a page may show, by this process or another. */
  stamp: () => Promise<number>;
}

/** How long a write waits for one of another process: pages, schedule and commands share the file. */
const BUSY_MS = 5000;

/** Who acts where there are no accounts, and for the product itself. */
export const LOCAL_USER = { user_id: 'local', user_name: '本机用户' } as const;

/**
 * Opens `app.db`. Write-ahead log with full synchronisation: what was confirmed to the user survives `kill -9` and
 * power loss, and the nightly copy reads while pages write.
 * @param texts the files of `sql/app`, where Vite does not bundle them
 */
export async function openAppDb(path: string, now: Date, texts: AppTexts = shippedTexts()): Promise<AppDb> {
  try {
    const client = createClient({ url: pathToFileURL(path).href, timeout: BUSY_MS });
    await client.execute(texts.open!);
    await migrate(client, texts);
    await watchTables(client, texts);
    const db = drizzle(client);
    await db
      .insert(users)
      .values({ ...LOCAL_USER, created_at: now.toISOString() })
      .onConflictDoNothing();
    const stamp = async () => Number((await client.execute(texts.stamp!)).rows[0]?.stamp);
    return { client, db, actingId: () => LOCAL_USER.user_id, stamp };
  } catch (cause) {
    throw new QueryError(
      'QUERY_FAILED',
      '派单、更正等应用记录（app.db）无法打开 — 数据文件夹 — 已发布的数据不受影响',
      '检查数据文件夹是否可写；文件损坏时用 backups 里最近的一份替换后重新启动',
      { cause }
    );
  }
}
