/** What 覆盖地图 and its downloads read: one place, so that a file never says anything else than the screen. */
import { CITIES_WIDTH, mapGeometry, type MapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import { tileGeometry } from '#lib/charts/tile-grid.ts';
import { unionTiles } from '#lib/charts/union-tiles.ts';
import { coverageCells, rankGaps, townshipCells, type CoverageCell, type CoverageRow } from '#lib/domain/coverage.ts';
import { coverageScope, parseCoverageRequest, type CoverageRequest } from '#lib/domain/coverage-request.ts';
import { monthsUpTo, rollMonths } from '#lib/domain/coverage-trend.ts';
import { coverageView, spanOf, trendMonths, type CoverageView, type Place } from '#lib/domain/coverage-view.ts';
import { InputError } from '#lib/domain/errors.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { inForce, metricOf } from '#lib/domain/metrics.ts';
import { NEED_INDICATOR, needVisits, VISIT_INDICATOR, type NeedCell } from '#lib/domain/need-visits.ts';
import { lastDay } from '#lib/domain/periods.ts';
import { cityCodeOf, isRegionCode, regionColumns } from '#lib/domain/regions.ts';
import { changesOf, type UnitChange } from '#lib/domain/unit-changes.ts';
import { unionPath, unionPlaces, type UnionUnit } from '#lib/domain/union-tree.ts';
import { isTopScope, scopeName, type ShellData } from '#lib/domain/shell.ts';
import { resolveScope } from './scope.ts';
import type { Ask, QueryRow } from '#lib/contracts/query-row.ts';

export interface CoverageShown {
  view: CoverageView;
  geometry: MapGeometry;
  month: QueryRow<'coverage/latest_month'>;
  /** Mergers and changed codes that touch what is shown. */
  changes: UnitChange[];
  /**
   * Townships and parks of the chosen county, most uncovered first; null where none was chosen or the indicator stops
   * at counties.
   */
  townships: CoverageCell[] | null;
  /** Companies that are not covered; null where the indicator counts none, the figure is hidden or names are older. */
  names: QueryRow<'coverage/uncovered'>[] | null;
  /** 热而不访, where it was asked for. */
  need: NeedCell[] | null;
}

export interface CoveragePage {
  request: CoverageRequest;
  shown: CoverageShown | null;
}

/** The area drawn and the area whose trend is read. */
interface Drawn {
  geometry: MapGeometry;
  union_path: Place[] | null;
  single: { county_code: string | null; unit_org_id: string | null };
}

/** The request of the URL, in the words of the rules in force. */
export function askedCoverage(shell: ShellData, url: URL): CoverageRequest {
  const asked = parseCoverageRequest(url.searchParams, shell.scope_county_code ?? shell.scope_city_code);
  return { ...asked, metric: inForce(asked.metric, shell.rules) };
}

/**
 * A unit reads rows of its own city or county only: another place would look as if nothing were there.
 * @throws InputError
 */
async function refuseForeign(
  ask: Ask,
  { own_unit }: ShellData,
  { region, unions }: Pick<CoverageRequest, 'region' | 'unions'>
): Promise<void> {
  if (own_unit === null || region === null || unions) return;
  const { scope_name, scope_city_code, scope_county_code } = await resolveScope(ask, own_unit);
  if (scope_city_code === null || region === scope_city_code || region === scope_county_code) return;
  if (scope_county_code === null && cityCodeOf(region) === scope_city_code) return;
  throw new InputError(
    'INPUT_INVALID',
    `地区“${region}”不在${scope_name ?? '本单位'}的范围内 — 网址中的地区 — 数据没有变化`,
    '请去掉网址中的地区，或在地图上选择本单位的市、县'
  );
}

/** The request as the scope allows it; `shown` is null where there is nothing that may be shown. */
export async function readCoverage(
  ask: Ask,
  shell: ShellData,
  url: URL,
  topology: RegionTopology
): Promise<CoveragePage> {
  const asked = askedCoverage(shell, url);
  await refuseForeign(ask, shell, asked);
  const scope = coverageScope(asked, { ...shell, isTop: isTopScope(shell) });
  if (shell.age_state === 'missing' || !scope) return { request: asked, shown: null };
  const request = { ...asked, region: scope.region };
  const { metric, region } = request;
  const { indicator } = metric;
  const { scope_path } = scope;
  const [at] = await ask('coverage/latest_month', { month: lastDay(shell.filters.period) });
  if (!at) return { request, shown: null };
  const { month, month_end } = at;
  const span = spanOf(metric, request, shell.filters.period, month);
  const rows =
    span > 1
      ? await ask('coverage/period_cells', { indicator, from_month: monthsUpTo(month, span)[0]!, month, scope_path })
      : await ask('coverage/cells', { indicator, month, scope_path });
  const { geometry, union_path, single } = request.unions
    ? drawnUnions(await ask('coverage/unions', { scope_path }), rows, region)
    : drawnRegions(topology, request);
  const shapes = geometry.shapes.map(({ region_code, region_name }) => ({ code: region_code, name: region_name }));
  const months = trendMonths(month);
  const trend = await ask('coverage/trend', {
    indicator,
    from_month: monthsUpTo(months[0]!, span)[0]!,
    to_month: month,
    scope_path,
    ...single
  });
  const [target] = await ask('coverage/target', { indicator, scope_path, month_end });
  const view = coverageView({
    metric,
    filters: shell.filters,
    month,
    month_end,
    span,
    region,
    union_path,
    scope_name: scopeName(shell),
    scope_region: shell.scope_county_code ?? shell.scope_city_code,
    shapes,
    rows,
    trend: rollMonths(trend, months, span),
    target: target?.target_value ?? null,
    measure: request.measure
  });
  const county = single.county_code ?? (request.unions ? unionCounty(rows, region) : null);
  const towns =
    county === null ? [] : await ask('coverage/townships', { indicator, month, county_code: county, scope_path });
  const townships = towns.length === 0 ? null : rankGaps(townshipCells(metric, towns, month_end), metric);
  const all = await ask('work/changes', { scope_path });
  const changes = region === null ? all : changesOf(all, [region, ...shapes.map((shape) => shape.code)]);
  return {
    request,
    shown: {
      view,
      geometry,
      month: at,
      changes,
      townships,
      names: hasNames(metric, view, request) ? await readNames(ask, shell, request, month) : null,
      need: request.view === 'need' ? await readNeed(ask, scope_path, shapes, at) : null
    }
  };
}

/** Rows of the list of names; the rest is counted. */
const NAMES = 200;

/** A list of names would tell what a hidden figure keeps; unions without land are no region to choose by. */
function hasNames({ hasWorkers }: Metric, { total }: CoverageView, { region, view }: CoverageRequest): boolean {
  const isRegion = region === null || isRegionCode(region);
  return hasWorkers && view !== 'need' && isRegion && (total.uncovered.value ?? 0) > 0;
}

function readNames(ask: Ask, { scope_path }: ShellData, { metric, region }: CoverageRequest, month: string) {
  const { indicator } = metric;
  return ask('coverage/uncovered', { indicator, month, scope_path, ...regionColumns(region), row_limit: NAMES });
}

/** The county that a union answers for alone, where its rows name one. */
function unionCounty(rows: readonly CoverageRow[], region: string | null): string | null {
  return region !== null && rows.some((row) => row.county_code === region) ? region : null;
}

function drawnRegions(topology: RegionTopology, { region, counties, view }: CoverageRequest): Drawn {
  const land = mapGeometry(
    topology,
    region ? { level: 'county', city_code: cityCodeOf(region) } : { level: counties ? 'county' : 'city' },
    region || counties ? undefined : CITIES_WIDTH
  );
  const isCounty = region !== null && region !== cityCodeOf(region);
  if (isCounty && !land.shapes.some((shape) => shape.region_code === region))
    throw new InputError('INPUT_INVALID', `没有代码为 ${region} 的县区 — 地图边界 — 数据没有变化`, '请在地图上选择');
  return {
    geometry: view === 'tile' ? tileGeometry(land) : land,
    union_path: null,
    single: { county_code: isCounty ? region : null, unit_org_id: null }
  };
}

function drawnUnions(units: readonly UnionUnit[], rows: readonly CoverageRow[], region: string | null): Drawn {
  const union_path = unionPath(units, rows, region);
  if (region !== null && union_path.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `没有编码为 ${region} 的工会 — 工会组织树 — 数据没有变化`,
      '请在工会组织图上选择；单位合并后旧链接可能失效'
    );
  const unit = union_path.length > 1 ? (units.find((at) => at.unit_key === region)?.org_id ?? region) : null;
  return {
    geometry: unionTiles(unionPlaces(units, rows, region)),
    union_path,
    single: { county_code: null, unit_org_id: unit }
  };
}

async function readNeed(
  ask: Ask,
  scope_path: string,
  shapes: readonly Place[],
  { month, month_end }: QueryRow<'coverage/latest_month'>
): Promise<NeedCell[]> {
  const cellsOf = async (indicator: string) =>
    coverageCells(metricOf(indicator)!, await ask('coverage/cells', { indicator, month, scope_path }), month_end);
  return needVisits(shapes, await cellsOf(NEED_INDICATOR), await cellsOf(VISIT_INDICATOR));
}
