/** Notes on days, units and charts. One that was taken back stays listed with that word. */
import { InputError } from '#lib/domain/errors.ts';
import type { ChartNote, NewNote } from '#lib/domain/chart-notes.ts';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { chartNotes } from './schema.ts';

/** Notes what the acting user wrote. Returns the number of the note. */
export async function writeNote(
  { db, actingId }: AppDb,
  given: NewNote & { org_name: string | null; org_path: string | null; written_name: string },
  now: Date
): Promise<number> {
  const [row] = await db
    .insert(chartNotes)
    .values({ ...given, written_at: now.toISOString(), written_by: actingId() })
    .returning({ note_id: chartNotes.note_id });
  return row!.note_id;
}

/** @throws InputError when there is none, or it was taken back already */
export async function withdrawNote({ db, actingId }: AppDb, noteId: number, now: Date): Promise<void> {
  const [row] = await db
    .update(chartNotes)
    .set({ withdrawn_at: now.toISOString(), withdrawn_by: actingId() })
    .where(and(eq(chartNotes.note_id, noteId), isNull(chartNotes.withdrawn_at)))
    .returning({ note_id: chartNotes.note_id });
  if (!row)
    throw new InputError('INPUT_INVALID', `没有编号为 ${noteId} 的注记 — 注记 — 没有改动`, '可能已被撤回，请刷新本页');
}

/** All of them, the latest day first. */
export async function allNotes({ db }: AppDb): Promise<ChartNote[]> {
  return db.select().from(chartNotes).orderBy(desc(chartNotes.noted_on), desc(chartNotes.note_id));
}
