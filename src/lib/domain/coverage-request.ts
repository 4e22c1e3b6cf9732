/** The own parameters of 覆盖地图: indicator, region, level, measure. */
import { InputError } from './errors.ts';
import { DEFAULT_INDICATOR, metricOf, METRICS } from './metrics.ts';
import type { Metric, MetricDefinition } from '#lib/domain/metrics/metric.ts';
import { CITIES, cityCodeOf } from './regions.ts';
import type { CoverageMeasure } from './coverage-view.ts';

export interface CoverageRequest<M extends MetricDefinition = Metric> {
  metric: M;
  /** City or county code, or a union where unions are shown; null is the whole scope. */
  region: string | null;
  /** Counties instead of cities for the whole province. */
  counties: boolean;
  /** The tree of unions instead of places: `region` is then the key of a union. */
  unions: boolean;
  /** Null leaves it to the data. */
  measure: CoverageMeasure | null;
  view: CoverageMapView;
  /** Twelve months that end with the month, for indicators counted by month. */
  twelve: boolean;
}

/** Outlines, equal squares, or requests against visits (热而不访). */
export type CoverageMapView = 'map' | 'tile' | 'need';

const UNIT = /^[\p{L}\p{N}_-]{1,64}$/u;
const VIEWS: readonly string[] = ['map', 'tile', 'need'] satisfies CoverageMapView[];

/**
 * Reads the parameters. A scope inside one city or county (`scopeRegion`) opens the map there, since all else would
 * be empty.
 * @throws InputError for an indicator or a region that does not exist
 */
export function parseCoverageRequest(
  params: URLSearchParams,
  scopeRegion: string | null
): CoverageRequest<MetricDefinition> {
  const indicator = params.get('indicator') || DEFAULT_INDICATOR;
  const metric = metricOf(indicator);
  if (!metric) throw badValue('指标', indicator, `请从 ${METRICS.map((at) => at.indicator).join('、')} 中选择`);
  const by = params.get('by') || 'region';
  if (by !== 'region' && by !== 'union') throw badValue('分法', by, '请写 region（按地区）或 union（按工会）');
  const unions = by === 'union';
  const asked = params.get('region') || scopeRegion;
  const region = asked === '610000' ? null : asked;
  if (unions) {
    if (region !== null && !UNIT.test(region)) throw badValue('单位', region, '请在工会组织图上选择');
  } else if (
    region !== null &&
    !(/^61\d{4}$/.test(region) && CITIES.some((city) => city.region_code === cityCodeOf(region)))
  ) {
    throw badValue('地区', region, '请在地图上选择，或写六位行政区划代码，如 610800（榆林市）');
  }
  const measure = params.get('measure');
  const view = params.get('view') || 'map';
  if (!VIEWS.includes(view)) throw badValue('视图', view, '请写 map（地图）、tile（方格图）或 need（热而不访）');
  return {
    metric,
    region,
    counties: params.get('level') === 'county',
    unions,
    view: unions ? 'map' : (view as CoverageMapView),
    twelve: params.get('span') === '12',
    measure: measure === 'share' || measure === 'uncovered' ? measure : null
  };
}

export interface CoverageScope {
  /** The part that the queries read. */
  scope_path: string;
  /** The part that is shown. */
  region: string | null;
}

/**
 * The rows to read and the region to show under a scope. Counts of persons are always decided on the whole province:
 * decided on one union alone, a county that is hidden because of its neighbours would come out. The scope then only
 * chooses the region. Null where persons of the scope cannot be shown as a region (industrial and directly-managed
 * unions).
 */
export function coverageScope(
  { metric, region }: Pick<CoverageRequest<MetricDefinition>, 'metric' | 'region'>,
  scope: { scope_path: string; scope_city_code: string | null; scope_county_code: string | null; isTop: boolean }
): CoverageScope | null {
  if (!metric.isAboutPersons || scope.isTop) return { scope_path: scope.scope_path, region };
  if (scope.scope_city_code === null) return null;
  if (scope.scope_county_code !== null) return { scope_path: '/', region: scope.scope_county_code };
  return {
    scope_path: '/',
    region: region !== null && cityCodeOf(region) === scope.scope_city_code ? region : scope.scope_city_code
  };
}

function badValue(name: string, text: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `没有${name}“${text.slice(0, 40)}” — 网址中的${name} — 数据没有变化`, hint);
}
