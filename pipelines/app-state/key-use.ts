/** Notes in the audit log that a command used a key. */
import { addEntry } from '#lib/app-db/audit-log.ts';
import { LOCAL_USER } from '#lib/app-db/open.ts';
import type { AuditKind } from '#lib/domain/access/audit-kinds.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { withAppDb } from './app-state.ts';

const KIND: AuditKind = 'key_use';

export async function noteKeyUse(
  folder: StateFolder,
  detail: Readonly<Record<string, string | number | null>>
): Promise<void> {
  const now = new Date();
  await withAppDb(folder, now, (app) => addEntry(app, { ...LOCAL_USER, kind: KIND, detail }, now));
}
