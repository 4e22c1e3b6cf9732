/**
 * Studies made here: what they ask, their stages, notes and attached visits. Every step of a stage is an event that
 * is never changed.
 */
import { InputError } from '#lib/domain/errors.ts';
import type { StudyForm } from '#lib/studies/form.ts';
import { stepped, type OwnStudy, type Stage } from '#lib/domain/study.ts';
import { and, asc, desc, eq, like } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { studies, studyNotes, studySteps, studyVisits } from './study-schema.ts';

export type StoredStudy = typeof studies.$inferSelect;

/** Where the owner stands in the tree of unions. */
export interface StudyOwner {
  owner_name: string;
  org_path: string;
}

export interface NewStudy extends StudyForm, StudyOwner {
  registered_id: string | null;
  issue_id: string | null;
  /** Facets of the search besides the query, as an address holds them. */
  params: string;
  stage: Stage;
  finished_on: string | null;
  adopted_on: string | null;
}

/** @returns its number */
export async function createStudy(
  { db, actingId }: AppDb,
  { query: _query, ...given }: NewStudy,
  now: Date
): Promise<number> {
  const at = now.toISOString();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(studies)
      .values({ ...given, findings: '', chapter: '', created_at: at })
      .onConflictDoNothing()
      .returning({ study_id: studies.study_id });
    if (!row) throw new InputError('INPUT_INVALID', '这个课题已在这里开展 — 课题 — 没有新建', '请从课题列表进入');
    await tx.insert(studySteps).values({ study_id: row.study_id, at, user_id: actingId(), stage: given.stage });
    return row.study_id;
  });
}

/** Changes what a study asks, its owner, times and query. */
export async function changeStudy(
  { db }: AppDb,
  studyId: number,
  { query: _query, ...given }: StudyForm & StudyOwner & { params: string }
): Promise<void> {
  await db.update(studies).set(given).where(eq(studies.study_id, studyId));
}

/** Findings or the draft chapter, as typed. */
export async function writeStudy(
  { db }: AppDb,
  studyId: number,
  given: { findings: string } | { chapter: string }
): Promise<void> {
  await db.update(studies).set(given).where(eq(studies.study_id, studyId));
}

/** `on` is the ISO date of the step. @throws InputError for a step that is not open */
export async function stepStudy(
  { db, actingId }: AppDb,
  studyId: number,
  { to, on, note }: { to: Stage; on: string; note: string | null },
  now: Date
): Promise<void> {
  await db.transaction(async (tx) => {
    const [study] = await tx.select().from(studies).where(eq(studies.study_id, studyId));
    if (!study) throw unknown();
    if (study.stage === to) return;
    await tx
      .update(studies)
      .set(stepped({ ...study, has_plan: study.plan !== '' }, to, on))
      .where(eq(studies.study_id, studyId));
    await tx
      .insert(studySteps)
      .values({ study_id: studyId, at: now.toISOString(), user_id: actingId(), stage: to, note });
  });
}

/** @throws InputError when there is none of this number */
export async function studyOf({ db }: AppDb, studyId: number): Promise<StoredStudy> {
  const [study] = await db.select().from(studies).where(eq(studies.study_id, studyId));
  if (!study) throw unknown();
  return study;
}

/** The studies of a scope, newest first. */
export async function studiesIn({ db }: AppDb, scopePath: string): Promise<StoredStudy[]> {
  return db
    .select()
    .from(studies)
    .where(like(studies.org_path, `${scopePath.replace(/[%_]/g, '')}%`))
    .orderBy(desc(studies.study_id));
}

/** All studies as a run reads them, by number. */
export async function ownStudies({ db }: AppDb): Promise<OwnStudy[]> {
  const {
    study_id,
    registered_id,
    title,
    owner_org_id,
    owner_name,
    org_path,
    plan_year,
    plan,
    due_on,
    topic_codes,
    stage,
    finished_on,
    adopted_on
  } = studies;
  return db
    .select({
      study_id,
      registered_id,
      title,
      owner_org_id,
      owner_name,
      org_path,
      plan_year,
      plan,
      due_on,
      topic_codes,
      stage,
      finished_on,
      adopted_on
    })
    .from(studies)
    .orderBy(asc(studies.study_id));
}

export async function addStudyNote({ db, actingId }: AppDb, studyId: number, text: string, now: Date): Promise<void> {
  await db.insert(studyNotes).values({ study_id: studyId, at: now.toISOString(), user_id: actingId(), text });
}

export async function attachVisit({ db }: AppDb, studyId: number, recordId: string, now: Date): Promise<void> {
  await db
    .insert(studyVisits)
    .values({ study_id: studyId, record_id: recordId, attached_at: now.toISOString() })
    .onConflictDoNothing();
}

export async function detachVisit({ db }: AppDb, studyId: number, recordId: string): Promise<void> {
  await db.delete(studyVisits).where(and(eq(studyVisits.study_id, studyId), eq(studyVisits.record_id, recordId)));
}

/** Steps, notes (newest first) and the numbers of attached visits. */
export async function studyHistory({ db }: AppDb, studyId: number) {
  return {
    steps: await db
      .select({ at: studySteps.at, stage: studySteps.stage, note: studySteps.note })
      .from(studySteps)
      .where(eq(studySteps.study_id, studyId))
      .orderBy(asc(studySteps.step_id)),
    notes: await db
      .select({ note_id: studyNotes.note_id, at: studyNotes.at, text: studyNotes.text })
      .from(studyNotes)
      .where(eq(studyNotes.study_id, studyId))
      .orderBy(desc(studyNotes.note_id)),
    visits: (
      await db
        .select({ record_id: studyVisits.record_id })
        .from(studyVisits)
        .where(eq(studyVisits.study_id, studyId))
        .orderBy(asc(studyVisits.record_id))
    ).map((row) => row.record_id)
  };
}

function unknown(): InputError {
  return new InputError('INPUT_INVALID', '没有这个课题 — 课题 — 没有改动', '请从课题列表进入');
}
