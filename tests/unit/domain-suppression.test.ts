import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureOf } from '#lib/domain/coverage.ts';
import { METRICS } from '#lib/domain/metrics.ts';
import { decideFigure } from '#lib/domain/suppression.ts';

const persons = 'persons' as const;

describe('one figure', () => {
  it('hides counts of people from 1 to 4 and no others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom('persons' as const, 'households' as const, 'companies' as const),
        (count, of) => {
          const figure = decideFigure({ measure: 'count', of, count });
          expect(figure.state).toBe(count >= 1 && count <= 4 ? 'hidden' : 'value');
          expect(figure.value).toBe(figure.state === 'hidden' ? null : count);
        }
      )
    );
    expect(decideFigure({ measure: 'count', of: persons, count: 3 }).text).toBe('<5');
  });

  it('shows counts of records exactly', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (count) => {
        expect(decideFigure({ measure: 'count', of: 'records', count })).toMatchObject({
          state: 'value',
          value: count
        });
      })
    );
  });

  it('never turns a missing report into a zero', () => {
    for (const submission of ['not_submitted', 'load_failed', 'not_applicable'] as const) {
      const figure = decideFigure({ measure: 'count', of: 'records', count: 0, submission });
      expect(figure).toMatchObject({ state: submission, value: null });
      expect(figure.text).not.toContain('0');
    }
    expect(decideFigure({ measure: 'count', of: persons, count: 0 })).toMatchObject({ state: 'value', text: '0' });
  });

  it('hides rates below ten, marks them to 29, and gives an interval that holds the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (denominator, part) => {
        const numerator = Math.floor(part * denominator);
        const figure = decideFigure({ measure: 'share', of: 'records', numerator, denominator });
        expect(figure.state).toBe(denominator < 10 ? 'hidden' : denominator < 30 ? 'small_sample' : 'value');
        if (figure.interval) {
          expect(figure.interval.low).toBeLessThanOrEqual(figure.value!);
          expect(figure.interval.high).toBeGreaterThanOrEqual(figure.value!);
        }
      })
    );
  });

  it('hides a rate of people that would give a small count or its complement away', () => {
    expect(decideFigure({ measure: 'share', of: persons, numerator: 3, denominator: 50 }).state).toBe('hidden');
    expect(decideFigure({ measure: 'share', of: persons, numerator: 47, denominator: 50 }).state).toBe('hidden');
    expect(decideFigure({ measure: 'share', of: persons, numerator: 50, denominator: 50 }).state).toBe('value');
    expect(decideFigure({ measure: 'share', of: 'records', numerator: 3, denominator: 50 }).state).toBe('value');
  });

  it('has no rate of nothing', () => {
    expect(decideFigure({ measure: 'share', of: 'records', numerator: 0, denominator: 0 })).toMatchObject({
      state: 'not_applicable',
      text: '—'
    });
  });

  it('does not call a withheld amount or median "<5"', () => {
    expect(decideFigure({ measure: 'amount', value: 9e6, companies: 2, largest_share: 0.5 }).text).toBe('不公开');
    expect(decideFigure({ measure: 'amount', value: 9e6, companies: 9, largest_share: 0.9 }).text).toBe('不公开');
    expect(decideFigure({ measure: 'amount', value: 9e6, companies: 3, largest_share: 0.85 }).text).toBe('9,000,000');
    expect(decideFigure({ measure: 'median', value: 6, n: 4 }).text).toBe('不公开');
  });
});

describe('a set of counts with its total', () => {
  it('is never shown of persons: no indicator about them is a plain count, whose complement would give cells back', () => {
    const about = METRICS.filter((metric) => metric.isAboutPersons);
    expect(about.length).toBeGreaterThan(3);
    expect(about.filter((metric) => measureOf(metric).kind === 'count')).toEqual([]);
  });
});
