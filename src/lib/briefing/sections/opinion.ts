/** 六、网络舆情：条数、诉求、负面倾向、话题、地区。 */
import { topicBars, type TopicBarRow } from '#lib/charts/topic-bars.ts';
import { trendSummary, type TrendInput } from '#lib/charts/trend.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDate, formatInteger } from '#lib/domain/format.ts';
import { countOfMonth } from '#lib/domain/overview-counts.ts';
import { monthsOf, type Period } from '#lib/domain/periods.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { decideFigure } from '#lib/domain/suppression.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import {
  countChangePhrase,
  intervalPhrase,
  MINIMUM_EVIDENCE,
  rankedPhrase,
  shareChangePhrase,
  type Share
} from '#lib/briefing/words.ts';
import { absentNote, againstPrevious, AGAINST_YEAR, countsOf, openingOf, type Section } from './section.ts';
import { usualPhrase } from './usual.ts';
import { heading, joinText, note, paragraph } from '#lib/document/blocks.ts';

const MONTHS_SHOWN = 24;
const POSTS = '按发布日期计的网络帖文条数，含新闻和宣传';
const REQUESTS = '网络帖文中标注为诉求或咨询的条数；新闻、宣传和工会账号不计';
const NEGATIVE = '诉求和咨询中倾向为负面的；倾向由程序标注，供研判参考';

export const opinion: Section = (facts) => {
  const head = heading(1, '网络舆情');
  const { now, previous, year, span } = countsOf(facts, 'posts');
  if (now === null) return [head, absentNote('opinion.absent', '网络帖文', facts, span)];
  const cite = citeFrom(facts.volumes, 'posts', POSTS);
  const isAlone = facts.request.kind === 'opinion';
  const counted = joinText(
    isAlone ? openingOf(facts) : '本期',
    '收录网络帖文 ',
    cite('count', '本期收录网络帖文数', now, formatInteger(now)),
    ' 条',
    isAlone ? changes(facts, now, previous, year) : '（增减见概览）'
  );
  if (now < MINIMUM_EVIDENCE)
    return [
      head,
      paragraph('opinion.count', counted, '。'),
      note('opinion.few', `本期不足 ${MINIMUM_EVIDENCE} 条，证据不足，不作分析。`)
    ];
  return [head, ...requests(facts, counted), ...trend(facts), ...topics(facts), ...places(facts)];
};

/** Where no overview tells them: the changes against the period before and the year before, and what is usual. */
function changes(facts: BriefingFacts, now: number, previous: number | null, year: number | null): Inline[] {
  const change = (prefix: string) => citeFrom(facts.volumes, `posts.${prefix}`, POSTS);
  return joinText(
    countChangePhrase(change('previous'), 'change', { now, before: previous, unit: '条' }, againstPrevious(facts)),
    countChangePhrase(change('year'), 'change', { now, before: year, unit: '条' }, AGAINST_YEAR),
    usualPhrase(facts, 'posts', '条', POSTS)
  );
}

function requestsIn(facts: BriefingFacts, period: Period): Share {
  const months = monthsOf(period).map((month) => `${month}-01`);
  const rows = facts.polarity.rows.filter((row) => months.includes(row.month));
  return {
    numerator: rows.reduce((sum, row) => sum + row.negative_count, 0),
    denominator: rows.reduce((sum, row) => sum + row.request_count, 0)
  };
}

function requests(facts: BriefingFacts, counted: readonly Inline[]): Block[] {
  const now = requestsIn(facts, facts.request.period);
  const before = facts.compared ? requestsIn(facts, facts.compared.previous) : null;
  const cite = citeFrom(facts.polarity, 'posts.requests', REQUESTS);
  const negative = citeFrom(facts.polarity, 'posts.negative', NEGATIVE);
  const figure = decideFigure({ measure: 'share', of: 'records', ...now });
  const share =
    figure.value === null
      ? ['，条数过少，不算负面占比']
      : [
          '，其中负面 ',
          negative('count', '负面诉求和咨询条数', now.numerator, formatInteger(now.numerator)),
          ' 条，占 ',
          negative('share', '负面占比', figure.value, figure.text),
          ...intervalPhrase(negative, 'interval', now),
          ...shareChangePhrase(negative, 'previous', now, before, againstPrevious(facts).words)
        ];
  return [
    paragraph(
      'opinion.count',
      counted,
      '；属于诉求和咨询的 ',
      cite('count', '诉求和咨询条数', now.denominator, formatInteger(now.denominator)),
      ' 条',
      share,
      '。'
    )
  ];
}

function trend(facts: BriefingFacts): Block[] {
  const months = monthsUpTo(facts.month, MONTHS_SHOWN);
  const span = facts.spans.rows.find((row) => row.source === 'posts');
  const valueOf = (month: string, key: 'request_count' | 'negative_count') =>
    countOfMonth([], span, month) === null
      ? null
      : (facts.polarity.rows.find((row) => row.month === month)?.[key] ?? 0);
  const input: TrendInput = {
    periods: months.map(monthLabel),
    unfinished: facts.until ? `${monthLabel(facts.month)}（${formatDate(facts.until)}止）` : null,
    series: [
      { key: 'requests', label: '诉求和咨询', values: months.map((month) => valueOf(month, 'request_count')) },
      { key: 'negative', label: '其中负面', values: months.map((month) => valueOf(month, 'negative_count')) }
    ]
  };
  return [
    {
      type: 'figure',
      id: 'opinion.trend',
      title: `${facts.scope.name}网络诉求和咨询（近 24 个月）`,
      summary: trendSummary(input, '条'),
      drawing: { kind: 'trend', input, unit: '条' }
    }
  ];
}

function topics(facts: BriefingFacts): Block[] {
  const months = monthsOf(facts.request.period).map((month) => `${month}-01`);
  const byName = new Map<string, { key: string; count: number }>();
  for (const row of facts.topics.rows) {
    if (!months.includes(row.month) || row.post_count === 0) continue;
    const at = byName.get(row.topic_name) ?? { key: row.topic_code, count: 0 };
    byName.set(row.topic_name, { ...at, count: at.count + row.post_count });
  }
  const ranked = [...byName]
    .map(([name, at]) => ({ name, ...at }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  if (ranked.length === 0) return [note('opinion.unclassified', '本期诉求帖文都未能归类，不作话题排行。')];
  if (ranked[0]!.count < MINIMUM_EVIDENCE)
    return [note('opinion.topics', `每个话题都不足 ${MINIMUM_EVIDENCE} 条，不作话题排行。`)];
  const cite = citeFrom(facts.topics, 'posts.topic', '网络帖文中诉求和咨询按程序标注的首要主题计数，每条只计一次');
  const bars: TopicBarRow[] = ranked.map(({ name, count }) => ({ topic: name, counts: { posts: count } }));
  const spec = topicBars(bars, [{ key: 'posts', label: '帖文' }], '条');
  return [
    paragraph(
      'opinion.topics',
      '话题居前的是',
      rankedPhrase(cite, 'count', ranked.slice(0, facts.request.kind === 'opinion' ? 5 : 3), '条', '该话题帖文条数'),
      '。'
    ),
    {
      type: 'figure',
      id: 'opinion.topics',
      title: `网络诉求最多的话题是${ranked[0]!.name}`,
      summary: spec.summary,
      drawing: { kind: 'bars', rows: bars, parts: [{ key: 'posts', label: '帖文' }], unit: '条' }
    }
  ];
}

function places(facts: BriefingFacts): Block[] {
  if (facts.scope.city_code !== null) return [];
  const ranked = facts.places.rows
    .filter((row) => row.source === 'posts')
    .sort((a, b) => b.record_count - a.record_count || (a.city_code < b.city_code ? -1 : 1))
    .slice(0, 3)
    .map((row) => ({
      key: row.city_code,
      name: CITIES.find((city) => city.region_code === row.city_code)?.region_name ?? row.city_code,
      count: row.record_count
    }));
  if (ranked.length === 0) return [];
  return [
    paragraph(
      'opinion.places',
      '说得出地区的帖文中，最多的是',
      rankedPhrase(
        citeFrom(facts.places, 'posts.place', '按发布日期、所涉市计的帖文条数；说不出市的不列'),
        'count',
        ranked,
        '条',
        '该市帖文条数'
      ),
      '。'
    )
  ];
}
