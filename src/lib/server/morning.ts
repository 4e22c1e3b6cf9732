/** Reads the lists of the morning: gaps, letters, issues, agreements, submissions, tasks given out. */
import { QueryError } from '#lib/domain/errors.ts';
import { taskFigures } from '#lib/domain/gap-tasks.ts';
import { orderIssues } from '#lib/domain/hot-issues.ts';
import { problemLine } from '#lib/domain/log-line.ts';
import { oneOfEachKind } from '#lib/domain/morning.ts';
import type { Listed, MorningLists } from '#lib/domain/morning-lists.ts';
import { monthBounds } from '#lib/domain/overview-counts.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readGaps, readTasks } from './gap-rows.ts';
import { readRanking } from './issues-page.ts';

/** Gaps that the first page may show; the count covers all. */
const GAPS = 3;
/** Read for them, so that other kinds than the first are found. */
const GAPS_READ = 60;
const OPEN_GAPS = {
  type: null,
  region: null,
  need_from: 0,
  need_to: 100,
  standing: 'open',
  order: 'need',
  page: 1
} as const;

const NO_TASKS = { tasks: new Map(), listed: [], nowOf: () => null, figures: taskFigures([]) };

/** A list that fails is told as unread; the page and its other lists stay. */
async function listed<T>(read: () => Promise<readonly T[]>): Promise<Listed<T>> {
  try {
    return { rows: await read(), unread: null };
  } catch (problem) {
    if (!(problem instanceof QueryError)) throw problem;
    console.error(problemLine(new Date(), problem));
    return { rows: [], unread: '加载失败' };
  }
}

/** @param held sources with any record: a list judged by a source that is not there is unread, not empty */
export async function readMorning(
  ask: Ask,
  shell: ShellData,
  held: ReadonlySet<string>,
  today: string
): Promise<MorningLists> {
  const { scope_path, filters } = shell;
  const from =
    (source: string) =>
    <T>(read: () => Promise<readonly T[]>): Promise<Listed<T>> =>
      held.has(source) ? listed(read) : Promise.resolve({ rows: [], unread: '没有接入' });
  const read = await listed(async () => [await readTasks(ask, scope_path, today)]);
  const given = read.rows[0] ?? { ...NO_TASKS, today };
  let gap_count = 0;
  const isRuled = (await ask('gaps/rules', {})).length > 0;
  const gaps = isRuled
    ? await listed(async () => {
        const found = await readGaps(ask, scope_path, OPEN_GAPS, given, { limit: GAPS_READ, offset: 0 });
        gap_count = found.total;
        return oneOfEachKind(found.gaps, GAPS);
      })
    : { rows: [], unread: '没有取入判定规则' };
  return {
    tasks:
      read.unread === null
        ? { rows: given.listed.filter(({ standing }) => standing !== 'closed'), unread: null }
        : { rows: [], unread: read.unread },
    gaps,
    gap_count,
    petitions: await from('petitions')(() => ask('overview/due_units', { scope_path })),
    issues: await listed(async () =>
      orderIssues(await readRanking(ask, shell, { state: null, topic: null }), 'now').filter(
        ({ period_count }) => period_count > 0
      )
    ),
    agreements: await from('negotiations')(() => ask('overview/expiring_units', { scope_path })),
    missing: await listed(() => ask('overview/missing_list', { ...monthBounds(filters.period), scope_path }))
  };
}
