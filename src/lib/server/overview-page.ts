/** What 总览 shows; the wall shows its first lines too. */
import { mapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import { overviewTrend } from '#lib/charts/overview-trend.ts';
import { formatDay } from '#lib/domain/format.ts';
import { sourceAgeState } from '#lib/domain/freshness.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { headlineOf, overviewFigures } from '#lib/domain/overview.ts';
import { isOfConcern, morningCounts, morningHeadline, threeMatters, unreadWords } from '#lib/domain/morning.ts';
import { topicShares } from '#lib/domain/overview-topics.ts';
import { overviewSentence } from '#lib/domain/overview-words.ts';
import { isUnfinished, todayInShanghai } from '#lib/domain/periods.ts';
import { scopeName, scopePath, type ShellData } from '#lib/domain/shell.ts';
import { readAhead } from './ahead.ts';
import { readMorning } from './morning.ts';
import { readOverview } from './overview-rows.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

export async function readOverviewPage(ask: Ask, shell: ShellData, topology: RegionTopology) {
  const { filters, as_of, scope_city_code: city } = shell;
  const geometry = mapGeometry(topology, city ? { level: 'county', city_code: city } : { level: 'city' }, 260);
  const shapes = geometry.shapes.map(({ region_code, region_name }) => ({ code: region_code, name: region_name }));
  const scope_name = scopeName(shell);
  const read = await readOverview(ask, shell, scope_name, shapes);
  const indicator = read.input.a08.has_data || !read.input.a14.has_data ? 'A08' : 'A14';
  const metric = metricInForce(indicator, shell.rules)!;
  const coverage = indicator === 'A08' ? read.input.a08 : read.input.a14;
  return {
    sentence: overviewSentence({
      period: filters.period,
      until: isUnfinished(filters.period, as_of) ? `截至${formatDay(as_of)}` : null,
      scope_name,
      headline: headlineOf(read.input),
      metric,
      coverage
    }),
    figures: overviewFigures(read.input),
    metric,
    coverage: { ...coverage, trend: undefined },
    geometry,
    scope_name,
    month: read.input.month,
    trend: overviewTrend({
      ...read.input,
      months: read.trend_months,
      sources: read.sources.filter((source) => source.source !== 'reference'),
      festivals: read.festivals
    }),
    topics: topicShares(read.topics, 8),
    morning: await morningOf(ask, shell, read.sources),
    coming: (await readAhead(ask, shell)).coming.flatMap(({ event, span, rise }) =>
      rise ? [{ event, span, rise }] : []
    ),
    sources: read.sources.map((source) => ({ ...source, state: sourceAgeState(source, as_of) }))
  };
}

const LISTED_TASKS = 5;
const LISTED_UNITS = 30;

/** 今天三件事 with the count of every list, the one issue that matters most and what was given out. */
async function morningOf(ask: Ask, shell: ShellData, sources: readonly { source: string; record_count: number }[]) {
  const today = todayInShanghai(new Date());
  const held = new Set(sources.filter(({ record_count }) => record_count > 0).map(({ source }) => source));
  const lists = await readMorning(ask, shell, held, today);
  const scope_unit = scopePath(shell.scopes, shell.filters.scope).at(-1)?.org_name ?? scopeName(shell);
  const counts = morningCounts(lists);
  return {
    today,
    headline: morningHeadline(counts),
    matters: threeMatters(lists, { scope_unit, as_of: shell.as_of, today }),
    counts: counts.filter(({ count }) => count > 0),
    unread: unreadWords(counts),
    issue: lists.issues.rows.find(isOfConcern) ?? lists.issues.rows[0] ?? null,
    tasks: lists.tasks.rows.slice(0, LISTED_TASKS),
    missing: lists.missing.rows.slice(0, LISTED_UNITS),
    missing_rows: lists.missing.rows.length
  };
}
