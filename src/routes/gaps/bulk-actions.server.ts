/** Gives out many gaps with one form. */
import type { Ask } from '#lib/contracts/query-row.ts';
import { InputError } from '#lib/domain/errors.ts';
import type { GapRequest } from '#lib/domain/gap-request.ts';
import { gapKindOf } from '#lib/domain/gap-types.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { assignOpenGaps } from '#lib/app-db/tasks.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { readGaps, readTasks, type ListedGap } from '#lib/server/gap-rows.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { snapshotOf, withoutPersonalData } from './gap-actions.server.ts';
import { parseBulkForm } from './gap-assignment.ts';

/** Gaps of one action; more is a sign that a filter was forgotten. */
const MOST_GAPS = 2000;
const TOLD = 10;
/** Chosen gaps are taken as they are, whatever the address filters by. */
const UNFILTERED = { type: null, region: null, need_from: 0, need_to: 100, standing: null } as const;

/** The outcome of one action: how many were given out, and which somebody else had already. */
export interface BulkReport {
  given: number;
  /** Tasks that stood in the way; the first ones with unit and day. */
  taken: { gap_title: string; assignee: string; due_on: string }[];
  taken_count: number;
  /** Chosen gaps that are not in the list any more. */
  gone: number;
}

/** @throws InputError for a wrong form, or too many gaps */
export async function assignManyFromForm(
  ask: Ask,
  scopePath: string,
  request: GapRequest,
  form: FormData,
  now: Date
): Promise<BulkReport> {
  const today = todayInShanghai(now);
  const given = parseBulkForm(form, today);
  const tasks = await readTasks(ask, scopePath, today);
  const rows = { limit: MOST_GAPS, offset: 0 };
  const { gaps, total } = await (given.gap_ids === null
    ? readGaps(ask, scopePath, request, tasks, rows)
    : readGaps(ask, scopePath, { ...request, ...UNFILTERED }, tasks, { ...rows, gap_ids: given.gap_ids }));
  if (total > MOST_GAPS || (given.gap_ids?.length ?? 0) > MOST_GAPS)
    throw new InputError(
      'INPUT_INVALID',
      `一次最多派 ${MOST_GAPS} 个，符合条件的有 ${total} 个 — 派单 — 派单没有变化`,
      '请先按类别、地区或程度筛选'
    );
  const [publication] = await ask('shell/publication', {});
  const open = gaps.filter(({ standing }) => standing === 'open');
  const met = await assignOpenGaps(
    await theAppDb(),
    open.map((gap) => ({
      gap: snapshotOf(gap, publication!.as_of),
      assignment: {
        assignee: redact(assigneeOf(gap, given)).text,
        due_on: given.due_on,
        note: withoutPersonalData(given.note)
      }
    })),
    now
  );
  const taken = [...gaps.flatMap(({ standing, task }) => (standing !== 'open' && task ? [task] : [])), ...met];
  return {
    given: open.length - met.length,
    taken: taken.slice(0, TOLD).map(({ gap_title, assignee, due_on }) => ({ gap_title, assignee, due_on })),
    taken_count: taken.length,
    gone: given.gap_ids === null ? 0 : given.gap_ids.length - gaps.length
  };
}

function assigneeOf(gap: ListedGap, { unit, post }: { unit: string | null; post: string | null }): string {
  return `${unit ?? gap.unit_name} ${post ?? gapKindOf(gap.gap_type).post}`;
}
