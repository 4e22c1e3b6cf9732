import { openAppDb, type AppDb } from '#lib/app-db/open.ts';
import { join } from 'node:path';
import { config } from './config.ts';
import { actor } from '#lib/server/access/visitor.ts';

let opened: Promise<AppDb> | undefined;

/**
 * The application state of this process, opened and migrated on first use. @throws QueryError when it cannot be
 * opened
 */
export function theAppDb(): Promise<AppDb> {
  opened ??= openAppDb(join(config.DATA_DIR, 'app.db'), new Date())
    .then((app) => ({ ...app, actingId: () => actor().user_id }))
    .catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  return opened;
}
