/**
 * TopoJSON → SVG path strings. Runs on the server: the browser gets strings and needs neither d3 nor topojson.
 */
import { geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { compactPath } from './compact-path.ts';
import { labelPoint } from './label-point.ts';
import { mapInset } from './map-inset.ts';
import type { MapInset, MapShape } from './map-shape.ts';
import { simplified } from './simplify.ts';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
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
  /** Districts of one city that are too small for their names, once more and larger. */
  inset?: MapInset | null;
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
/** Pixels of the ten cities where the map stands beside a list: its names are then as large as drawn. */
export const CITIES_WIDTH = 280;
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
  const [drawn_width, drawn_height] = [Math.ceil(right - left + 2 * MARGIN), Math.ceil(bottom - top + 2 * MARGIN)];
  return {
    kind: topology.approval === undefined ? 'sketch' : 'approved',
    mark: topology.approval === undefined ? '示意图' : `审图号：${topology.approval}`,
    width: drawn_width,
    height: drawn_height,
    shapes: regions
      .map(({ region_code, region_name, shape }) => {
        const label = labelPoint(shape, projection);
        return { region_code, region_name, path: outline(outlines.get(region_code)!), ...label };
      })
      .sort((a, b) => (a.region_code < b.region_code ? -1 : 1)),
    borders:
      what.level === 'county' && !what.city_code ? outline(mesh(drawn, drawn.objects.city, (a, b) => a !== b)) : '',
    inset:
      what.level === 'county' && what.city_code
        ? mapInset(regions, projection, { width: drawn_width, height: drawn_height })
        : null
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
