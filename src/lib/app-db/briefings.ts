/** Issues of briefings in `app.db`. Every step changes the issue and is kept with who and when, in one transaction. */
import type { BriefingDocument, BriefingRequest, Paragraph } from '#lib/document/document.ts';
import { assertEditable, stateAfter, type BriefingStep } from '#lib/domain/briefing-flow.ts';
import type { Edit } from '#lib/document/live-text.ts';
import { InputError } from '#lib/domain/errors.ts';
import { formatPeriod } from '#lib/domain/periods.ts';
import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import { briefingEdits, briefingFiles, briefingIssues, briefingSteps } from './briefing-schema.ts';
import type { AppDb } from './open.ts';

export type BriefingIssue = Omit<typeof briefingIssues.$inferSelect, 'document' | 'drafted'>;
export type BriefingFile = Omit<typeof briefingFiles.$inferSelect, 'briefing_id'>;
export type BriefingStepRow = typeof briefingSteps.$inferSelect;

/** Who acts. */
export interface Actor {
  user_id: string;
  user_name: string;
}

const { document: _document, drafted: _drafted, ...LISTED } = getTableColumns(briefingIssues);

/** Makes the issue unless it is there; a draft that is made twice (schedule and button) is made once. */
export async function makeIssue(
  { db }: AppDb,
  request: BriefingRequest,
  { title, scope_name }: Pick<BriefingDocument, 'title' | 'scope_name'>,
  actor: Actor,
  now: Date
): Promise<{ issue: BriefingIssue; isNew: boolean }> {
  const at = now.toISOString();
  const key = {
    kind: request.kind,
    period: formatPeriod(request.period),
    scope: request.scope ?? '',
    hot_issue_id: request.issue_id ?? ''
  };
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(briefingIssues)
      .values({ ...key, title, scope_name, state: 'draft', drafted_at: at })
      .onConflictDoNothing()
      .returning(LISTED);
    if (made) await tx.insert(briefingSteps).values({ briefing_id: made.briefing_id, at, ...actor, step: 'draft' });
    const [issue] = await tx.select(LISTED).from(briefingIssues).where(isThat(key));
    return { issue: issue!, isNew: made !== undefined };
  });
}

function isThat(key: Pick<BriefingIssue, 'kind' | 'period' | 'scope' | 'hot_issue_id'>) {
  return and(
    eq(briefingIssues.kind, key.kind),
    eq(briefingIssues.period, key.period),
    eq(briefingIssues.scope, key.scope),
    eq(briefingIssues.hot_issue_id, key.hot_issue_id)
  );
}

/** All issues, newest period first. */
export async function listIssues({ db }: AppDb): Promise<BriefingIssue[]> {
  return db
    .select(LISTED)
    .from(briefingIssues)
    .orderBy(desc(briefingIssues.period), briefingIssues.kind, briefingIssues.scope, briefingIssues.hot_issue_id);
}

export async function findIssue({ db }: AppDb, request: BriefingRequest): Promise<BriefingIssue | null> {
  const [issue] = await db
    .select(LISTED)
    .from(briefingIssues)
    .where(
      isThat({
        kind: request.kind,
        period: formatPeriod(request.period),
        scope: request.scope ?? '',
        hot_issue_id: request.issue_id ?? ''
      })
    );
  return issue ?? null;
}

/** @throws InputError when there is no such issue */
export async function readIssue(
  { db }: AppDb,
  id: number
): Promise<BriefingIssue & { frozen: BriefingDocument | null; drafted: Paragraph[] }> {
  const [issue] = await db.select().from(briefingIssues).where(eq(briefingIssues.briefing_id, id));
  if (!issue)
    throw new InputError('INPUT_INVALID', `没有编号为 ${id} 的简报 — 简报 — 其他各期没有变化`, '编号见往期简报');
  const { document, drafted, ...rest } = issue;
  return {
    ...rest,
    frozen: document === null ? null : (JSON.parse(document) as BriefingDocument),
    drafted: drafted === null ? [] : (JSON.parse(drafted) as Paragraph[])
  };
}

/** A step and what it changes besides the state. */
export interface StepChange {
  step: Exclude<BriefingStep, 'draft' | 'edit'>;
  note: string | null;
  /** Set at submission, and with the names at publication. */
  frozen?: BriefingDocument;
  /** Set at submission: the paragraphs that editors changed, as the data gave them. */
  drafted?: readonly Paragraph[];
  /** Set at publication. */
  files?: readonly BriefingFile[];
}

/**
 * Takes one step. The state is read and written in one transaction: of two people who press at once, one is told.
 * @throws InputError when the step does not follow from the state
 */
export async function takeStep({ db }: AppDb, id: number, change: StepChange, actor: Actor, now: Date): Promise<void> {
  const at = now.toISOString();
  const { step } = change;
  await db.transaction(async (tx) => {
    const [issue] = await tx.select(LISTED).from(briefingIssues).where(eq(briefingIssues.briefing_id, id));
    if (!issue)
      throw new InputError('INPUT_INVALID', `没有编号为 ${id} 的简报 — 简报 — 其他各期没有变化`, '编号见往期简报');
    const state = stateAfter(issue.state, step, change.note);
    await tx
      .update(briefingIssues)
      .set({
        state,
        ...(change.frozen
          ? {
              document: JSON.stringify(change.frozen),
              data_version: change.frozen.data_version,
              title: change.frozen.title
            }
          : {}),
        ...(change.drafted ? { drafted: JSON.stringify(change.drafted) } : {}),
        ...(state === 'draft' ? { document: null, data_version: null, drafted: null } : {}),
        ...(state === 'published' ? { published_at: at } : {})
      })
      .where(eq(briefingIssues.briefing_id, id));
    if (change.files) await tx.insert(briefingFiles).values(change.files.map((file) => ({ briefing_id: id, ...file })));
    await tx.insert(briefingSteps).values({ briefing_id: id, at, ...actor, step, note: change.note });
  });
}

/** Keeps the text of one paragraph. `text` null takes the drafted text back. @throws InputError once it is submitted */
export async function saveEdit(
  { db }: AppDb,
  id: number,
  edit: Omit<Edit, 'text'> & { text: string | null },
  actor: Actor,
  now: Date
): Promise<void> {
  const at = now.toISOString();
  await db.transaction(async (tx) => {
    const [issue] = await tx.select(LISTED).from(briefingIssues).where(eq(briefingIssues.briefing_id, id));
    if (!issue)
      throw new InputError('INPUT_INVALID', `没有编号为 ${id} 的简报 — 简报 — 其他各期没有变化`, '编号见往期简报');
    assertEditable(issue.state);
    await tx
      .delete(briefingEdits)
      .where(and(eq(briefingEdits.briefing_id, id), eq(briefingEdits.block_id, edit.block_id)));
    if (edit.text !== null)
      await tx
        .insert(briefingEdits)
        .values({ briefing_id: id, block_id: edit.block_id, text: edit.text, reason: edit.reason, edited_at: at });
    await tx
      .insert(briefingSteps)
      .values({
        briefing_id: id,
        at,
        ...actor,
        step: 'edit',
        block_id: edit.block_id,
        note: edit.text === null ? '恢复原文' : edit.reason
      });
  });
}

export async function editsOf({ db }: AppDb, id: number): Promise<Edit[]> {
  return db
    .select({ block_id: briefingEdits.block_id, text: briefingEdits.text, reason: briefingEdits.reason })
    .from(briefingEdits)
    .where(eq(briefingEdits.briefing_id, id))
    .orderBy(briefingEdits.block_id);
}

/** Every step, oldest first. */
export async function stepsOf({ db }: AppDb, id: number): Promise<BriefingStepRow[]> {
  return db.select().from(briefingSteps).where(eq(briefingSteps.briefing_id, id)).orderBy(briefingSteps.step_id);
}

export async function filesOf({ db }: AppDb): Promise<(typeof briefingFiles.$inferSelect)[]> {
  return db.select().from(briefingFiles).orderBy(briefingFiles.briefing_id, briefingFiles.format);
}

/** Published issues of one kind and scope before a period, newest first. */
export async function publishedBefore(
  { db }: AppDb,
  { kind, period, scope }: BriefingRequest,
  most: number
): Promise<BriefingDocument[]> {
  const rows = await db
    .select()
    .from(briefingIssues)
    .where(
      and(eq(briefingIssues.kind, kind), eq(briefingIssues.scope, scope ?? ''), eq(briefingIssues.state, 'published'))
    )
    .orderBy(desc(briefingIssues.period));
  return rows
    .filter((row) => row.period < formatPeriod(period))
    .slice(0, most)
    .map((row) => JSON.parse(row.document!) as BriefingDocument);
}
