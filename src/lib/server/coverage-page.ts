/** What 覆盖地图 and its downloads read: one place, so that a file never says anything else than the screen. */
import { mapGeometry, type MapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import { tileGeometry } from '#lib/charts/tile-grid.ts';
import { coverageCells } from '#lib/domain/coverage.ts';
import { coverageScope, parseCoverageRequest, type CoverageRequest } from '#lib/domain/coverage-request.ts';
import { monthsUpTo, rollMonths } from '#lib/domain/coverage-trend.ts';
import { coverageView, spanOf, trendMonths, type CoverageView, type Place } from '#lib/domain/coverage-view.ts';
import { InputError } from '#lib/domain/errors.ts';
import { metricOf } from '#lib/domain/metrics.ts';
import { NEED_INDICATOR, needVisits, VISIT_INDICATOR, type NeedCell } from '#lib/domain/need-visits.ts';
import { lastDay } from '#lib/domain/periods.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import { isTopScope, scopeName, type ShellData } from '#lib/ui/shell.ts';
import type { Ask, Row } from './query.ts';

export interface CoverageShown {
  view: CoverageView;
  geometry: MapGeometry;
  month: Row<'coverage/latest_month'>;
  /** 热而不访, where it was asked for. */
  need: NeedCell[] | null;
}

export interface CoveragePage {
  request: CoverageRequest;
  shown: CoverageShown | null;
}

/** The request as the scope allows it; `shown` is null where there is nothing that may be shown. */
export async function readCoverage(ask: Ask, shell: ShellData, url: URL, topology: RegionTopology): Promise<CoveragePage> {
  const asked = parseCoverageRequest(url.searchParams, shell.scope_county_code ?? shell.scope_city_code);
  const scope = coverageScope(asked, { ...shell, isTop: isTopScope(shell) });
  if (shell.age_state === 'missing' || !scope) return { request: asked, shown: null };
  const request = { ...asked, region: scope.region };
  const geometry = drawn(topology, request);
  const shapes = geometry.shapes.map(({ region_code, region_name }) => ({ code: region_code, name: region_name }));
  const { region } = request;
  if (region && region !== cityCodeOf(region) && !shapes.some((shape) => shape.code === region)) throw new InputError('INPUT_INVALID', `没有代码为 ${region} 的县区 — 地图边界 — 数据没有变化`, '请在地图上选择');
  const [month] = await ask('coverage/latest_month', { month: lastDay(shell.filters.period) });
  if (!month) return { request, shown: null };
  const view = await readView(ask, shell, request, scope.scope_path, shapes, month);
  return { request, shown: { view, geometry, month, need: request.view === 'need' ? await readNeed(ask, scope.scope_path, shapes, month) : null } };
}

function drawn(topology: RegionTopology, { region, counties, view }: CoverageRequest): MapGeometry {
  const geometry = mapGeometry(topology, region ? { level: 'county', city_code: cityCodeOf(region) } : { level: counties ? 'county' : 'city' });
  return view === 'tile' ? tileGeometry(geometry) : geometry;
}

async function readView(ask: Ask, shell: ShellData, request: CoverageRequest, scope_path: string, shapes: readonly Place[], { month, month_end }: Row<'coverage/latest_month'>): Promise<CoverageView> {
  const { metric, region } = request;
  const { indicator } = metric;
  const span = spanOf(metric, request, shell.filters.period, month);
  const rows = span > 1 ? await ask('coverage/period_cells', { indicator, from_month: monthsUpTo(month, span)[0]!, month, scope_path }) : await ask('coverage/cells', { indicator, month, scope_path });
  const months = trendMonths(month);
  const trend = await ask('coverage/trend', {
    indicator, from_month: monthsUpTo(months[0]!, span)[0]!, to_month: month, scope_path, county_code: region && region !== cityCodeOf(region) ? region : null
  });
  const [target] = await ask('coverage/target', { indicator, scope_path, month_end });
  return coverageView({
    metric, filters: shell.filters, month, month_end, span, region, scope_name: scopeName(shell), shapes, rows, trend: rollMonths(trend, months, span), target: target?.target_value ?? null, measure: request.measure
  });
}

async function readNeed(ask: Ask, scope_path: string, shapes: readonly Place[], { month, month_end }: Row<'coverage/latest_month'>): Promise<NeedCell[]> {
  const cellsOf = async (indicator: string) => coverageCells(metricOf(indicator)!, await ask('coverage/cells', { indicator, month, scope_path }), month_end);
  return needVisits(shapes, await cellsOf(NEED_INDICATOR), await cellsOf(VISIT_INDICATOR));
}
