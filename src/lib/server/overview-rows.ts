import { coverageCells } from '#lib/domain/coverage.ts';
import { coverageView, trendMonths, type Place } from '#lib/domain/coverage-view.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { comparedPeriods, type OverviewInput } from '#lib/domain/overview.ts';
import { lastMonthOf, monthBounds, trendEnd } from '#lib/domain/overview-counts.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { HISTORY_MONTHS, judgeOverview } from './overview-usual.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

const TREND_MONTHS = 24;

/** Everything that 总览 reads, from one generation of the data. */
export async function readOverview(ask: Ask, shell: ShellData, scopeName: string, shapes: readonly Place[]) {
  const { filters, scope_path, as_of } = shell;
  const month = lastMonthOf(filters.period, as_of);
  const end = trendEnd(month, as_of);
  const window = { from_month: monthsUpTo(end, HISTORY_MONTHS)[0]!, to_month: end, scope_path };
  const now = { ...monthBounds(filters.period), scope_path };
  const compared = comparedPeriods(filters, as_of);
  const before = compared
    ? { ...monthBounds(filters.compare === 'year' ? compared.year : compared.previous), scope_path }
    : null;
  const [at] = await ask('coverage/latest_month', { month });
  const coverage = async (indicator: string) => {
    const rows = await ask('coverage/cells', { indicator, month: at?.month ?? month, scope_path });
    const trend = await ask('coverage/trend', {
      indicator,
      from_month: trendMonths(month)[0]!,
      to_month: month,
      scope_path,
      county_code: null,
      unit_org_id: null
    });
    const metric = metricInForce(indicator, shell.rules)!;
    const monthEnd = at?.month_end ?? as_of;
    const view = coverageView({
      metric,
      filters,
      month,
      month_end: monthEnd,
      span: 1,
      region: null,
      scope_name: scopeName,
      shapes,
      rows,
      trend,
      measure: null,
      target: null
    });
    const units = [...coverageCells(metric, rows, monthEnd)]
      .filter(([key]) => rows.some((row) => row.county_code === key))
      .map(([, cell]) => cell);
    return { view, units };
  };
  const a08 = await coverage('A08');
  const a14 = await coverage('A14');
  const read = {
    filters,
    as_of,
    month,
    counts: await ask('overview/volumes', window),
    spans: await ask('overview/spans', {}),
    due: await ask('overview/on_time', window),
    reply_days: await ask('overview/reply_days', now),
    places_now: await ask('overview/places', now),
    places_before: before ? await ask('overview/places', before) : [],
    missing: await ask('overview/missing_units', now),
    a08: a08.view,
    a14: a14.view
  };
  const festivals = (await ask('trends/festivals', {})).map((row) => row.festival_on);
  const input: OverviewInput = { ...read, ...judgeOverview(read, festivals) };
  return {
    input,
    units: { A08: a08.units, A14: a14.units },
    trend_months: monthsUpTo(end, TREND_MONTHS),
    topics: await ask('overview/topics', now),
    sources: await ask('shell/sources', {}),
    festivals: (await ask('overview/holiday_months', window)).map((row) => row.month)
  };
}
