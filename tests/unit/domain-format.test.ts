import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countChange,
  formatAge,
  formatDate,
  formatDay,
  formatDecimal,
  formatInstant,
  formatInteger,
  formatPercent,
  formatRounded,
  growthText,
  shareChange
} from '#lib/domain/format.ts';
import { wilsonInterval } from '#lib/domain/intervals.ts';
import { CITIES, cityCodeOf, shortRegionName } from '#lib/domain/regions.ts';

describe('numbers', () => {
  it('are exact in tables and rounded in sentences', () => {
    expect(formatInteger(1234567)).toBe('1,234,567');
    expect([9_800, 12_345, 99_994_000, 99_999_999, 123_456_789, -25_000].map(formatRounded)).toEqual([
      '9,800',
      '1.2万',
      '9,999.4万',
      '1亿',
      '1.2亿',
      '-2.5万'
    ]);
    expect(formatPercent(0.1234)).toBe('12.3%');
    expect([formatDecimal(-0.001, 2), formatDecimal(-0.06, 2)]).toEqual(['0.00', '-0.06']);
  });

  it('say a change in words and never as a bare sign', () => {
    expect(countChange(112, 100, '件', '上月')).toEqual({ direction: 'up', text: '比上月多 12 件' });
    expect(countChange(88, 100, '件', '去年同期')).toEqual({ direction: 'down', text: '比去年同期少 12 件' });
    expect(countChange(5, 5, '件', '上月')).toEqual({ direction: 'flat', text: '与上月持平' });
    expect(shareChange(0.912, 0.891, '上月')).toEqual({ direction: 'up', text: '比上月高 2.1 个百分点' });
    expect(shareChange(0.9121, 0.9119, '上月').direction).toBe('flat');
    expect(growthText(12, 0, '环比')).toBeNull();
    expect(growthText(90, 100, '同比')).toBe('同比下降 10.0%');
  });
});

describe('times', () => {
  it('are written in Shanghai time', () => {
    expect(formatDay('2026-10-08')).toBe('10月8日');
    expect(formatDate('2026-10-08')).toBe('2026年10月8日');
    expect(formatInstant('2026-10-08T17:05:00Z')).toBe('2026年10月9日 01:05');
  });

  it('grow old in steps that a reader feels', () => {
    const now = new Date('2026-10-08T12:00:00Z');
    const ages = ['2026-10-08T11:59:40Z', '2026-10-08T11:48:00Z', '2026-10-08T09:00:00Z', '2026-10-06T11:00:00Z'];
    expect(ages.map((iso) => formatAge(iso, now))).toEqual(['刚刚', '12 分钟前', '3 小时前', '2 天前']);
  });
});

describe('Wilson interval', () => {
  it('matches published values', () => {
    // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    for (const [k, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718]
    ] as const) {
      const interval = wilsonInterval(k, n);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('lies within 0–1, holds the share, mirrors, and narrows with n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (n, raw) => {
        const k = raw % (n + 1);
        const { low, high } = wilsonInterval(k, n);
        const mirrored = wilsonInterval(n - k, n);
        const wider = wilsonInterval(k * 10, n * 10);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
        expect(wider.high - wider.low).toBeLessThan(high - low);
      })
    );
  });
});

describe('regions', () => {
  it('know the city of a county and short names', () => {
    expect(cityCodeOf('610104')).toBe('610100');
    expect(['西安市', '眉县', '周至县', '新城区'].map(shortRegionName)).toEqual(['西安', '眉县', '周至', '新城']);
    expect(CITIES).toHaveLength(10);
  });
});
