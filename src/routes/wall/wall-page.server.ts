/** Reads a page of the wall: the same numbers as the page it stands for, the first lines only. */
import type { RegionTopology } from '#lib/charts/geometry.ts';
import { formatDate, formatInteger } from '#lib/domain/format.ts';
import { issueWords } from '#lib/domain/morning-items.ts';
import { severityOf } from '#lib/domain/gap-types.ts';
import { gapSentence, gapTotals } from '#lib/domain/gap-words.ts';
import { gapTitle } from '#lib/domain/gaps.ts';
import { ISSUE_STATES, issuesSentence, orderIssues } from '#lib/domain/hot-issues.ts';
import { periodLabel, todayInShanghai } from '#lib/domain/periods.ts';
import { dueCount, petitionSentence, workingDayWords } from '#lib/domain/petition-words.ts';
import { countOf } from '#lib/domain/work.ts';
import { wallFigure, type WallPage, type WallShown } from './wall.ts';
import { scopeName, type ShellData } from '#lib/domain/shell.ts';
import { readGapPage } from '#lib/server/gap-rows.ts';
import { readRanking } from '#lib/server/issues-page.ts';
import { readOverviewPage } from '#lib/server/overview-page.ts';
import { readPetitionPage } from '#lib/server/petition-page.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

/** Rows that fit below three figures, and on a page of their own, when read from the back of a room. */
const ROWS = 6;
const ROWS_ALONE = 8;
const ALL_GAPS = {
  type: null,
  region: null,
  need_from: 0,
  need_to: 100,
  standing: null,
  order: 'need',
  page: 1
} as const;

/** One page of the wall; 总览 and 覆盖地图 carry the map along. */
export async function readWall(ask: Ask, shell: ShellData, page: WallPage, topology: RegionTopology) {
  if (page === 'gaps') return { shown: await gapsOf(ask, shell), map: null };
  if (page === 'issues') return { shown: await issuesOf(ask, shell), map: null };
  if (page === 'petitions') return { shown: await petitionsOf(ask, shell), map: null };
  const { figures, morning, coverage, metric, geometry, month } = await readOverviewPage(ask, shell, topology);
  const map = { coverage, metric, geometry, month };
  if (page === 'map')
    return { shown: { sentence: coverage.sentence, figures: [], rows: [], rows_title: '', empty: '' }, map };
  const rows = morning.matters.map(({ key, what, unit, due }) => ({
    key,
    title: what,
    mark: '',
    note: [unit, due].filter((part) => part !== null).join('，')
  }));
  if (morning.issue && !morning.matters.some(({ kind }) => kind === 'issues'))
    rows.push({ key: 'issue', title: `最受关注的问题：${issueWords(morning.issue)}`, mark: '', note: '' });
  return {
    shown: {
      sentence: morning.headline,
      figures: figures.map(wallFigure),
      rows,
      rows_title: '今天三件事',
      empty: morning.unread ?? '没有需要马上处理的事项'
    },
    map
  };
}

async function gapsOf(ask: Ask, shell: ShellData): Promise<WallShown> {
  const { counts, rules, worst, missing, unvisited_counties, list, tasks } = await readGapPage(
    ask,
    shell.scope_path,
    ALL_GAPS,
    todayInShanghai(new Date()),
    ROWS
  );
  const totals = gapTotals(counts);
  return {
    sentence:
      rules === null
        ? '没有取入判定规则，判不出盲区；这不表示没有盲区。'
        : gapSentence({
            scope_name: scopeName(shell),
            as_of: shell.as_of,
            totals,
            worst,
            tasks: tasks.figures,
            closed_days: rules.closed_days,
            missing,
            unvisited_counties
          }),
    figures: [
      { label: '待消除的盲区', value: formatInteger(totals.open), unit: '个', note: '' },
      { label: '需要程度高', value: formatInteger(totals.high), unit: '个', note: '' },
      {
        label: '在办派单',
        value: formatInteger(tasks.figures.assigned + tasks.figures.overdue),
        unit: '项',
        note: `逾期 ${formatInteger(tasks.figures.overdue)} 项`
      }
    ],
    rows: list.gaps.map((gap) => ({
      key: gap.gap_id,
      title: gapTitle(gap, shell.as_of),
      mark: `${severityOf(gap.need).label} ${gap.need}`,
      note: gap.unit_name
    })),
    rows_title: '需要程度高的在前',
    empty: '没有发现盲区；没有报送数据的单位判不出盲区'
  };
}

async function issuesOf(ask: Ask, shell: ShellData): Promise<WallShown> {
  const issues = await readRanking(ask, shell, { state: null, topic: null });
  const active = issues.filter((issue) => issue.period_count > 0);
  return {
    sentence: issuesSentence(issues, periodLabel(shell.filters.period), scopeName(shell)),
    figures: [],
    rows: orderIssues(active, 'now')
      .slice(0, ROWS_ALONE)
      .map((issue) => ({
        key: issue.issue_id,
        title: issue.label,
        mark: ISSUE_STATES[issue.state]?.label ?? issue.state,
        note: `本期 ${formatInteger(issue.period_count)} 条，上期 ${formatInteger(issue.before_count)} 条，${formatInteger(issue.source_count)} 个来源，${issue.county_count === 0 ? '没有写到县' : `${formatInteger(issue.county_count)} 个县`}`
      })),
    rows_title: '近期热度高的在前',
    empty: '没有归集到热点问题的记录；这不等于没有问题'
  };
}

async function petitionsOf(ask: Ask, shell: ShellData): Promise<WallShown> {
  const read = await readPetitionPage(ask, shell);
  const satisfaction = read.indicators.find(({ metric }) => metric.indicator === 'A29P');
  return {
    sentence: petitionSentence({
      scope_name: scopeName(shell),
      period: shell.filters.period,
      as_of: shell.as_of,
      against: read.time.against,
      ...read.counts,
      due: read.due,
      list: read.list,
      surges: read.surges,
      satisfaction
    }),
    figures: [
      { label: '登记诉求', value: formatInteger(countOf(read.counts.now, 'channel')), unit: '件', note: '' },
      { label: '逾期未办结', value: formatInteger(dueCount(read.due, 'overdue')), unit: '件', note: '' },
      { label: '十个工作日内到期', value: formatInteger(dueCount(read.due, 'soon')), unit: '件', note: '' }
    ],
    rows: read.list
      .slice(0, ROWS)
      .map((row, i) => ({
        key: `${i}`,
        title: `${row.topic_name ?? '未标注类别'}（${row.petition_id}）`,
        mark: workingDayWords(row.working_days),
        note: `${row.unit_name}，期限 ${row.due_on ? formatDate(row.due_on) : '—'}`
      })),
    rows_title: '最急的在前',
    empty: '没有逾期或十个工作日内到期的事项'
  };
}
