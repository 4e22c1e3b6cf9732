/** What 总览 shows; the wall shows its first lines too. */
import { mapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import { overviewTrend } from '#lib/charts/overview-trend.ts';
import { formatDay } from '#lib/domain/format.ts';
import { sourceAgeState } from '#lib/domain/freshness.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { headlineOf, overviewFigures } from '#lib/domain/overview.ts';
import { overviewTasks } from '#lib/domain/overview-tasks.ts';
import { topicShares } from '#lib/domain/overview-topics.ts';
import { overviewSentence } from '#lib/domain/overview-words.ts';
import { isUnfinished } from '#lib/domain/periods.ts';
import { navigation } from '#lib/ui/navigation.ts';
import { scopeName, type ShellData } from '#lib/domain/shell.ts';
import { orderIssues } from '#lib/domain/hot-issues.ts';
import { readRanking } from './issues-page.ts';
import { readOverview } from './overview-rows.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

const pageOf = (path: string) =>
  navigation.some((group) => group.pages.some((page) => page.href === path)) ? path : null;

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
    tasks: overviewTasks({
      issues: orderIssues(await readRanking(ask, shell, { state: null, topic: null }), 'now'),
      metric,
      cells: read.units[indicator],
      period: filters.period,
      due: read.input.due,
      sources: read.sources,
      missing: read.input.missing,
      as_of,
      pageOf
    }),
    sources: read.sources.map((source) => ({ ...source, state: sourceAgeState(source, as_of) }))
  };
}
