/** Searches kept under a name, with what was there when each was last opened. */
import { InputError } from '#lib/domain/errors.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { savedSearches } from './study-schema.ts';

export type SavedSearch = typeof savedSearches.$inferSelect;

/** Result of a search at one moment: the count, in which version of the data, up to which landed batch. */
export interface SearchStanding {
  total: number;
  data_version: string;
  batch_no: number;
}

/** More than anybody looks through, and each is counted anew in a new version of the data. */
const MOST = 40;

/** The searches that the acting user saved: nobody sees what another looks for. */
export async function listSavedSearches({ db, actingId }: AppDb): Promise<SavedSearch[]> {
  return db
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.created_by, actingId()))
    .orderBy(asc(savedSearches.search_id));
}

/** @throws InputError when the name is taken or there are too many */
export async function saveSearch(
  app: AppDb,
  name: string,
  params: string,
  standing: SearchStanding,
  now: Date
): Promise<void> {
  const known = await listSavedSearches(app);
  if (known.some((search) => search.search_name === name)) throw taken(name);
  if (known.length >= MOST)
    throw new InputError('INPUT_INVALID', `已保存 ${MOST} 个检索 — 保存的检索 — 没有保存新的`, '先删除不用的');
  const at = now.toISOString();
  await app.db
    .insert(savedSearches)
    .values({ search_name: name, params, created_at: at, created_by: app.actingId(), ...opened(standing, at) });
}

/** @throws InputError when it is gone or the name is taken */
export async function renameSearch(app: AppDb, searchId: number, name: string): Promise<void> {
  const known = await listSavedSearches(app);
  if (known.some((search) => search.search_name === name && search.search_id !== searchId)) throw taken(name);
  const rows = await app.db
    .update(savedSearches)
    .set({ search_name: name })
    .where(own(app, searchId))
    .returning({ search_id: savedSearches.search_id });
  if (rows.length === 0) throw gone();
}

export async function deleteSearch(app: AppDb, searchId: number): Promise<void> {
  await app.db.delete(savedSearches).where(own(app, searchId));
}

/** Notes what is there now, so that the next look tells what came since. @throws InputError when it is gone */
export async function markOpened(app: AppDb, searchId: number, standing: SearchStanding, now: Date): Promise<void> {
  await app.db.update(savedSearches).set(opened(standing, now.toISOString())).where(own(app, searchId));
}

/** @throws InputError when there is none of this number */
export async function savedSearchOf(app: AppDb, searchId: number): Promise<SavedSearch> {
  const [found] = await app.db.select().from(savedSearches).where(own(app, searchId));
  if (!found) throw gone();
  return found;
}

function own({ actingId }: AppDb, searchId: number) {
  return and(eq(savedSearches.search_id, searchId), eq(savedSearches.created_by, actingId()));
}

function opened(standing: SearchStanding, at: string) {
  return {
    opened_at: at,
    opened_version: standing.data_version,
    opened_total: standing.total,
    opened_batch: standing.batch_no
  };
}

function taken(name: string): InputError {
  return new InputError('INPUT_INVALID', `已有叫“${name}”的检索 — 保存的检索 — 没有改动`, '换一个名称');
}

function gone(): InputError {
  return new InputError('INPUT_INVALID', '这个保存的检索已不存在 — 保存的检索 — 没有改动', '请刷新页面');
}
