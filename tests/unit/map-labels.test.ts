import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CITIES_WIDTH, mapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import { matchCells } from '#lib/charts/map-cells.ts';
import { labelGrowth, mapLabels, NAME_SIZE, VALUE_SIZE } from '#lib/charts/map-labels.ts';

const topology = JSON.parse(readFileSync('static/map/shaanxi.topo.json', 'utf8')) as RegionTopology;
const cities = mapGeometry(topology, { level: 'city' }, CITIES_WIDTH);
const xian = mapGeometry(topology, { level: 'county', city_code: '610100' });

describe('labels of a map', () => {
  it('are at least 11 pixels high on the screen, however small the drawing is', () => {
    for (const drawn of [120, 200, 280, 600]) {
      const scale = drawn / cities.width;
      const grow = labelGrowth(cities.width, drawn);
      expect(Math.min(NAME_SIZE, VALUE_SIZE) * grow * scale, `${drawn}`).toBeGreaterThanOrEqual(11);
    }
    expect(labelGrowth(cities.width, 0)).toBe(1);
  });

  it('never lie on each other: figures go first, then names, and none is cut', () => {
    const cells = cities.shapes.map(({ region_code, region_name }) => ({
      ...{ region_code, region_name, state: 'value' as const, value: 1, numerator: null, denominator: null },
      label: '1,234 家'
    }));
    const { drawn } = matchCells(cities.shapes, cells);
    for (const grow of [1, 1.4, 2]) {
      const lines = mapLabels(drawn, grow, true).flatMap(({ x, y, name, value }) => [
        { x, y, half: (name.length * NAME_SIZE * grow) / 2, size: NAME_SIZE * grow },
        ...(value === null
          ? []
          : [{ x, y: y + VALUE_SIZE * grow * 1.15, half: VALUE_SIZE * grow * 1.5, size: VALUE_SIZE * grow }])
      ]);
      expect(lines.length).toBeGreaterThan(3);
      for (const [i, a] of lines.entries())
        for (const b of lines.slice(i + 1))
          expect(Math.abs(a.x - b.x) < a.half + b.half - 1 && Math.abs(a.y - b.y) < a.size * 0.8).toBe(false);
    }
    expect(mapLabels(drawn, 1, true).length).toBe(10);
    expect(mapLabels(drawn, 1, false).every(({ value }) => value === null)).toBe(true);
  });
});

describe('the inset of a city', () => {
  it('shows the inner districts of 西安 in a free corner, large enough for their names', () => {
    const inset = xian.inset!;
    expect(inset.shapes.map(({ region_name }) => region_name).sort()).toEqual(['新城区', '碑林区', '莲湖区'].sort());
    for (const { room } of inset.shapes) expect(room).toBeGreaterThan(2 * NAME_SIZE);
    expect(inset.x).toBeGreaterThanOrEqual(0);
    expect(inset.x + inset.width).toBeLessThanOrEqual(xian.width);
    expect(inset.y + inset.height).toBeLessThanOrEqual(xian.height);
    const under = xian.shapes.filter(
      ({ x, y }) => x > inset.x && x < inset.x + inset.width && y > inset.y && y < inset.y + inset.height
    );
    expect(under).toEqual([]);
  });

  it('is left out where every district is large enough, and on maps of the province', () => {
    expect(mapGeometry(topology, { level: 'county', city_code: '611000' }).inset).toBeNull();
    expect(mapGeometry(topology, { level: 'county' }).inset).toBeNull();
    expect(cities.inset).toBeNull();
  });
});
