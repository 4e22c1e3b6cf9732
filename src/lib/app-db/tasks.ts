/** Tasks given out for gaps: assign → due → done. Every step changes the task and adds an event in one transaction. */
import { InputError } from '#lib/domain/errors.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import type { GapTask } from '#lib/domain/gap-tasks.ts';
import { and, desc, eq, inArray, like, ne } from 'drizzle-orm';
import type { AppDb } from './open.ts';
import { gapTaskEvents, gapTasks, users } from './schema.ts';

/** A task as the gap list showed it when it was given out. */
export interface GapSnapshot {
  gap_id: string;
  gap_type: string;
  gap_title: string;
  gap_since_on: string | null;
  gap_size: number | null;
  unit_org_id: string;
  unit_name: string;
  org_path: string;
}

export interface Assignment {
  assignee: string;
  /** ISO date. */
  due_on: string;
  note: string | null;
}

/** Gives a gap out, or changes who does it and until when if it is out already. */
export async function assignGap(
  { db, actingId }: AppDb,
  gap: GapSnapshot,
  { assignee, due_on, note }: Assignment,
  now: Date
): Promise<void> {
  const at = now.toISOString();
  await db.transaction(async (tx) => {
    const [running] = await tx
      .select()
      .from(gapTasks)
      .where(and(eq(gapTasks.gap_id, gap.gap_id), eq(gapTasks.state, 'assigned')));
    if (running) {
      await tx.update(gapTasks).set({ assignee, due_on }).where(eq(gapTasks.task_id, running.task_id));
      await tx
        .insert(gapTaskEvents)
        .values({ task_id: running.task_id, at, user_id: actingId(), step: 'change', due_on, assignee, note });
      return;
    }
    const [task] = await tx
      .insert(gapTasks)
      .values({ ...gap, assignee, due_on, state: 'assigned', assigned_at: at, assigned_by: actingId() })
      .returning({ task_id: gapTasks.task_id });
    await tx
      .insert(gapTaskEvents)
      .values({ task_id: task!.task_id, at, user_id: actingId(), step: 'assign', due_on, assignee, note });
  });
}

/** Rows of one insert: SQLite takes a limited number of values at once. */
const CHUNK = 500;

/**
 * Gives many gaps out at once. A gap that somebody gave out meanwhile keeps its task: it is returned, not changed.
 * @returns the running tasks that stood in the way
 */
export async function assignOpenGaps(
  { db, actingId }: AppDb,
  wanted: readonly { gap: GapSnapshot; assignment: Assignment }[],
  now: Date
): Promise<GapTask[]> {
  const at = now.toISOString();
  return db.transaction(
    async (tx) => {
      const taken: GapTask[] = [];
      for (let from = 0; from < wanted.length; from += CHUNK) {
        const chunk = wanted.slice(from, from + CHUNK);
        const ids = chunk.map(({ gap }) => gap.gap_id);
        const running = await tx
          .select()
          .from(gapTasks)
          .where(and(inArray(gapTasks.gap_id, ids), eq(gapTasks.state, 'assigned')));
        taken.push(...running);
        const free = chunk.filter(({ gap }) => !running.some((task) => task.gap_id === gap.gap_id));
        if (free.length === 0) continue;
        const given = await tx
          .insert(gapTasks)
          .values(
            free.map(({ gap, assignment: { assignee, due_on } }) => ({
              ...gap,
              assignee,
              due_on,
              state: 'assigned' as const,
              assigned_at: at,
              assigned_by: actingId()
            }))
          )
          .returning();
        const notes = new Map(free.map(({ gap, assignment }) => [gap.gap_id, assignment.note]));
        await tx
          .insert(gapTaskEvents)
          .values(
            given.map(({ task_id, gap_id, due_on, assignee }) => ({
              task_id,
              at,
              user_id: actingId(),
              step: 'assign' as const,
              due_on,
              assignee,
              note: notes.get(gap_id) ?? null
            }))
          );
      }
      return taken;
    },
    { behavior: 'immediate' }
  );
}

/**
 * Reminds (催办) those who have the tasks. A task that is no longer running is left aside, and so is one that was
 * reminded on the same day: two windows send one reminder.
 * @returns how many were reminded
 */
export async function remindTasks(
  { db, actingId }: AppDb,
  taskIds: readonly number[],
  note: string | null,
  now: Date
): Promise<number> {
  const at = now.toISOString();
  return db.transaction(
    async (tx) => {
      const running = await tx
        .select({ task_id: gapTasks.task_id })
        .from(gapTasks)
        .where(and(inArray(gapTasks.task_id, [...taskIds]), eq(gapTasks.state, 'assigned')));
      const reminded = await tx
        .select({ task_id: gapTaskEvents.task_id, at: gapTaskEvents.at })
        .from(gapTaskEvents)
        .where(and(inArray(gapTaskEvents.task_id, [...taskIds]), eq(gapTaskEvents.step, 'remind')));
      const today = todayInShanghai(now);
      const due = running.filter(
        ({ task_id }) =>
          !reminded.some((event) => event.task_id === task_id && todayInShanghai(new Date(event.at)) === today)
      );
      if (due.length > 0)
        await tx
          .insert(gapTaskEvents)
          .values(due.map(({ task_id }) => ({ task_id, at, user_id: actingId(), step: 'remind' as const, note })));
      return due.length;
    },
    { behavior: 'immediate' }
  );
}

export interface Reminder {
  task_id: number;
  at: string;
  by: string;
}

/** The reminders of the tasks of a scope, the newest first. */
export async function remindersIn({ db }: AppDb, scopePath: string): Promise<Reminder[]> {
  return db
    .select({ task_id: gapTaskEvents.task_id, at: gapTaskEvents.at, by: users.user_name })
    .from(gapTaskEvents)
    .innerJoin(gapTasks, eq(gapTasks.task_id, gapTaskEvents.task_id))
    .innerJoin(users, eq(users.user_id, gapTaskEvents.user_id))
    .where(and(like(gapTasks.org_path, withinScope(scopePath)), eq(gapTaskEvents.step, 'remind')))
    .orderBy(desc(gapTaskEvents.event_id));
}

/** The newest note that was given with each task when it was given out or changed. */
export async function notesOf({ db }: AppDb, taskIds: readonly number[]): Promise<Map<number, string>> {
  const events = await db
    .select({ task_id: gapTaskEvents.task_id, note: gapTaskEvents.note })
    .from(gapTaskEvents)
    .where(and(inArray(gapTaskEvents.task_id, [...taskIds]), inArray(gapTaskEvents.step, ['assign', 'change'])))
    .orderBy(gapTaskEvents.event_id);
  return new Map(events.flatMap(({ task_id, note }) => (note === null ? [] : [[task_id, note] as const])));
}

export type TaskStep = 'done' | 'reopen' | 'withdraw';

const BEFORE = { done: 'assigned', reopen: 'done', withdraw: 'assigned' } as const;
const AFTER = { done: 'done', reopen: 'assigned', withdraw: 'withdrawn' } as const;

/**
 * Marks a task as done, takes that back, or withdraws it. What was done twice (two windows, a reload) counts once.
 * @throws InputError when the task does not exist or a newer one is running for the gap
 */
export async function stepTask(
  { db, actingId }: AppDb,
  taskId: number,
  step: TaskStep,
  note: string | null,
  now: Date
): Promise<void> {
  const at = now.toISOString();
  await db.transaction(async (tx) => {
    const [task] = await tx.select().from(gapTasks).where(eq(gapTasks.task_id, taskId));
    if (!task)
      throw new InputError(
        'INPUT_INVALID',
        `没有编号为 ${taskId} 的派单 — 盲区清单 — 其他派单没有变化`,
        '请刷新清单后再试'
      );
    if (task.state === AFTER[step]) return;
    if (task.state !== BEFORE[step])
      throw new InputError(
        'INPUT_INVALID',
        `这项派单已被改动，不能再执行这一步 — 盲区清单 — 派单没有变化`,
        '请刷新清单，按现在的状态处理'
      );
    if (
      step === 'reopen' &&
      (
        await tx
          .select()
          .from(gapTasks)
          .where(and(eq(gapTasks.gap_id, task.gap_id), eq(gapTasks.state, 'assigned')))
      ).length > 0
    ) {
      throw new InputError(
        'INPUT_INVALID',
        '这个盲区已另有在办的派单 — 盲区清单 — 派单没有变化',
        '请在在办的派单上继续'
      );
    }
    await tx
      .update(gapTasks)
      .set({ state: AFTER[step], done_at: step === 'done' ? at : null })
      .where(eq(gapTasks.task_id, taskId));
    await tx.insert(gapTaskEvents).values({ task_id: taskId, at, user_id: actingId(), step, note });
  });
}

/** Path of the unit that a task was given to; null when there is no such task. */
export async function taskPath({ db }: AppDb, taskId: number): Promise<string | null> {
  const [task] = await db.select({ org_path: gapTasks.org_path }).from(gapTasks).where(eq(gapTasks.task_id, taskId));
  return task?.org_path ?? null;
}

/** The tasks of a scope that were not withdrawn, newest first. */
export async function tasksIn({ db }: AppDb, scopePath: string): Promise<GapTask[]> {
  return db
    .select()
    .from(gapTasks)
    .where(and(like(gapTasks.org_path, withinScope(scopePath)), ne(gapTasks.state, 'withdrawn')))
    .orderBy(desc(gapTasks.task_id));
}

function withinScope(scopePath: string): string {
  return `${scopePath.replace(/[%_]/g, '')}%`;
}

export interface TaskEvent {
  at: string;
  /** Name of who did it. */
  by: string;
  step: string;
  due_on: string | null;
  assignee: string | null;
  note: string | null;
}

/** Every step of the tasks of one gap, oldest first. */
export async function eventsOf({ db }: AppDb, gapId: string): Promise<TaskEvent[]> {
  return db
    .select({
      at: gapTaskEvents.at,
      by: users.user_name,
      step: gapTaskEvents.step,
      due_on: gapTaskEvents.due_on,
      assignee: gapTaskEvents.assignee,
      note: gapTaskEvents.note
    })
    .from(gapTaskEvents)
    .innerJoin(gapTasks, eq(gapTasks.task_id, gapTaskEvents.task_id))
    .innerJoin(users, eq(users.user_id, gapTaskEvents.user_id))
    .where(eq(gapTasks.gap_id, gapId))
    .orderBy(gapTaskEvents.event_id);
}
