import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstDay,
  formatPeriod,
  isUnfinished,
  lastDay,
  latestFinished,
  monthsOf,
  nextPeriod,
  parsePeriod,
  periodLabel,
  periodOf,
  periodsBetween,
  previousPeriod,
  samePeriodLastYear,
  todayInShanghai,
  type Period
} from '#lib/domain/periods.ts';

const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.record({
    kind: fc.constant('month' as const),
    year: fc.integer({ min: 2001, max: 2099 }),
    index: fc.integer({ min: 1, max: 12 })
  }),
  fc.record({
    kind: fc.constant('quarter' as const),
    year: fc.integer({ min: 2001, max: 2099 }),
    index: fc.integer({ min: 1, max: 4 })
  }),
  fc.record({ kind: fc.constant('year' as const), year: fc.integer({ min: 2001, max: 2099 }), index: fc.constant(1) })
);

describe('periods', () => {
  it('write and read back the same period', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(formatPeriod(period))).toEqual(period);
      })
    );
  });

  it('tile the calendar: the day after one period is the first of the next', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const after = new Date(`${lastDay(period)}T00:00:00Z`);
        after.setUTCDate(after.getUTCDate() + 1);
        expect(after.toISOString().slice(0, 10)).toBe(firstDay(nextPeriod(period)));
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
      })
    );
  });

  it('keep the kind and the place in the year for the same period last year', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(samePeriodLastYear(period)).toEqual({ ...period, year: period.year - 1 });
      })
    );
  });

  it('contain the days and months that they name', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        for (const month of monthsOf(period)) expect(periodOf(period.kind, `${month}-15`)).toEqual(period);
      })
    );
  });

  it.each(['', '2026-13', '2026-1', '2026Q5', '26-10', '2026-10-01', ' 2026', '1999', '２０２６'])(
    'refuse %j',
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    }
  );

  it('read as Chinese on screen', () => {
    expect(periodLabel({ kind: 'month', year: 2026, index: 10 })).toBe('2026年10月');
    expect(periodLabel({ kind: 'quarter', year: 2026, index: 3 })).toBe('2026年第3季度');
    expect(periodLabel({ kind: 'year', year: 2026, index: 1 })).toBe('2026年');
  });

  it('stay unfinished through their last day', () => {
    const october: Period = { kind: 'month', year: 2026, index: 10 };
    expect(isUnfinished(october, '2026-10-31')).toBe(true);
    expect(isUnfinished(october, '2026-11-01')).toBe(false);
    expect(latestFinished('month', '2026-01-03')).toEqual({ kind: 'month', year: 2025, index: 12 });
  });

  it('know leap years', () => {
    expect(lastDay({ kind: 'month', year: 2024, index: 2 })).toBe('2024-02-29');
    expect(lastDay({ kind: 'month', year: 2026, index: 2 })).toBe('2026-02-28');
  });

  it('list newest first and include both ends', () => {
    expect(periodsBetween('quarter', '2025-11-30', '2026-05-01').map(formatPeriod)).toEqual([
      '2026Q2',
      '2026Q1',
      '2025Q4'
    ]);
  });

  it('take the day from Shanghai, not from the server', () => {
    expect(todayInShanghai(new Date('2026-10-31T16:30:00Z'))).toBe('2026-11-01');
  });
});
