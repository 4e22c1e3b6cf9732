import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PRINT_TOKENS, withPrintColours } from '#lib/charts/print-palette.ts';
import { svgText } from '#lib/charts/svg-text.ts';
import { escapeXml } from '#lib/domain/xml.ts';
import { shareScale } from '#lib/charts/scale.ts';
import { layoutTiles, tilesSvg } from '#lib/charts/tile-map.ts';
import { trendSvg } from '#lib/charts/trend-svg.ts';
import { CITIES } from '#lib/domain/regions.ts';

const cell = (region_code: string, region_name: string, value: number | null) => ({
  region_code,
  region_name,
  value,
  state: value === null ? ('not_submitted' as const) : ('value' as const),
  numerator: null,
  denominator: null,
  label: value === null ? '未报送' : `${value * 100}%`
});
const cities = CITIES.map((city, i) => cell(city.region_code, city.region_name, i / 10));

describe('drawings for paper', () => {
  it('have the light colours of the screen', () => {
    const css = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'app.css'), 'utf8');
    for (const [name, value] of Object.entries(PRINT_TOKENS))
      expect([name, new RegExp(`--${name}: var\\(--light, (#\\w+)\\)`).exec(css)?.[1]]).toEqual([name, value]);
  });

  it('name no variable that paper does not know', () => {
    const input = {
      periods: ['1月', '2月'],
      unfinished: '2月',
      series: [{ key: 'a', label: '信访', values: [1, 2] }],
      bands: [{ label: '春节', from: 0, to: 0 }],
      target: { label: '目标', value: 2 }
    };
    for (const svg of [
      trendSvg(input, 600, 200),
      tilesSvg({ cells: cities, scale: shareScale(), measure: '覆盖率' }).body
    ]) {
      expect(
        [...svg.matchAll(/var\(--([\w-]+)\)/g)].map((match) => match[1]!).filter((name) => !(name in PRINT_TOKENS))
      ).toEqual([]);
      expect(withPrintColours(svg)).not.toContain('var(');
    }
  });

  it('keep markup in a label as text', () => {
    expect(svgText(0, 0, '<b>&"</b>')).toContain('&lt;b&gt;&amp;&quot;&lt;/b&gt;');
    expect(escapeXml('a\u0000\u0008b\ud800c')).toBe('abc');
  });
});

describe('tiles', () => {
  it('give each region one seat of its own, units without a seat included', () => {
    const { tiles } = layoutTiles({
      cells: [...cities, cell('61-YL', '杨凌示范区', null)],
      scale: shareScale(),
      measure: '覆盖率'
    });
    expect(tiles).toHaveLength(11);
    expect(new Set(tiles.map(({ x, y }) => `${x},${y}`)).size).toBe(11);
  });
  it('of the counties of one city stand in rows, and a missing one is hatched, never zero', () => {
    const { body } = tilesSvg({
      cells: [cell('611002', '商州区', 0.5), cell('611021', '洛南县', null)],
      scale: shareScale(),
      measure: '覆盖率'
    });
    expect(body).toContain('url(#tile-not_submitted)');
    expect(body).toContain('未报送');
    expect(body).not.toContain('>0%<');
  });
});
