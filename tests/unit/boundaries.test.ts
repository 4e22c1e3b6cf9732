import { readFileSync } from 'node:fs';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { feature } from 'topojson-client';
import { approvedTopology } from '#lib/charts/boundaries.ts';
import { mapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import { tileGeometry } from '#lib/charts/tile-grid.ts';
import { CITIES } from '#lib/domain/regions.ts';

const sketch = JSON.parse(
  readFileSync(new URL('../../static/map/shaanxi.topo.json', import.meta.url), 'utf8')
) as RegionTopology;
const geojson = feature(sketch, sketch.objects.county);
const counties = geojson.features.map(({ properties }) => ({
  region_code: properties.adcode,
  region_name: properties.name
}));
const approve = (input: unknown, approval = '陕S(2024)012号') => approvedTopology(input, approval, counties, CITIES);

type Nested = number | Nested[];
/** Coordinates at any depth with every number changed; equal positions stay equal. */
function moved(part: Nested, move: (value: number, at: number) => number, at = 0): Nested {
  return Array.isArray(part) ? part.map((one, index) => moved(one, move, index % 2)) : move(part, at);
}
const positionsOf = (shape: (typeof geojson.features)[number]) =>
  (shape.geometry as Polygon | MultiPolygon).coordinates as Nested;
/** Rings without their last position. */
function opened(part: unknown): unknown {
  if (!Array.isArray(part)) return part;
  const isRing = Array.isArray(part[0]) && typeof part[0][0] === 'number';
  return isRing ? part.slice(0, -1) : part.map(opened);
}

describe('the tile grid', () => {
  it('gives every county one square of its own inside the picture, however crowded', () => {
    for (const level of [
      { level: 'city' as const },
      { level: 'county' as const },
      { level: 'county' as const, city_code: '610100' }
    ]) {
      const whole = mapGeometry(sketch, level);
      const tiles = tileGeometry(whole);
      expect(tiles.shapes.map((shape) => shape.region_code)).toEqual(whole.shapes.map((shape) => shape.region_code));
      expect(new Set(tiles.shapes.map((shape) => shape.path)).size).toBe(whole.shapes.length);
      expect(
        tiles.shapes.every((shape) => shape.x > 0 && shape.x < tiles.width && shape.y > 0 && shape.y < tiles.height)
      ).toBe(true);
      expect(tileGeometry(whole)).toEqual(tiles);
    }
  });

  it('keeps the north above the south', () => {
    const tiles = tileGeometry(mapGeometry(sketch, { level: 'city' }));
    const y = (code: string) => tiles.shapes.find((shape) => shape.region_code === code)!.y;
    expect(y('610800')).toBeLessThan(y('610600'));
    expect(y('610600')).toBeLessThan(y('610900'));
  });
});

describe('the approved boundary file', () => {
  it('replaces the sketch and prints its 审图号: GeoJSON, TopoJSON, national codes', () => {
    const national = {
      ...geojson,
      features: geojson.features.map((shape) => ({ ...shape, properties: { gb: `156${shape.properties.adcode}` } }))
    };
    for (const input of [geojson, sketch, national]) {
      const made = approve(input);
      const map = mapGeometry(made, { level: 'city' });
      expect([map.kind, map.mark, map.shapes.length]).toEqual(['approved', '审图号：陕S(2024)012号', 10]);
      expect(mapGeometry(made, { level: 'county' }).shapes).toHaveLength(107);
    }
    expect(mapGeometry(sketch, { level: 'city' }).mark).toBe('示意图');
  });

  it('takes codes with zeros behind them and rings that are not closed', () => {
    const statistical = {
      ...geojson,
      features: geojson.features.map((shape) => ({
        ...shape,
        properties: { code: `${shape.properties.adcode}000000` },
        geometry: { ...shape.geometry, coordinates: opened(positionsOf(shape)) }
      }))
    };
    expect(mapGeometry(approve(statistical), { level: 'county' }).shapes).toHaveLength(107);
  });

  it('is refused when no border meets another, and when one county alone does not', () => {
    const jitter = (index: number) => (value: number, at: number) =>
      value + 0.004 * Math.sin(index * 7 + value * 99 + at);
    const drawnAlone = (only: (index: number) => boolean) => ({
      ...geojson,
      features: geojson.features.map((shape, index) =>
        only(index)
          ? { ...shape, geometry: { ...shape.geometry, coordinates: moved(positionsOf(shape), jitter(index)) } }
          : shape
      )
    });
    expect(() => approve(drawnAlone(() => true))).toThrow('边界不重合');
    expect(() => approve(drawnAlone((index) => index === 40))).toThrow('边界不重合');
  });

  it('is refused with the reason', () => {
    expect(() => approve(geojson, '2024-12')).toThrow('不像审图号');
    expect(() => approve({ ...geojson, features: geojson.features.slice(1) })).toThrow('缺少 1 个县');
    expect(() => approve({ ...geojson, features: [...geojson.features, geojson.features[0]] })).toThrow('出现了两次');
    expect(() =>
      approve({ ...geojson, features: geojson.features.map((shape) => ({ ...shape, properties: {} })) })
    ).toThrow('没有行政区划代码');
    expect(() =>
      approve({ ...geojson, features: [{ ...geojson.features[0], properties: { adcode: '611199' } }] })
    ).toThrow('611199 不是现行县级区划代码');
    const metres = JSON.parse(JSON.stringify(geojson), (key, value: unknown) =>
      key === 'coordinates' && Array.isArray(value) && typeof value[0] === 'number'
        ? value
        : typeof value === 'number'
          ? value * 1000
          : value
    ) as unknown;
    expect(() => approve(metres)).toThrow('不在本省经纬度范围');
    const [first, second, ...others] = geojson.features;
    const slipped = [first!, second!].map((shape, i, pair) => ({
      ...shape,
      properties: { ...shape.properties, name: pair[1 - i]!.properties.name }
    }));
    expect(() => approve({ ...geojson, features: [...slipped, ...others] })).toThrow('有 2 个图形的名称与代码');
    const texts = moved(positionsOf(first!), String as unknown as (value: number) => number);
    const written = { ...first!, geometry: { ...first!.geometry, coordinates: texts } };
    expect(() => approve({ ...geojson, features: [written, ...geojson.features.slice(1)] })).toThrow('不是数字');
    expect(() => approve({ hello: 1 })).toThrow('不是 GeoJSON');
  });
});
