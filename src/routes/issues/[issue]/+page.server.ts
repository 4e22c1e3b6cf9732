import { error, redirect } from '@sveltejs/kit';
import { decisionsOnIssue, standingIssueDecisions } from '#lib/app-db/issue-decisions.ts';
import { CITIES_WIDTH, mapGeometry } from '#lib/charts/geometry.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';
import { issueTrend, issueCells } from '../issue-charts.ts';
import { lastMonthOf, trendEnd } from '#lib/domain/overview-counts.ts';
import { config } from '#lib/server/config.ts';
import { visitorMay } from '#lib/server/access/visitor.ts';
import { answer } from '#lib/server/query.ts';
import { ownStudiesOn } from '#lib/server/study-page.ts';
import { readIssue } from '#lib/server/issues-page.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { decidedIssue } from '#lib/domain/issue-decisions.ts';
import { deciding, takingBack } from './decide.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** One hot issue: when, where, in which sources, what is said, what was done. */
export const load: PageServerLoad = async ({ parent, params, url }) => {
  const { shell } = await parent();
  if (!/^[\w-]{1,40}$/.test(params.issue) || shell.age_state === 'missing')
    error(404, '没有这个热点问题 — 网址 — 数据没有变化。请从热点问题列表进入');
  const read = await answer((ask, { answers }) => readIssue(ask, answers, params.issue, shell.scope_path));
  if (!read) {
    const [gone] = await answer((ask) => ask('issues/merged', { issue_id: params.issue }));
    if (gone?.merged_into) redirect(307, `/issues/${gone.merged_into}${url.search}`);
    error(404, '没有这个热点问题 — 网址 — 数据没有变化。问题可能已并入别的问题或记录已撤回，请从热点问题列表进入');
  }
  const geometry = mapGeometry(await loadTopology(config.DATA_DIR), { level: 'city' }, CITIES_WIDTH);
  // Whoever may not read single records gets none, not even unseen in the data of the page.
  const may_read_rows = visitorMay('read_rows');
  const app = await theAppDb();
  const decided = decidedIssue(read.issue, await standingIssueDecisions(app));
  return {
    ...read,
    texts: may_read_rows ? read.texts : [],
    may_read_rows,
    issue: { ...read.issue, label: decided.label, state: decided.state },
    decided,
    decisions: await decisionsOnIssue(app, params.issue),
    // Only whoever sees all records of an issue decides on it.
    may_decide: visitorMay('decide_issues') && read.issue.state !== 'shared',
    members: may_read_rows ? read.members : [],
    own: await ownStudiesOn(read.issue.topic_code),
    geometry,
    trend: issueTrend(read.volumes, read.all_days, {
      until: trendEnd(lastMonthOf(shell.filters.period, shell.as_of), shell.as_of),
      asOf: shell.as_of
    }),
    cells: issueCells(read.volumes, geometry.shapes, read.places)
  };
};

export const actions: Actions = {
  merge: deciding('merge'),
  split: deciding('split'),
  rename: deciding('rename'),
  close: deciding('close'),
  confirm: deciding('confirm'),
  undo: takingBack
};
