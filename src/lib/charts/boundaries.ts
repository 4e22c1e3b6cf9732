/**
 * The customer's approved boundary file: checked against the region codes, and brought into the form that maps are
 * drawn from. Pure.
 */
import { InputError } from '#lib/domain/errors.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import { rewound } from './boundary-rings.ts';
import type { RegionTopology } from './geometry.ts';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology
} from 'topojson-specification';

export interface KnownRegion {
  region_code: string;
  region_name: string;
}

type Outline = Feature<Polygon | MultiPolygon>;

/** 陕S(2024)012号, GS(2023)2767号, GS陕(2024)8号 */
const APPROVAL = /^(GS[\u4e00-\u9fff]?|[\u4e00-\u9fff]{1,2}S)[(（]\d{4}[)）]\d{1,6}号$/;
const CODE_PROPERTIES = ['adcode', 'region_code', 'code', '行政区划代码', 'gb', 'GB', 'ADCODE', 'XZQDM', 'PAC'];
const NAME_PROPERTIES = ['name', 'NAME', 'region_name', '名称', 'MC', 'XZQMC'];
/** Degrees that hold the province with room to spare. */
const BOUNDS = { west: 104, east: 113, south: 30, north: 41 };
const QUANTIZATION = 1e5;
/** Share of the outline that gaps may have around them: a lake or a piece of a neighbour that lies inside. */
const LARGEST_GAPS = 0.02;

/**
 * Reads GeoJSON or TopoJSON with one outline per county; outlines of cities and of the province are left out, since
 * cities are put together from their counties.
 * @param counties every county of today; each must be there exactly once
 * @throws InputError naming what is missing, unknown, doubled or not in degrees
 */
export function approvedTopology(
  input: unknown,
  approval: string,
  counties: readonly KnownRegion[],
  cities: readonly KnownRegion[]
): RegionTopology & { approval: string } {
  if (!APPROVAL.test(approval))
    throw refused(
      `审图号“${approval.slice(0, 40)}”不像审图号`,
      '请照批准文件写全，例如 陕S(2024)012号 或 GS(2023)2767号'
    );
  const outlines = new Map<string, Outline>();
  for (const shape of outlinesOf(input)) {
    const code = codeOf(shape);
    if (code === null)
      throw refused(
        '有图形没有行政区划代码',
        `请在属性里写代码，属性名可以是 ${CODE_PROPERTIES.slice(0, 5).join('、')}`
      );
    if (code === '610000' || code === cityCodeOf(code)) continue;
    if (!counties.some((county) => county.region_code === code))
      throw refused(`代码 ${code} 不是现行县级区划代码`, '请换成现行代码，或先更新行政区划台账');
    if (outlines.has(code)) throw refused(`代码 ${code} 出现了两次`, '请把同一个县的几块合成一个多边形');
    outlines.set(code, shape);
  }
  const missing = counties.filter((county) => !outlines.has(county.region_code));
  if (missing.length > 0)
    throw refused(
      `缺少 ${missing.length} 个县：${missing
        .slice(0, 8)
        .map((county) => `${county.region_name} ${county.region_code}`)
        .join('、')}${missing.length > 8 ? ' 等' : ''}`,
      '请使用含全部县级区划的边界文件'
    );
  refuseOtherNames(outlines, counties);
  for (const [code, shape] of outlines) {
    if (!isNumeric(shape)) throw refused(`代码 ${code} 的坐标不是数字`, '请用制图软件重新导出为 GeoJSON');
    if (!isInDegrees(shape))
      throw refused(`代码 ${code} 的坐标不在本省经纬度范围内`, '请先把坐标转换为经纬度（CGCS2000 或 WGS84）');
  }
  return { ...assembled(outlines, counties, cities), approval };
}

/** A shape that bears the code of one county and the name of another would be coloured with the wrong figures. */
function refuseOtherNames(outlines: ReadonlyMap<string, Outline>, counties: readonly KnownRegion[]): void {
  const codes = new Map(counties.map(({ region_code, region_name }) => [region_name, region_code]));
  const wrong = [...outlines].flatMap(([code, shape]) => {
    const name = NAME_PROPERTIES.map((property) => shape.properties?.[property] as unknown).find(
      (value): value is string => typeof value === 'string' && codes.has(value)
    );
    return name === undefined || codes.get(name) === code ? [] : [`${code} 写作${name}`];
  });
  if (wrong.length > 0)
    throw refused(
      `有 ${wrong.length} 个图形的名称与代码不是同一个县：${wrong.slice(0, 4).join('、')}${wrong.length > 4 ? ' 等' : ''}`,
      '请核对属性表，代码列与名称列可能错开了行'
    );
}

function assembled(
  outlines: ReadonlyMap<string, Outline>,
  counties: readonly KnownRegion[],
  cities: readonly KnownRegion[]
): RegionTopology {
  const cityName = (code: string) =>
    cities.find((city) => city.region_code === cityCodeOf(code))?.region_name ?? cityCodeOf(code);
  const collection: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: counties.map(({ region_code, region_name }) => ({
      type: 'Feature',
      geometry: rewound(outlines.get(region_code)!.geometry),
      properties: {
        adcode: region_code,
        name: region_name,
        city_adcode: cityCodeOf(region_code),
        city: cityName(region_code)
      }
    }))
  };
  const made = topology({ county: collection }, QUANTIZATION) as unknown as RegionTopology;
  const parts = made.objects.county.geometries as ((TopoPolygon | TopoMultiPolygon) & {
    properties: { city_adcode: string };
  })[];
  refuseGaps(made, parts);
  made.objects.city = {
    type: 'GeometryCollection',
    geometries: cities.map(({ region_code, region_name }) => ({
      ...mergeArcs(
        made,
        parts.filter((part) => part.properties.city_adcode === region_code)
      ),
      properties: { city_adcode: region_code, city: region_name }
    }))
  };
  return made;
}

/**
 * Neighbours whose borders do not run over the same points share no line: their city's border would be lost, and
 * slivers drawn instead. All counties together have one outline, so other rings of some length are such gaps, or
 * counties that lie apart from all others.
 */
function refuseGaps(made: RegionTopology, parts: (TopoPolygon | TopoMultiPolygon)[]): void {
  const whole = mergeArcs(made, parts);
  const lengths = whole.arcs.flat().map((ring) => ring.reduce((sum, arc) => sum + arcLength(made, arc), 0));
  const outline = Math.max(...lengths);
  const others = lengths.reduce((sum, length) => sum + length, 0) - outline;
  if (others > outline * LARGEST_GAPS)
    throw refused(
      `相邻县的边界不重合，有 ${lengths.length - 1} 处缝隙或重叠`,
      '请用同一套底图导出，或在制图软件里做拓扑检查、捕捉节点后重新导出'
    );
}

/** Length of a line in units of the grid; `~i` is line i run backwards. */
function arcLength({ arcs }: RegionTopology, index: number): number {
  // Positions after the first are steps (TopoJSON, section 2.1.3).
  return (arcs[index < 0 ? ~index : index] ?? []).slice(1).reduce((sum, [x = 0, y = 0]) => sum + Math.hypot(x, y), 0);
}

function outlinesOf(input: unknown): Outline[] {
  const root = input as Partial<FeatureCollection> & Partial<Topology>;
  const features =
    root?.type === 'FeatureCollection' && Array.isArray(root.features)
      ? root.features
      : root?.type === 'Topology' && root.objects
        ? codedLayers(root as Topology)
        : null;
  if (!features) throw refused('不是 GeoJSON 要素集，也不是 TopoJSON', '请导出为 FeatureCollection 或 Topology 后再试');
  const outlines = (features as Feature[]).filter((shape): shape is Outline => isOutline(shape.geometry));
  if (outlines.length < features.length)
    throw refused(`有 ${features.length - outlines.length} 个图形不是多边形`, '请只保留行政区划的面图层');
  return outlines;
}

/** Layers without codes (lines, names, other levels) are passed over as long as one layer has them. */
function codedLayers(root: Topology): Feature[] {
  const layers = Object.values(root.objects).map(
    (object) => feature(root, object as GeometryCollection).features as Feature[]
  );
  const coded = layers.filter((features) => features.some((shape) => codeOf(shape) !== null));
  return (coded.length > 0 ? coded : layers).flat();
}

function isOutline(geometry: Geometry | null): boolean {
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
}

/** Six digits; national files write 156 before them, statistical ones zeros for town and village behind. */
function codeOf(shape: Feature): string | null {
  for (const name of CODE_PROPERTIES) {
    const value = shape.properties?.[name] as unknown;
    const match = /^(?:156)?(\d{6})(?:000|000000)?$/.exec(String(value ?? '').trim());
    if (match) return match[1]!;
  }
  return null;
}

function ringsOf({ geometry }: Outline): Position[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

/** Text in the place of numbers would be joined where it is to be added. */
function isNumeric(shape: Outline): boolean {
  return ringsOf(shape).every((ring) => ring.every((place) => place.every((part) => typeof part === 'number')));
}

function isInDegrees(shape: Outline): boolean {
  return ringsOf(shape).every((ring) =>
    ring.every(([x = NaN, y = NaN]) => x > BOUNDS.west && x < BOUNDS.east && y > BOUNDS.south && y < BOUNDS.north)
  );
}

function refused(what: string, hint: string): InputError {
  return new InputError('INPUT_INVALID', `边界文件没有采用：${what} — 地图仍用原来的边界`, hint);
}
