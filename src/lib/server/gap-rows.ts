/** What 盲区清单 reads: gaps from the published data, tasks from `app.db`. */
import type { GapRequest } from '#lib/domain/gap-request.ts';
import { regionColumns } from '#lib/domain/regions.ts';
import {
  standingOf,
  taskByGap,
  taskFigures,
  type GapNow,
  type GapTask,
  type TaskStanding
} from '#lib/domain/gap-tasks.ts';
import { gapKindOf, HIGH_FROM } from '#lib/domain/gap-types.ts';
import type { GapRow } from '#lib/domain/gaps.ts';
import { theAppDb } from './app-db.ts';
import { remindersIn, tasksIn, type Reminder } from '#lib/app-db/tasks.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

export interface ListedGap extends GapRow {
  standing: TaskStanding;
  task: GapTask | null;
}

export interface ListedTask extends GapTask {
  standing: TaskStanding;
  size_now: number | null;
  /** The newest first. */
  reminders: Reminder[];
}

/** Tasks in a scope, each joined with the current state of its gap. */
export async function readTasks(ask: Ask, scopePath: string, today: string) {
  const app = await theAppDb();
  const tasks = taskByGap(await tasksIn(app, scopePath));
  const reminders = await remindersIn(app, scopePath);
  const rows = tasks.size === 0 ? [] : await ask('gaps/by_ids', { gap_ids: [...tasks.keys()] });
  const known = new Map<string, GapNow>();
  for (const row of rows) if (!known.has(row.gap_id) || row.closed_on === null) known.set(row.gap_id, row);
  const nowOf = (gapId: string): GapNow | null => known.get(gapId) ?? null;
  const held = new Set(
    (await ask('shell/sources', {})).filter((source) => source.record_count > 0).map((source) => source.source)
  );
  const isJudged = (gapType: string) => gapKindOf(gapType).sources.every((source) => held.has(source));
  const listed: ListedTask[] = [...tasks.values()].map((task) => ({
    ...task,
    standing: standingOf(task, nowOf(task.gap_id), today, isJudged(task.gap_type)),
    size_now: nowOf(task.gap_id)?.size ?? null,
    reminders: reminders.filter((reminder) => reminder.task_id === task.task_id)
  }));
  return { tasks, listed, nowOf, today, figures: taskFigures(listed.map((task) => task.standing)) };
}

type Tasks = Awaited<ReturnType<typeof readTasks>>;

/**
 * One page of the list; the standing of a task narrows the ids that the query may return.
 * @param rows.gap_ids only these; absent is every gap
 */
export async function readGaps(
  ask: Ask,
  scopePath: string,
  request: GapRequest,
  { tasks, listed, nowOf, today }: Tasks,
  rows: { limit: number; offset: number; gap_ids?: string[] }
) {
  const idsOf = (...standings: TaskStanding[]) =>
    listed.filter((task) => standings.includes(task.standing)).map((task) => task.gap_id);
  const { standing } = request;
  const inTasks = standing === 'assigned' || standing === 'overdue' || standing === 'waiting' ? idsOf(standing) : null;
  const found = await ask('gaps/list', {
    scope_path: scopePath,
    gap_type: request.type,
    ...regionColumns(request.region),
    need_from: request.need_from,
    need_to: request.need_to,
    order: request.order,
    closed: standing === 'closed',
    in_tasks: rows.gap_ids ?? inTasks,
    not_in_tasks: standing === 'open' ? idsOf('assigned', 'overdue', 'waiting') : null,
    row_limit: rows.limit,
    row_offset: rows.offset
  });
  const gaps: ListedGap[] = found.map((row) => {
    const task = tasks.get(row.gap_id) ?? null;
    const stands = standingOf(task, row, today);
    // A task that an earlier record answered says nothing about a gap that is open anew.
    const isAnswered = stands === 'closed' && row.closed_on === null;
    return {
      ...row,
      task: isAnswered ? null : task,
      standing: isAnswered ? 'open' : task === null ? standingOf(null, nowOf(row.gap_id) ?? row, today) : stands
    };
  });
  return { gaps, total: found[0]?.total_rows ?? 0 };
}

/** Everything that the page of the list shows. */
export async function readGapPage(ask: Ask, scopePath: string, request: GapRequest, today: string, pageSize: number) {
  const tasks = await readTasks(ask, scopePath, today);
  const counts = await ask('gaps/counts', {
    scope_path: scopePath,
    high_from: HIGH_FROM,
    ...regionColumns(request.region)
  });
  const [rules] = await ask('gaps/rules', {});
  const [worst] = await ask('gaps/list', {
    scope_path: scopePath,
    gap_type: request.type,
    ...regionColumns(request.region),
    need_from: 0,
    need_to: 100,
    order: 'need',
    closed: false,
    in_tasks: null,
    not_in_tasks: null,
    row_limit: 1,
    row_offset: 0
  });
  const silentOrUnvisited = await ask('gaps/stand_outs', { scope_path: scopePath, ...regionColumns(request.region) });
  const list = await readGaps(ask, scopePath, request, tasks, {
    limit: pageSize,
    offset: (request.page - 1) * pageSize
  });
  const region_name =
    (await ask('search/regions', {})).find(({ region_code }) => region_code === request.region)?.region_name ?? null;
  return {
    counts,
    region_name,
    rules: rules ?? null,
    worst: worst ?? null,
    missing: silentOrUnvisited.filter((row) => row.gap_type === 'G6').length,
    unvisited_counties: silentOrUnvisited.flatMap((row) =>
      row.gap_type === 'G1' && row.county_name ? [row.county_name] : []
    ),
    list,
    tasks: { listed: tasks.listed, figures: tasks.figures }
  };
}
