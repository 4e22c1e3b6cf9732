/** Forms of one gap: give out, report done, take back. */
import { gapTitle, type GapRow } from '#lib/domain/gaps.ts';
import { parseAssignment, parseNote, parseTaskId, parseTaskIds } from './gap-assignment.ts';
import { InputError } from '#lib/domain/errors.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { assertOwn, isOwnPath } from '#lib/server/access/own-unit.ts';
import { assignGap, remindTasks, stepTask, taskPath, type GapSnapshot, type TaskStep } from '#lib/app-db/tasks.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

/**
 * Gives the gap out as the shown data describes it. @throws InputError for a wrong form or a gap that is not there
 * any more
 */
export async function assignFromForm(
  ask: Ask,
  gapId: string,
  scopePath: string,
  form: FormData,
  now: Date
): Promise<void> {
  const { assignee, due_on, note } = parseAssignment(form, todayInShanghai(now));
  const [gap] = await ask('gaps/one', { gap_id: gapId, scope_path: scopePath });
  const [publication] = await ask('shell/publication', {});
  if (!gap || gap.closed_on !== null || !publication)
    throw new InputError(
      'INPUT_INVALID',
      '这个盲区已不在清单里 — 派单 — 派单没有变化',
      '记录可能刚刚入库，请回到清单查看'
    );
  await assignGap(
    await theAppDb(),
    snapshotOf(gap, publication.as_of),
    { assignee: redact(assignee).text, due_on, note: withoutPersonalData(note) },
    now
  );
}

/** The gap as the task keeps it. */
export function snapshotOf(gap: GapRow, asOf: string): GapSnapshot {
  return {
    gap_id: gap.gap_id,
    gap_type: gap.gap_type,
    gap_title: gapTitle(gap, asOf),
    gap_since_on: gap.since_on,
    // households are kept in words only, as they are shown
    gap_size: gap.subject_kind === 'households' ? null : gap.size,
    unit_org_id: gap.unit_org_id,
    unit_name: gap.unit_name,
    org_path: gap.org_path
  };
}

/** @throws InputError for a wrong form or a task that another window changed */
export async function stepFromForm(form: FormData, step: TaskStep, now: Date): Promise<void> {
  const app = await theAppDb();
  const id = parseTaskId(form);
  const path = await taskPath(app, id);
  assertOwn(path === null || isOwnPath(path), '这项派单');
  await stepTask(app, id, step, withoutPersonalData(parseNote(form)), now);
}

/**
 * Reminds those who have the chosen tasks.
 * @throws InputError when one of the tasks is not the visitor's own
 */
export async function remindFromForm(form: FormData, now: Date): Promise<void> {
  const app = await theAppDb();
  const ids = parseTaskIds(form);
  for (const id of ids) {
    const path = await taskPath(app, id);
    assertOwn(path !== null && isOwnPath(path), '这项派单');
  }
  await remindTasks(app, ids, withoutPersonalData(parseNote(form)), now);
}

/** Numbers and names that slipped into a note are masked before they are kept. */
export function withoutPersonalData(note: string | null): string | null {
  return note === null ? null : redact(note).text;
}
