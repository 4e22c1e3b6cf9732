/** Figures pinned to a study, and snapshots of them: what was known then stays as it was. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { InputError } from '#lib/domain/errors.ts';
import type { FigureReading } from '#lib/studies/figures.ts';
import type { AppDb } from './open.ts';
import { studyFreezes, studyPins, type FrozenFigure } from './study-schema.ts';

export type StudyPin = typeof studyPins.$inferSelect;
export type StudyFreeze = typeof studyFreezes.$inferSelect;

/** Which version of the data a figure was read from. */
export interface ReadFrom {
  data_version: string;
  as_of: string;
}

/**
 * Pins figures as they are now; one that is pinned already keeps its value. `most` is the number of figures that one
 * study may hold, since each is read again whenever the study is opened.
 * @throws InputError when there would be more
 */
export async function pinFigures(
  { db }: AppDb,
  studyId: number,
  { readings, from, most }: { readings: readonly FigureReading[]; from: ReadFrom; most: number },
  now: Date
): Promise<void> {
  const rows = readings.map(({ value, display, address, figure, label, definition, query, filter, unit }) => ({
    study_id: studyId,
    address,
    figure,
    label,
    definition,
    query,
    filter,
    unit,
    value,
    display,
    data_version: from.data_version,
    as_of: from.as_of,
    pinned_at: now.toISOString()
  }));
  await db.transaction(async (tx) => {
    await tx.insert(studyPins).values(rows).onConflictDoNothing();
    const held = await tx.$count(studyPins, eq(studyPins.study_id, studyId));
    if (held > most)
      throw new InputError('INPUT_INVALID', `一个课题最多钉 ${most} 个数字 — 钉到课题 — 没有改动`, '先取下不用的');
  });
}

export async function removePin({ db }: AppDb, studyId: number, pinId: number): Promise<void> {
  await db.delete(studyPins).where(and(eq(studyPins.study_id, studyId), eq(studyPins.pin_id, pinId)));
}

export async function pinsOf({ db }: AppDb, studyId: number): Promise<StudyPin[]> {
  return db.select().from(studyPins).where(eq(studyPins.study_id, studyId)).orderBy(asc(studyPins.pin_id));
}

/** Keeps the figures of a study as they are now. */
export async function freezeStudy(
  { db }: AppDb,
  studyId: number,
  { figures, from, note }: { figures: FrozenFigure[]; from: ReadFrom; note: string | null },
  now: Date
): Promise<void> {
  await db
    .insert(studyFreezes)
    .values({
      study_id: studyId,
      at: now.toISOString(),
      data_version: from.data_version,
      as_of: from.as_of,
      note,
      figures
    });
}

/** Newest first. */
export async function freezesOf({ db }: AppDb, studyId: number): Promise<StudyFreeze[]> {
  return db.select().from(studyFreezes).where(eq(studyFreezes.study_id, studyId)).orderBy(desc(studyFreezes.freeze_id));
}
