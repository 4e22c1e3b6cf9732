import { expect, it } from 'vitest';
import { expectUnits } from '#lib/stats/unit-cells.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { isoDay } from '#lib/stats/calendar.ts';
import { FESTIVALS, months } from '../bench/null-series.ts';

const spans = months(36);
const names = spans.map(({ from }) => isoDay(from));
const rng = new Rng('units');
const rates = [4, 8, 12, 20, 30];
const units = new Map(
  rates.map((rate, at) => [
    `unit ${rate}`,
    spans.map((_, month) => (at === 1 && month >= 31 ? null : at === 2 && month >= 31 ? 0 : rng.poisson(rate)))
  ])
);
const cells = expectUnits({ months: names, festivals: FESTIVALS.map(isoDay), units });
const lastOf = (unit: string) => cells.filter((cell) => cell.unit_org_id === unit).at(-1)!;

it('expects of each unit what it usually sends, also in months without submission', () => {
  for (const rate of rates) {
    const { expected, month } = lastOf(`unit ${rate}`);
    expect(month).toBe('2025-12-01');
    expect(expected, `unit ${rate}`).toBeGreaterThan(0.75 * rate);
    expect(expected, `unit ${rate}`).toBeLessThan(1.3 * rate);
  }
});

it('learns nothing from a silence, whether told as zeros or not at all', () => {
  const zero = (unit: string) => {
    const { expected, excess } = lastOf(unit);
    return (1 + excess * expected) ** (-1 / Math.max(excess, 1e-9));
  };
  expect(zero('unit 12')).toBeLessThan(0.01);
  expect(zero('unit 8')).toBeLessThan(0.01);
});
