import { describe, expect, it } from 'vitest';
import { agreementSentence } from '#lib/issues/agreement-effect.ts';
import { countRatio } from '#lib/stats/count-ratio.ts';

describe('two counts compared', () => {
  it('gives the ratio and the interval of the textbook example: 41 against 15 cases over equal time', () => {
    const found = countRatio(41, 15)!;
    expect(found.ratio).toBeCloseTo(2.733, 3);
    // exp(ln 2.733 ± 1.96 · √(1/41 + 1/15))
    expect(found.low).toBeCloseTo(1.513, 2);
    expect(found.high).toBeCloseTo(4.938, 2);
  });

  it('says nothing from too little', () => {
    expect(countRatio(4, 5)).toBeNull();
    expect(countRatio(0, 40)).toBeNull();
  });
});

describe('after an agreement', () => {
  const july = (year: number, record_count: number) => ({ month: `${year}-07-01`, record_count });

  it('compares whole months after the signing with the same months a year before', () => {
    expect(
      agreementSentence(
        [july(2025, 61), { month: '2025-09-01', record_count: 50 }, july(2026, 22)],
        '2025-09-19',
        '2026-11-24'
      )
    ).toBe('签订后 11 个月 22 条，上年同月 61 条，少了 63.9%（约少 41.3% 至 77.8%）');
  });

  it('never counts the month of signing, the unfinished month, or a month that lies after the signing as before', () => {
    expect(
      agreementSentence(
        [
          { month: '2026-08-01', record_count: 99 },
          { month: '2026-11-01', record_count: 99 },
          { month: '2025-09-01', record_count: 12 },
          { month: '2026-09-01', record_count: 12 }
        ],
        '2026-08-03',
        '2026-11-24'
      )
    ).toBe('签订后 2 个月 12 条，上年同月 12 条，变化在随机起伏之内');
  });

  it('names a change from next to nothing without a per cent', () => {
    expect(agreementSentence([july(2025, 1), july(2026, 23)], '2026-06-03', '2026-11-24')).toBe(
      '签订后 4 个月 23 条，上年同月 1 条，多于上年同月，超出随机起伏'
    );
  });

  it('says so when there is too little', () => {
    expect(agreementSentence([], '2026-11-03', '2026-11-24')).toBe('签订后还没有满一个月，不能比较');
    expect(agreementSentence([july(2026, 3)], '2026-06-03', '2026-11-24')).toContain('太少');
  });
});
