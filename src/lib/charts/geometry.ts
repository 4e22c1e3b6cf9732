/**
 * TopoJSON → SVG path strings. Runs on the server: the browser gets strings and needs neither d3 nor topojson.
 */
import { geoArea, geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { compactPath } from './compact-path.ts';
import { simplified } from './simplify.ts';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { GeometryCollection, Topology } from 'topojson-specification';

export interface CountyProperties {
  adcode: string;
  name: string;
  city_adcode: string;
  city: string;
}

export interface CityProperties {
  city_adcode: string;
  city: string;
}

export type RegionTopology = Topology<{
  county: GeometryCollection<CountyProperties>;
  city: GeometryCollection<CityProperties>;
}> & {
  /** 审图号 of an approved file; the shipped sketch has none. */
  approval?: string;
};

/** Extent of the drawing: the ten cities, all counties of the province, or the counties of one city. */
export type MapLevel = { level: 'city' } | { level: 'county'; city_code?: string };

export interface MapShape {
  region_code: string;
  region_name: string;
  path: string;
  /** Where a label sits, inside the shape. */
  x: number;
  y: number;
  /** Pixels of free width around the label point: labels that do not fit are left out. */
  room: number;
}

export interface MapGeometry {
  /** A sketch must not leave the house; a tile grid and an approved map may. */
  kind: 'sketch' | 'tile' | 'approved' | 'unions';
  /** Printed in the corner: 示意图, 方格图 or the 审图号. */
  mark: string;
  width: number;
  height: number;
  shapes: MapShape[];
  /** Headings inside the drawing, at the left edge. */
  captions?: { text: string; y: number }[];
  /** Borders of the cities, drawn over counties; empty when one city or the city level is shown. */
  borders: string;
}

type Region = Feature<Polygon | MultiPolygon>;
const DIGITS = 1;
/**
 * Pixels that a border of the sketch may move, and tenths of a pixel to which it is rounded: a page holds each outline
 * twice. An approved map stays as it was approved.
 */
const SKETCH = { off: 0.5, grain: 5 };
const MARGIN = 4;
/** Height to width at most; the province itself needs about 1.7. */
const TALLEST = 1.75;
const cache = new WeakMap<RegionTopology, Map<string, MapGeometry>>();

/**
 * Path strings fitted into a box. Cached per topology, level and size.
 * @param width pixels at most; width and height of the result follow from the shape of the land
 */
export function mapGeometry(topology: RegionTopology, what: MapLevel, width = 400): MapGeometry {
  const key = `${what.level}:${what.level === 'county' ? (what.city_code ?? '') : ''}:${width}`;
  const known = cache.get(topology) ?? new Map<string, MapGeometry>();
  cache.set(topology, known);
  const found = known.get(key);
  if (found) return found;
  const geometry = draw(topology, what, width);
  known.set(key, geometry);
  return geometry;
}

function draw(topology: RegionTopology, what: MapLevel, width: number): MapGeometry {
  const regions = regionsOf(topology, what);
  const collection: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: regions.map((region) => region.shape)
  };
  // Mercator is conformal: at these latitudes the outline looks as people know it from official sketches.
  const box = [
    [MARGIN, MARGIN],
    [width - MARGIN, width * TALLEST - MARGIN]
  ] as [[number, number], [number, number]];
  const projection = geoMercator().fitExtent(box, collection);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(collection);
  const [shiftX, shiftY] = projection.translate();
  projection.translate([shiftX - left + MARGIN, shiftY - top + MARGIN]);
  const path = geoPath(projection).digits(DIGITS);
  const isSketch = topology.approval === undefined;
  const drawn = isSketch ? simplified(topology, projection, SKETCH.off) : topology;
  const outline = (of: Parameters<typeof path>[0]) => compactPath(path(of) ?? '', isSketch ? SKETCH.grain : 1);
  const outlines = new Map(regionsOf(drawn, what).map(({ region_code, shape }) => [region_code, shape]));
  return {
    kind: topology.approval === undefined ? 'sketch' : 'approved',
    mark: topology.approval === undefined ? '示意图' : `审图号：${topology.approval}`,
    width: Math.ceil(right - left + 2 * MARGIN),
    height: Math.ceil(bottom - top + 2 * MARGIN),
    shapes: regions
      .map(({ region_code, region_name, shape }) => {
        const label = labelPoint(shape, projection);
        return { region_code, region_name, path: outline(outlines.get(region_code)!), ...label };
      })
      .sort((a, b) => (a.region_code < b.region_code ? -1 : 1)),
    borders:
      what.level === 'county' && !what.city_code ? outline(mesh(drawn, drawn.objects.city, (a, b) => a !== b)) : ''
  };
}

function regionsOf(
  topology: RegionTopology,
  what: MapLevel
): { region_code: string; region_name: string; shape: Region }[] {
  if (what.level === 'city') {
    return feature(topology, topology.objects.city).features.map((shape) => ({
      region_code: shape.properties.city_adcode,
      region_name: shape.properties.city,
      shape: shape as Region
    }));
  }
  return feature(topology, topology.objects.county)
    .features.filter((shape) => !what.city_code || shape.properties.city_adcode === what.city_code)
    .map((shape) => ({
      region_code: shape.properties.adcode,
      region_name: shape.properties.name,
      shape: shape as Region
    }));
}

const SCANS = 24;
/** Pixels beyond which more room is no better than a place nearer to the centre. */
const ENOUGH_ROOM = 90;

/**
 * The label point: the middle of the widest horizontal run inside the largest part of the shape, preferring runs near
 * its centre. The plain centroid lies outside bent shapes such as 咸阳市.
 */
function labelPoint(shape: Region, projection: GeoProjection): { x: number; y: number; room: number } {
  const ring = outerRing(shape).map((point): [number, number] => projection([point[0]!, point[1]!]) ?? [0, 0]);
  const ys = ring.map(([, y]) => y);
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  let best = { x: 0, y: 0, room: 0, score: -1 };
  for (let i = 1; i < SCANS; i++) {
    const y = top + (height * i) / SCANS;
    const crossings: number[] = [];
    for (let j = 1; j < ring.length; j++) {
      const [x0, y0] = ring[j - 1]!;
      const [x1, y1] = ring[j]!;
      if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
    crossings.sort((a, b) => a - b);
    for (let j = 1; j < crossings.length; j += 2) {
      const room = crossings[j]! - crossings[j - 1]!;
      const score = Math.min(room, ENOUGH_ROOM) * (1 - Math.abs(i / SCANS - 0.5));
      if (score > best.score) best = { x: (crossings[j]! + crossings[j - 1]!) / 2, y, room, score };
    }
  }
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(best.x), y: round(best.y), room: Math.floor(best.room) };
}

function outerRing(shape: Region): Position[] {
  if (shape.geometry.type === 'Polygon') return shape.geometry.coordinates[0] ?? [];
  const rings = shape.geometry.coordinates.map((polygon) => polygon[0] ?? []);
  return rings.reduce((largest, ring) => (ringArea(ring) > ringArea(largest) ? ring : largest), rings[0] ?? []);
}

function ringArea(ring: Position[]): number {
  return ring.length < 4 ? 0 : geoArea({ type: 'Polygon', coordinates: [ring] });
}
