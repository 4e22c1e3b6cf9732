/** 二、热点问题：每个的事实、地区、走势、建议。 */
import { trendSummary, type TrendInput } from '#lib/charts/trend.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDate, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { periodLabel, periodOf } from '#lib/domain/periods.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { adviceFor, proposalFor } from '#lib/briefing/advice.ts';
import { circulatedLabel } from '#lib/briefing/circulated-label.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Figure, Heading, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { countChangePhrase, MINIMUM_EVIDENCE, rankedPhrase, recordOf, recordPhrase } from '#lib/briefing/words.ts';
import { courseOf, type Course } from './issue-course.ts';
import { againstPrevious, toldLater, type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

type HotIssue = BriefingFacts['hot_issues']['rows'][number];

const MONTHS_SHOWN = 24;
/** Issues that are told; the table of the annex has all. */
const TOLD = 3;
const COUNTED = '本期归入该问题的走访意见、信访和网络帖文记录数；同一件事的记录归成一个问题';
const HEAT = '累计热度 0 至 100，按问题全部记录的声量、互动、增幅和负面占比计，算法见热点问题页；随数据版本变化';

export const hotIssues: Section = (facts) => {
  const shown = facts.hot_issues.rows.filter((row) => row.record_count >= MINIMUM_EVIDENCE);
  if (shown.length === 0)
    return [
      heading(1, '热点问题'),
      note('issues.none', `本期没有达到 ${MINIMUM_EVIDENCE} 条记录的热点问题；证据不足，不作分析。`)
    ];
  const told = shown.slice(0, TOLD);
  return [
    heading(1, '热点问题'),
    paragraph(
      'issues.opening',
      '本期记录达到最低证据的热点问题列 ',
      citeFrom(facts.hot_issues, 'issues', '本期记录数达到最低证据的热点问题，按记录数排列，至多五个')(
        'count',
        '所列热点问题数',
        shown.length,
        formatInteger(shown.length)
      ),
      shown.length > told.length ? ' 个，居前的是：' : ' 个：'
    ),
    ...told.flatMap((issue) => toldIssue(facts, issue)),
    ...sharedAdvice(facts, told),
    issueTable(facts, shown),
    ...issueTrend(facts, shown)
  ];
};

/** The course of an issue at the end of the data; the counts of an older period say nothing about it. */
function course(facts: BriefingFacts, issue: HotIssue): Course | null {
  const isLater = toldLater(facts) !== null;
  return courseOf({
    state: issue.state,
    now: issue.record_count,
    before: facts.compared && !isLater ? issue.before_count : null,
    isRecord: !isLater && recordOf(monthsCompared(facts, issue))?.word === '最高'
  });
}

function monthsCompared(facts: BriefingFacts, issue: HotIssue): number[] {
  return facts.request.period.kind === 'month' && !facts.until ? monthsOfIssue(facts, issue.issue_id) : [];
}

/** An issue of the text: its name and one paragraph. */
function toldIssue(facts: BriefingFacts, issue: HotIssue): Block[] {
  const places = citiesOf(facts, issue);
  const where = places.length === 0 ? [] : joinText('；', places);
  return [nameOf(facts, issue, 2), paragraph(`issue.${issue.issue_id}.facts`, factsOf(facts, issue), where, '。')];
}

/** One issue for a 专题快报: facts, places, advice. */
export function oneIssue(facts: BriefingFacts, issue: HotIssue): Block[] {
  const id = `issue.${issue.issue_id}`;
  const places = placesOf(facts, issue);
  const at = course(facts, issue);
  return [
    nameOf(facts, issue, 1),
    paragraph(
      `${id}.facts`,
      factsOf(facts, issue),
      '；主题为',
      issue.topic_name ?? '未归类',
      heatPhrase(facts, issue),
      '。'
    ),
    paragraph(`${id}.places`, places.length === 0 ? '地区：记录没有写明地区。' : joinText('地区', places, '。')),
    paragraph(
      `${id}.advice`,
      '建议：',
      adviceFor(issue.topic_code, {
        isRising: facts.compared !== null && at === '上升',
        isHigh: facts.compared !== null && at === '高位',
        isReopened: at === '复发'
      })
    )
  ];
}

function nameOf(facts: BriefingFacts, issue: HotIssue, level: 1 | 2): Heading {
  const label = circulatedLabel(issue.label);
  const cite = citeFrom(facts.hot_issues, `issue.${issue.issue_id}`, COUNTED);
  return heading(level, cite('label', '热点问题名称（取自原件的一句话，不列企业名称）', label, label));
}

function factsOf(facts: BriefingFacts, issue: HotIssue): Inline[] {
  const id = `issue.${issue.issue_id}`;
  const cite = citeFrom(facts.hot_issues, id, COUNTED);
  const at = course(facts, issue);
  const later = toldLater(facts);
  return joinText(
    '本期共 ',
    cite('count', '本期记录数', issue.record_count, formatInteger(issue.record_count)),
    ' 条',
    mixPhrase(facts, issue),
    countChangePhrase(
      citeFrom(facts.hot_issues, `${id}.previous`, COUNTED),
      'change',
      { now: issue.record_count, before: facts.compared ? issue.before_count : null, unit: '条' },
      againstPrevious(facts)
    ),
    recordPhrase(cite, 'count', monthsCompared(facts, issue)),
    `；最早见于${periodLabel(periodOf('month', issue.first_month))}`,
    at ? ['，', ...(later ? ['至', cite('as_of', '数据截止日', later, formatDate(later))] : ['目前']), at] : ''
  );
}

const PLACES = ['（一）', '（二）', '（三）', '（四）', '（五）'];

/** Advice on all issues: issues with the same proposal share it, and the duty to report is named once. */
function sharedAdvice(facts: BriefingFacts, issues: readonly HotIssue[]): Block[] {
  const which = (chosen: readonly HotIssue[]) =>
    `第${chosen.map((issue) => PLACES[issues.indexOf(issue)]!).join('')}项`;
  const proposals = [...new Set(issues.map((issue) => proposalFor(issue.topic_code)))].map(
    (said) => `${which(issues.filter((issue) => proposalFor(issue.topic_code) === said))}，${said}`
  );
  const of = (...wanted: Course[]) =>
    issues.filter((issue) => {
      const at = course(facts, issue);
      return at !== null && wanted.includes(at);
    });
  const moved = facts.compared === null ? [] : of('上升', '高位');
  const again = of('复发');
  return [
    paragraph(
      'issues.advice',
      '建议：',
      proposals.join('；'),
      moved.length > 0 ? `。${which(moved)}带有倾向性，宜按第六条及时向同级党政和上级工会专题报告` : '',
      again.length > 0 ? `。${which(again)}沉寂后再次出现，宜复查前次办理结果` : '',
      '。'
    )
  ];
}

/** All issues with their counts, topic and heat, for the annex. */
function issueTable(facts: BriefingFacts, issues: readonly HotIssue[]): Block {
  const count = (issue: HotIssue, key: 'petition_count' | 'post_count' | 'visit_count', label: string) =>
    issue[key] === 0
      ? ['0']
      : [
          citeFrom(facts.hot_issues, `issue.${issue.issue_id}`, COUNTED)(
            key,
            `本期${label}数`,
            issue[key],
            formatInteger(issue[key])
          )
        ];
  return {
    type: 'table',
    id: 'issues.list',
    title: '热点问题一览（本期记录数）',
    columns: [
      { label: '热点问题', numeric: false, weight: 7 },
      { label: '主题', numeric: false, weight: 4 },
      { label: '合计', numeric: true, weight: 2 },
      { label: '信访', numeric: true, weight: 2 },
      { label: '帖文', numeric: true, weight: 2 },
      { label: '走访', numeric: true, weight: 2 },
      { label: '累计热度', numeric: true, weight: 2 }
    ],
    rows: issues.map((issue): Inline[][] => {
      const cite = citeFrom(facts.hot_issues, `issue.${issue.issue_id}`, COUNTED);
      const label = circulatedLabel(issue.label);
      return [
        [cite('label', '热点问题名称（取自原件的一句话，不列企业名称）', label, label)],
        [issue.topic_name ?? '未归类'],
        [cite('count', '本期记录数', issue.record_count, formatInteger(issue.record_count))],
        count(issue, 'petition_count', '信访'),
        count(issue, 'post_count', '网络帖文'),
        count(issue, 'visit_count', '走访意见'),
        issue.heat === null || issue.small_sample
          ? ['—']
          : [
              citeFrom(facts.hot_issues, `issue.${issue.issue_id}`, HEAT)(
                'heat',
                '累计热度',
                issue.heat,
                formatDecimal(issue.heat)
              )
            ]
      ];
    })
  };
}

function mixPhrase(facts: BriefingFacts, issue: HotIssue): Inline[] {
  const cite = citeFrom(facts.hot_issues, `issue.${issue.issue_id}`, COUNTED);
  const parts = (
    [
      ['petition_count', '信访', '件'],
      ['post_count', '网络帖文', '条'],
      ['visit_count', '走访意见', '条']
    ] as const
  ).flatMap(([key, label, unit]): Inline[][] =>
    issue[key] === 0
      ? []
      : [joinText(`${label} `, cite(key, `本期${label}数`, issue[key], formatInteger(issue[key])), ` ${unit}`)]
  );
  return parts.length === 0
    ? []
    : joinText(
        '（',
        parts.flatMap((part, i) => (i > 0 ? ['、', ...part] : part)),
        '）'
      );
}

function heatPhrase(facts: BriefingFacts, issue: HotIssue): Inline[] {
  if (issue.heat === null || issue.small_sample) return [];
  const cite = citeFrom(facts.hot_issues, `issue.${issue.issue_id}`, HEAT);
  return joinText('，累计热度 ', cite('heat', '累计热度', issue.heat, formatDecimal(issue.heat)));
}

const WHERE = '本期该问题按记录所在地区计的条数；说不出地区的不列';
const PLACES_NAMED = 3;

/** 居前的是榆林市 12 条、西安市 8 条; empty where the records name no place. */
function citiesOf(facts: BriefingFacts, { issue_id }: HotIssue): Inline[] {
  const cities = facts.issue_places.rows
    .filter((row) => row.issue_id === issue_id)
    .slice(0, PLACES_NAMED)
    .map((row) => ({
      key: row.city_code,
      name: CITIES.find((city) => city.region_code === row.city_code)?.region_name ?? row.city_code,
      count: row.record_count
    }));
  const cite = citeFrom(facts.issue_places, `issue.${issue_id}.city`, WHERE);
  return cities.length === 0 ? [] : joinText('居前的是', rankedPhrase(cite, 'count', cities, '条', '该市条数'));
}

/** The cities, and the counties below them. */
function placesOf(facts: BriefingFacts, issue: HotIssue): Inline[] {
  const counties = facts.issue_counties.rows
    .filter((row) => row.issue_id === issue.issue_id)
    .slice(0, PLACES_NAMED)
    .map((row) => ({ key: row.county_code, name: row.region_name, count: row.record_count }));
  const cities = citiesOf(facts, issue);
  if (cities.length === 0 || counties.length === 0) return cities;
  const cite = citeFrom(facts.issue_counties, `issue.${issue.issue_id}.county`, WHERE);
  return joinText(cities, '，县区居前的是', rankedPhrase(cite, 'count', counties, '条', '该县区条数'));
}

function monthsOfIssue(facts: BriefingFacts, issueId: string): number[] {
  return monthsUpTo(facts.month, MONTHS_SHOWN).map(
    (month) => facts.issue_months.rows.find((row) => row.issue_id === issueId && row.month === month)?.record_count ?? 0
  );
}

export function issueTrend(facts: BriefingFacts, issues: readonly HotIssue[]): Figure[] {
  const input: TrendInput = {
    periods: monthsUpTo(facts.month, MONTHS_SHOWN).map(monthLabel),
    unfinished: facts.until ? `${monthLabel(facts.month)}（${formatDate(facts.until)}止）` : null,
    series: issues.map((issue) => ({
      key: issue.issue_id,
      label: circulatedLabel(issue.label),
      values: monthsOfIssue(facts, issue.issue_id)
    }))
  };
  return [
    {
      type: 'figure',
      id: 'issues.trend',
      title: `${facts.scope.name}所列热点问题每月记录数（近 24 个月）`,
      summary: trendSummary(input, '条'),
      drawing: { kind: 'trend', input, unit: '条' }
    }
  ];
}
