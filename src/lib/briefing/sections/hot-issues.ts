/** 二、热点问题：每个的事实、地区、走势、建议。 */
import { trendSummary, type TrendInput } from '#lib/charts/trend.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDay, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { periodLabel, periodOf } from '#lib/domain/periods.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { adviceFor } from '#lib/briefing/advice.ts';
import { circulatedLabel } from '#lib/briefing/circulated-label.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Figure, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { countChangePhrase, MINIMUM_EVIDENCE, rankedPhrase, recordPhrase } from '#lib/briefing/words.ts';
import { againstPrevious, type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

type HotIssue = BriefingFacts['hot_issues']['rows'][number];

const MONTHS_SHOWN = 24;
const COUNTED = '本期归入该问题的走访意见、信访和网络帖文记录数；同一件事的记录归成一个问题';
const STATES: Record<string, string> = {
  new: '新出现',
  rising: '上升',
  high: '高位',
  steady: '平稳',
  fading: '消退',
  closed: '已沉寂',
  reopened: '复发'
};

export const hotIssues: Section = (facts) => {
  const shown = facts.hot_issues.rows.filter((row) => row.record_count >= MINIMUM_EVIDENCE);
  if (shown.length === 0)
    return [
      heading(1, '热点问题'),
      note('issues.none', `本期没有达到 ${MINIMUM_EVIDENCE} 条记录的热点问题；证据不足，不作分析。`)
    ];
  return [
    heading(1, '热点问题'),
    paragraph(
      'issues.opening',
      '按本期记录数排列，前 ',
      citeFrom(facts.hot_issues, 'issues', '本期记录数达到最低证据的热点问题，按记录数排列，至多五个')(
        'count',
        '所列热点问题数',
        shown.length,
        formatInteger(shown.length)
      ),
      ' 个热点问题如下。'
    ),
    ...issueTrend(facts, shown),
    ...shown.flatMap((issue) => oneIssue(facts, issue, 2))
  ];
};

/** One issue: also the body of a 专题快报. */
export function oneIssue(facts: BriefingFacts, issue: HotIssue, level: 1 | 2): Block[] {
  const id = `issue.${issue.issue_id}`;
  const cite = citeFrom(facts.hot_issues, id, COUNTED);
  return [
    heading(
      level,
      cite(
        'label',
        '热点问题名称（取自原件的一句话，不列企业名称）',
        circulatedLabel(issue.label),
        circulatedLabel(issue.label)
      )
    ),
    paragraph(
      `${id}.facts`,
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
      recordPhrase(
        cite,
        'count',
        facts.request.period.kind === 'month' && !facts.until ? monthsOfIssue(facts, issue.issue_id) : []
      ),
      '；主题为',
      issue.topic_name ?? '未归类',
      `，最早见于${periodLabel(periodOf('month', issue.first_month))}`,
      heatPhrase(facts, issue),
      '。'
    ),
    ...placesOf(facts, issue),
    paragraph(
      `${id}.advice`,
      '建议：',
      adviceFor(issue.topic_code, {
        isRising: facts.compared !== null && issue.state === 'rising',
        isHigh: facts.compared !== null && issue.state === 'high',
        isReopened: issue.state === 'reopened'
      })
    )
  ];
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
  const cite = citeFrom(
    facts.hot_issues,
    `issue.${issue.issue_id}`,
    '累计热度 0 至 100，按问题全部记录的声量、互动、增幅和负面占比计，算法见热点问题页；随数据版本变化'
  );
  return joinText(
    `；数据截止时状态为${STATES[issue.state] ?? issue.state}，累计热度 `,
    cite('heat', '累计热度', issue.heat, formatDecimal(issue.heat))
  );
}

function placesOf(facts: BriefingFacts, { issue_id }: HotIssue): Block[] {
  const cities = facts.issue_places.rows
    .filter((row) => row.issue_id === issue_id)
    .slice(0, 3)
    .map((row) => ({
      key: row.city_code,
      name: CITIES.find((city) => city.region_code === row.city_code)?.region_name ?? row.city_code,
      count: row.record_count
    }));
  const counties = facts.issue_counties.rows
    .filter((row) => row.issue_id === issue_id)
    .slice(0, 3)
    .map((row) => ({ key: row.county_code, name: row.region_name, count: row.record_count }));
  if (cities.length === 0) return [paragraph(`issue.${issue_id}.places`, '地区：记录没有写明地区。')];
  const where = '本期该问题按记录所在地区计的条数；说不出地区的不列';
  return [
    paragraph(
      `issue.${issue_id}.places`,
      '地区：',
      rankedPhrase(citeFrom(facts.issue_places, `issue.${issue_id}.city`, where), 'count', cities, '条', '该市条数'),
      counties.length === 0
        ? ''
        : joinText(
            '；县区居前的是',
            rankedPhrase(
              citeFrom(facts.issue_counties, `issue.${issue_id}.county`, where),
              'count',
              counties,
              '条',
              '该县区条数'
            )
          ),
      '。'
    )
  ];
}

function monthsOfIssue(facts: BriefingFacts, issueId: string): number[] {
  return monthsUpTo(facts.month, MONTHS_SHOWN).map(
    (month) => facts.issue_months.rows.find((row) => row.issue_id === issueId && row.month === month)?.record_count ?? 0
  );
}

const SERIES_LABEL = 10;

export function issueTrend(facts: BriefingFacts, issues: readonly HotIssue[]): Figure[] {
  const input: TrendInput = {
    periods: monthsUpTo(facts.month, MONTHS_SHOWN).map(monthLabel),
    unfinished: facts.until ? `${monthLabel(facts.month)}（${formatDay(facts.until)}止）` : null,
    series: issues.map((issue) => ({
      key: issue.issue_id,
      label: shortened(issue.label),
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

function shortened(label: string): string {
  const characters = [...circulatedLabel(label)];
  return characters.length > SERIES_LABEL ? `${characters.slice(0, SERIES_LABEL).join('')}…` : characters.join('');
}
