/**
 * Dropped files and what was asked about them. Rows are added, never changed: the newest request of a submission is
 * what stands.
 */
import type { Choices, RequestKind, Submission, SubmissionRequest } from '#lib/submissions/request.ts';
import { InputError } from '#lib/domain/errors.ts';
import { and, asc, desc, eq, gt, inArray, max, ne } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { rememberedMappings, submissionRequests, submissions } from './submission-schema.ts';

/** Notes a dropped file and asks for it to be read, in one transaction. Returns its number. */
export async function addSubmission(
  { db, actingId }: AppDb,
  file: Omit<Submission, 'submission_id' | 'dropped_at' | 'dropped_by'>,
  choices: Choices,
  now: Date
): Promise<number> {
  const at = now.toISOString();
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(submissions)
      .values({ ...file, dropped_at: at, dropped_by: actingId() })
      .returning({ submission_id: submissions.submission_id });
    await tx
      .insert(submissionRequests)
      .values({
        submission_id: row!.submission_id,
        kind: 'inspect',
        choices: JSON.stringify(choices),
        asked_at: at,
        asked_by: actingId()
      });
    return row!.submission_id;
  });
}

/**
 * A person's next request. `after` is the newest deciding request that the person saw: of two windows, the later one
 * is told.
 */
export interface NextRequest {
  submission_id: number;
  after: number;
  kind: RequestKind;
  choices: Choices;
  note: string | null;
}

/** Adds a request. @throws InputError when another window asked for something in between */
export async function askAbout({ db, actingId }: AppDb, next: NextRequest, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const [newest] = await tx
      .select({ request_id: max(submissionRequests.request_id) })
      .from(submissionRequests)
      .where(and(eq(submissionRequests.submission_id, next.submission_id), ne(submissionRequests.kind, 'refused')));
    if (newest?.request_id !== next.after)
      throw new InputError(
        'INPUT_INVALID',
        '这个文件刚刚在另一个窗口里处理过 — 报送 — 这一次没有执行',
        '请看现在的状态再决定'
      );
    const [row] = await tx
      .insert(submissionRequests)
      .values({
        submission_id: next.submission_id,
        kind: next.kind,
        choices: JSON.stringify(next.choices),
        note: next.note,
        asked_at: now.toISOString(),
        asked_by: actingId()
      })
      .returning({ request_id: submissionRequests.request_id });
    return row!.request_id;
  });
}

/** The submissions dropped last, newest first. */
export async function recentSubmissions({ db }: AppDb, limit: number): Promise<Submission[]> {
  return db.select(SHOWN).from(submissions).orderBy(desc(submissions.submission_id)).limit(limit);
}

/** @throws InputError when there is no such submission */
export async function readSubmission({ db }: AppDb, id: number): Promise<Submission> {
  const [row] = await db.select(SHOWN).from(submissions).where(eq(submissions.submission_id, id));
  if (!row) throw new InputError('INPUT_INVALID', `没有第 ${id} 号报送 — 报送 — 其他报送没有变化`, '请回到报送页查看');
  return row;
}

/** Every request about some submissions, oldest first. */
export async function requestsOf({ db }: AppDb, ids: readonly number[]): Promise<SubmissionRequest[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(submissionRequests)
    .where(inArray(submissionRequests.submission_id, [...ids]))
    .orderBy(asc(submissionRequests.request_id));
  return rows.map(asRequest);
}

/** Requests of some kinds made after one of them, oldest first: what the pipelines have not looked at. */
export async function requestsAfter(
  { db }: AppDb,
  requestId: number,
  kinds: readonly RequestKind[]
): Promise<SubmissionRequest[]> {
  const rows = await db
    .select()
    .from(submissionRequests)
    .where(and(gt(submissionRequests.request_id, requestId), inArray(submissionRequests.kind, [...kinds])))
    .orderBy(asc(submissionRequests.request_id));
  return rows.map(asRequest);
}

/** Number of the newest request of all; 0 where nobody asked anything. */
export async function newestRequest({ db }: AppDb): Promise<number> {
  const [row] = await db.select({ newest: max(submissionRequests.request_id) }).from(submissionRequests);
  return row?.newest ?? 0;
}

/** A mapping that a person confirmed for a unit and a shape of file. */
export interface RememberedMapping {
  unit_org_id: string;
  record: string;
  shape: string;
  columns: Record<string, string>;
  submission_id: number;
  confirmed_at: string;
}

/** Keeps what was confirmed; the newest of a unit, record and shape stands. */
export async function rememberMapping(
  { db, actingId }: AppDb,
  mapping: Omit<RememberedMapping, 'confirmed_at'>,
  now: Date
): Promise<void> {
  await db
    .insert(rememberedMappings)
    .values({
      ...mapping,
      columns: JSON.stringify(mapping.columns),
      confirmed_at: now.toISOString(),
      confirmed_by: actingId()
    });
}

/** The mappings that a unit confirmed, newest first. */
export async function mappingsOf({ db }: AppDb, unitOrgId: string): Promise<RememberedMapping[]> {
  const rows = await db
    .select()
    .from(rememberedMappings)
    .where(eq(rememberedMappings.unit_org_id, unitOrgId))
    .orderBy(desc(rememberedMappings.mapping_id));
  return rows.map((row) => ({ ...row, columns: JSON.parse(row.columns) as Record<string, string> }));
}

const SHOWN = {
  submission_id: submissions.submission_id,
  file_name: submissions.file_name,
  stored: submissions.stored,
  byte_count: submissions.byte_count,
  unit_org_id: submissions.unit_org_id,
  unit_name: submissions.unit_name,
  dropped_at: submissions.dropped_at,
  dropped_by: submissions.dropped_by
};

function asRequest(row: typeof submissionRequests.$inferSelect): SubmissionRequest {
  const { request_id, submission_id, kind, note, asked_at } = row;
  return { request_id, submission_id, kind, note, asked_at, choices: JSON.parse(row.choices) as Choices };
}
