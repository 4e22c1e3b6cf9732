import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactPath } from '#lib/charts/compact-path.ts';
import { mapGeometry, type RegionTopology } from '#lib/charts/geometry.ts';
import {
  cellsTable,
  countClasses,
  countStates,
  fillOf,
  legendEntries,
  matchCells,
  neighbourOf,
  rankCells,
  type RegionCell
} from '#lib/charts/map-cells.ts';
import { classOf, legendClasses, quantileScale, shareScale } from '#lib/charts/scale.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { CELL_STATES } from '#lib/domain/states.ts';

const topology = JSON.parse(readFileSync('static/map/shaanxi.topo.json', 'utf8')) as RegionTopology;

function cell(code: string, state: RegionCell['state'], value: number | null = null): RegionCell {
  return {
    region_code: code,
    region_name: code,
    state,
    value,
    numerator: null,
    denominator: null,
    label: value === null ? state : String(value)
  };
}

/** Absolute points of a path of relative steps. */
function pointsOf(path: string): [number, number][] {
  let at: [number, number] = [0, 0];
  return path.split('z').flatMap((ring) => {
    const steps = (ring.match(/-?(\d+(\.\d+)?|\.\d+)/g) ?? []).map(Number);
    const points: [number, number][] = [];
    for (let i = 0; i < steps.length; i += 2) {
      at = [at[0] + steps[i]!, at[1] + steps[i + 1]!];
      points.push(at);
    }
    at = points[0] ?? at;
    return points;
  });
}

describe('geometry', () => {
  it('draws ten cities, 107 counties, and the counties of one city', () => {
    expect(mapGeometry(topology, { level: 'city' }).shapes.map((shape) => shape.region_code)).toEqual(
      CITIES.map((city) => city.region_code)
    );
    expect(mapGeometry(topology, { level: 'county' }).shapes).toHaveLength(107);
    expect(mapGeometry(topology, { level: 'county', city_code: '610100' }).shapes).toHaveLength(13);
  });

  it('keeps every path and label inside the box and stays light', () => {
    for (const what of [{ level: 'city' }, { level: 'county' }, { level: 'county', city_code: '610800' }] as const) {
      const geometry = mapGeometry(topology, what);
      for (const shape of geometry.shapes) {
        const points = pointsOf(shape.path);
        expect(Math.min(...points.flat())).toBeGreaterThanOrEqual(0);
        expect(Math.max(...points.map(([x]) => x))).toBeLessThanOrEqual(geometry.width);
        expect(Math.max(...points.map(([, y]) => y))).toBeLessThanOrEqual(geometry.height);
        expect(shape.x).toBeLessThanOrEqual(geometry.width);
        expect(shape.y).toBeLessThanOrEqual(geometry.height);
      }
      expect(JSON.stringify(geometry).length).toBeLessThan(80_000);
    }
  });

  it('is taller than wide and draws city borders only over all counties', () => {
    const all = mapGeometry(topology, { level: 'county' });
    expect(all.height / all.width).toBeGreaterThan(1.3);
    expect(all.borders).not.toBe('');
    expect(mapGeometry(topology, { level: 'city' }).borders).toBe('');
  });

  it('answers the same question once', () => {
    expect(mapGeometry(topology, { level: 'city' })).toBe(mapGeometry(topology, { level: 'city' }));
  });
});

describe('compact path', () => {
  it('keeps every point of every ring to the tenth', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }));
    // Adding 0 turns -0, which the sums of the check may give, into 0.
    fc.assert(
      fc.property(
        fc.array(fc.array(point, { minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        (rings) => {
          const path = rings.map((ring) => `M${ring.map(([x, y]) => `${x / 10},${y / 10}`).join('L')}Z`).join('');
          const wanted = rings.flatMap((ring) =>
            ring.filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1])
          );
          expect(pointsOf(compactPath(path)).map(([x, y]) => [Math.round(x * 10) + 0, Math.round(y * 10) + 0])).toEqual(
            wanted
          );
        }
      )
    );
  });
});

describe('classes', () => {
  it('put every value into a printed class, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 }), (values) => {
        const scale = quantileScale(values, 'integer')!;
        const colours = new Set(legendClasses(scale).map((item) => item.colour));
        const sorted = [...values].sort((a, b) => a - b).map((value) => classOf(value, scale));
        expect(sorted.every((colour) => colours.has(colour))).toBe(true);
        expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
        expect(legendClasses(scale).length).toBe(scale.breaks.length + 1);
      })
    );
  });

  it('hold about a fifth each when values differ', () => {
    const values = Array.from({ length: 100 }, (_, i) => i + 1);
    const scale = quantileScale(values, 'integer')!;
    const counts = countClasses(
      values.map((value) => cell(`c${value}`, 'value', value)),
      scale
    );
    expect([...counts.values()]).toEqual([20, 20, 20, 20, 20]);
    expect(legendClasses(scale).map((item) => item.label)).toEqual(['1–20', '21–40', '41–60', '61–80', '81–100']);
  });

  it('are fixed for shares, with the full share in the highest', () => {
    const scale = shareScale();
    expect([0, 0.199, 0.2, 0.6, 1].map((share) => classOf(share, scale))).toEqual([0, 0, 1, 3, 4]);
    expect(legendClasses(scale).map((item) => item.label)).toEqual(['0–20%', '20–40%', '40–60%', '60–80%', '80–100%']);
  });

  it('do not exist without values, and are one class for one value', () => {
    const oneCity = quantileScale([0, 0, 0, 0, 0, 0, 0, 0, 0, 30], 'integer')!;
    expect(legendClasses(oneCity).map((item) => item.label)).toEqual(['0', '1–30']);
    expect([classOf(0, oneCity), classOf(30, oneCity)]).toEqual([0, 4]);
    expect(legendClasses(quantileScale([0, 0, 0, 0, 0, 0, 1, 2, 162], 'integer')!).map((item) => item.label)).toEqual([
      '0',
      '1',
      '2–161',
      '162'
    ]);
    expect(quantileScale([], 'integer')).toBeNull();
    expect(legendClasses(quantileScale([7, 7], 'integer')!).map((item) => item.label)).toEqual(['7']);
  });
});

describe('cells', () => {
  const shapes = mapGeometry(topology, { level: 'city' }).shapes;

  it('look different in every state without a number, and never like a class', () => {
    const fills = CELL_STATES.filter((state) => state !== 'value' && state !== 'small_sample').map((state) =>
      fillOf(cell('a', state), shareScale(), 'p')
    );
    expect(new Set(fills).size).toBe(4);
    expect(fills.join()).not.toContain('--seq');
    expect(fillOf(cell('a', 'value', 0), shareScale(), 'p')).toBe('var(--seq-0)');
  });

  it('without a polygon stand in the strip; a polygon without a cell is not a zero', () => {
    const { drawn, strip } = matchCells(shapes, [cell('610100', 'value', 0.5), cell('6113', 'not_submitted')]);
    expect(strip.map((unit) => unit.region_code)).toEqual(['6113']);
    expect(drawn).toHaveLength(10);
    expect(drawn[1]!.cell).toMatchObject({ state: 'not_applicable', value: null });
  });

  it('are counted per state in legend order', () => {
    expect(countStates([cell('a', 'load_failed'), cell('b', 'value', 1), cell('c', 'value', 0)])).toEqual([
      { state: 'value', count: 2 },
      { state: 'load_failed', count: 1 }
    ]);
  });

  it('are explained class by class and state by state in a saved image', () => {
    const entries = legendEntries([cell('a', 'value', 0.1), cell('b', 'not_submitted')], shareScale(), 'p');
    expect(entries.map((entry) => entry.label)).toEqual([
      '0–20%　1 个',
      '20–40%　0 个',
      '40–60%　0 个',
      '60–80%　0 个',
      '80–100%　0 个',
      '未报送　1 个'
    ]);
  });

  it('rank numbers first and keep the word of a missing one in the table', () => {
    const cells = [cell('a', 'not_submitted'), cell('b', 'value', 0), cell('c', 'value', 3)];
    expect(rankCells(cells).map((unit) => unit.region_code)).toEqual(['c', 'b', 'a']);
    expect(cellsTable(cells, '件数').rows[2]).toMatchObject({ state: '未报送', value: 'not_submitted' });
  });

  it('lead by arrow keys to the neighbour a reader expects', () => {
    const go = (from: string, key: string) => neighbourOf(shapes, from, key);
    expect(go('610800', 'ArrowDown')).toBe('610600');
    expect(go('610800', 'ArrowUp')).toBeNull();
    expect(go('610300', 'ArrowRight')).not.toBeNull();
    expect(go('610100', 'a')).toBeNull();
  });
});
