import { describe, expect, it } from 'vitest';
import { decompose } from '#lib/stats/decompose.ts';
import { decomposeWithHoliday, holidayRegressor } from '#lib/stats/moving-holiday.ts';
import { Rng } from '#pipelines/demo/random.ts';

const FESTIVALS = ['2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17'];
const MONTHS = Array.from(
  { length: 60 },
  (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`
);

/** Five years of counts: level, a season, the festival with `effect` on the log scale, noise of 4 %. */
function counts(effect: number, rng: Rng): number[] {
  const regressor = holidayRegressor(MONTHS, FESTIVALS);
  return MONTHS.map(
    (_, at) =>
      400 * (1 + 0.2 * Math.sin((at / 12) * 2 * Math.PI)) * Math.exp(effect * regressor[at]! + 0.04 * rng.normal())
  );
}

describe('the moving festival', () => {
  it('is counted by the days that fall into a month, against what the month usually has', () => {
    const regressor = holidayRegressor(MONTHS, FESTIVALS);
    const at = (month: string) => regressor[MONTHS.indexOf(`${month}-01`)]!;
    // The 28 days before 2022-02-01 lie in January whole, seven of those before 2023-01-22 in December, those before
    // 2024-02-10 in January and February.
    expect(at('2022-01')).toBeCloseTo(1 - (17 + 28 + 21 + 19 + 28) / 28 / 5, 10);
    expect(at('2022-12')).toBeCloseTo((7 / 28) * 0.8, 10);
    expect(at('2024-02')).toBeGreaterThan(at('2023-02'));
    for (const month of ['01', '02', '12'])
      expect(
        MONTHS.flatMap((from, i) => (from.slice(5, 7) === month ? [regressor[i]!] : [])).reduce((sum, x) => sum + x, 0)
      ).toBeCloseTo(0, 10);
    expect(at('2023-07')).toBe(0);
  });

  it('comes back as it was planted, and leaves less rest than fixed seasons do', () => {
    const values = counts(0.5, new Rng('festival'));
    const found = decomposeWithHoliday(values, MONTHS, FESTIVALS)!;
    expect(found.holiday!.low).toBeLessThan(Math.exp(0.5));
    expect(found.holiday!.high).toBeGreaterThan(Math.exp(0.5));
    const spread = (rest: (number | null)[]) =>
      rest.reduce<number>((sum, one) => sum + (one === null ? 0 : Math.log(one) ** 2), 0);
    expect(spread(found.rest)).toBeLessThan(0.7 * spread(decompose(values, 12, 'multiplicative')!.rest));
  });

  it('is not seen where there is none in 90 of 100 series and more, nor with fewer than three festivals', () => {
    const seen = Array.from(
      { length: 100 },
      (_, i) => decomposeWithHoliday(counts(0, new Rng(`none ${i}`)), MONTHS, FESTIVALS)!.holiday
    ).filter((holiday) => holiday !== null);
    expect(seen.length).toBeLessThanOrEqual(10);
    expect(
      decomposeWithHoliday(counts(0.5, new Rng('short')).slice(0, 30), MONTHS.slice(0, 30), FESTIVALS)!.holiday
    ).toBeNull();
    expect(decomposeWithHoliday([1, 2, 3], MONTHS.slice(0, 3), FESTIVALS)).toBeNull();
  });
});
