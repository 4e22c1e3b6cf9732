/** 一、本月概览：六个关键数字，环比和同比。 */
import { overviewTrend } from '#lib/charts/overview-trend.ts';
import { trendSummary } from '#lib/charts/trend.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { formatDate, formatInteger } from '#lib/domain/format.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { REGISTERED } from '#lib/domain/named-counts.ts';
import { countOfMonth } from '#lib/domain/overview-counts.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { countChangePhrase, pointsCell, rateCell, recordPhrase } from '#lib/briefing/words.ts';
import { coverageCite, figureText } from './coverage-figures.ts';
import { onTimeShare } from './petitions.ts';
import { AGAINST_YEAR, againstPrevious, countsOf, openingOf, type Section } from './section.ts';
import { usualPhrase } from './usual.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

const SAID = { visits: '走访', petitions: '登记信访', posts: '收录网络帖文' } as const;

const COUNTED = (['visits', 'petitions', 'posts'] as const).map((source) => {
  const { name, unit, means } = REGISTERED[source];
  return { source, label: name, said: SAID[source], unit, definition: means };
});

const TREND_MONTHS = 24;

export const overview: Section = (facts) => {
  const counted = COUNTED.filter(({ source }) => countsOf(facts, source).now !== null);
  const sentences = counted.flatMap((what, i) => countSentence(facts, what, i === 0 ? openingOf(facts) : ''));
  return [
    heading(1, facts.request.period.kind === 'month' ? '本月概览' : '概览'),
    ...(facts.until
      ? [note('overview.unfinished', `本期尚未结束，数据截至${formatDate(facts.until)}，不作环比和同比。`)]
      : []),
    ...(sentences.length > 0
      ? sentences
      : [note('overview.empty', `${openingOf(facts)}没有走访、信访和网络帖文记录；没有报送不等于没有发生。`)]),
    keyFigures(facts),
    ...trendFigure(facts)
  ];
};

function countSentence(
  facts: BriefingFacts,
  { source, said, unit, definition }: (typeof COUNTED)[number],
  opening: string
): Block[] {
  const { now, previous, year, span } = countsOf(facts, source);
  if (now === null) return [];
  const cite = citeFrom(facts.volumes, source, definition);
  const months =
    facts.request.period.kind === 'month'
      ? monthsUpTo(facts.month, TREND_MONTHS).map((month) => countOfMonth(facts.volumes.rows, span, month))
      : [];
  const against = againstPrevious(facts);
  return [
    paragraph(
      `overview.${source}`,
      opening,
      `${said} `,
      cite('count', `本期${said}数`, now, formatInteger(now)),
      ` ${unit}`,
      countChangePhrase(
        citeFrom(facts.volumes, `${source}.previous`, definition),
        'change',
        { now, before: previous, unit },
        against
      ),
      year === null
        ? []
        : countChangePhrase(
            citeFrom(facts.volumes, `${source}.year`, definition),
            'change',
            { now, before: year, unit },
            AGAINST_YEAR
          ),
      usualPhrase(facts, source, unit, definition),
      facts.until ? [] : recordPhrase(cite, 'count', months),
      '。'
    )
  ];
}

function keyFigures(facts: BriefingFacts): Block {
  const counted = COUNTED.map(({ source, label, unit, definition }): Inline[][] => {
    const { now, previous, year, span } = countsOf(facts, source);
    const cite = citeFrom(facts.volumes, source, definition);
    return [
      [label],
      now === null
        ? [span ? '未报送' : '—']
        : joinText(cite('count', `本期${label}`, now, formatInteger(now)), ` ${unit}`),
      rateCell(cite, 'previous_rate', `${label}环比`, now, previous),
      rateCell(cite, 'year_rate', `${label}同比`, now, year)
    ];
  });
  return {
    type: 'table',
    id: 'overview.key_figures',
    title: '关键数字',
    columns: [
      { label: '指标', numeric: false, weight: 6 },
      { label: '本期', numeric: true, weight: 3 },
      { label: '环比', numeric: true, weight: 3 },
      { label: '同比', numeric: true, weight: 3 }
    ],
    rows: [
      counted[0]!,
      counted[1]!,
      onTimeRow(facts),
      coverageRow(facts, 'A08'),
      coverageRow(facts, 'A14'),
      counted[2]!
    ]
  };
}

function onTimeRow(facts: BriefingFacts): Inline[][] {
  const { now, previous, year, cite } = onTimeShare(facts);
  return [
    ['信访按期办结率'],
    now.value === null ? [now.text] : [cite('share', '信访按期办结率', now.value, now.text)],
    pointsCell(cite, 'previous_points', '信访按期办结率与上期之差', now.value, previous?.value ?? null),
    pointsCell(cite, 'year_points', '信访按期办结率与去年同期之差', now.value, year?.value ?? null)
  ];
}

function coverageRow(facts: BriefingFacts, indicator: string): Inline[][] {
  const metric = metricInForce(indicator, facts.rules)!;
  const found = facts.coverage[indicator];
  if (!found) return [[metric.label], ['—'], ['—'], ['—']];
  const cite = coverageCite(found, metric);
  const { total, trend } = found.view;
  const monthsBack = { month: 1, quarter: 3, year: 12 }[facts.request.period.kind];
  const at = (back: number) => trend.figures.at(-1 - back)?.value ?? null;
  return [
    [`${metric.label}（期末）`],
    figureText(cite, 'share', metric.label, total.figure),
    pointsCell(cite, 'previous_points', `${metric.label}与上期末之差`, total.figure.value, at(monthsBack)),
    pointsCell(cite, 'year_points', `${metric.label}与上年同期末之差`, total.figure.value, at(12))
  ];
}

function trendFigure(facts: BriefingFacts): Block[] {
  const input = overviewTrend({
    months: monthsUpTo(facts.month, TREND_MONTHS),
    counts: facts.volumes.rows,
    spans: facts.spans.rows,
    sources: facts.sources.rows.filter((row) => row.source !== 'reference'),
    festivals: [],
    as_of: facts.until ?? ''
  });
  if (input.series.length === 0) return [];
  return [
    {
      type: 'figure',
      id: 'overview.trend',
      title: `${facts.scope.name}各来源每月记录数（近 24 个月）`,
      summary: trendSummary(input, '条'),
      drawing: { kind: 'trend', input, unit: '条' }
    }
  ];
}
