import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressSet, type CountCell } from '#lib/domain/suppress-set.ts';
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

const anySet = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 5, max: 40 })), { minLength: 1, maxLength: 5 })
  .map((counts) => counts.map((count, i): CountCell => ({ key: `k${i}`, count })));

describe('a set with its total', () => {
  it('leaves every hidden small count at least two possible values', () => {
    fc.assert(
      fc.property(anySet, (cells) => {
        const shown = suppressSet(persons, cells);
        const total = shown.total.value;
        if (total === null) return;
        const hidden = cells.filter((cell) => shown.cells.get(cell.key)!.state === 'hidden');
        const rest = total - cells.filter((cell) => !hidden.includes(cell)).reduce((sum, cell) => sum + cell.count, 0);
        const ranges = hidden.map(
          (cell) => (shown.cells.get(cell.key)!.text === '<5' ? [1, 4] : [5, rest]) as [number, number]
        );
        hidden.forEach((cell, i) => {
          if (cell.count >= 5) return;
          const possible = [1, 2, 3, 4].filter((guess) =>
            canReach(
              rest - guess,
              ranges.filter((_, j) => j !== i)
            )
          );
          expect(possible.length).toBeGreaterThanOrEqual(2);
        });
      }),
      { numRuns: 400 }
    );
  });

  it('hides nothing of records and nothing where nothing is small', () => {
    fc.assert(
      fc.property(anySet, (cells) => {
        const { cells: figures, total } = suppressSet('records', cells);
        expect([...figures.values()].every((figure) => figure.state === 'value')).toBe(true);
        expect(total.value).toBe(cells.reduce((sum, cell) => sum + cell.count, 0));
      })
    );
    const large = suppressSet('households', [
      { key: 'a', count: 9 },
      { key: 'b', count: 0 }
    ]);
    expect([...large.cells.values()].map((figure) => figure.text)).toEqual(['9', '0']);
  });

  it('hides the smallest other cell with a lone small one, and calls it 不公开', () => {
    const { cells, total } = suppressSet(persons, [
      { key: 'a', count: 2 },
      { key: 'b', count: 30 },
      { key: 'c', count: 12 }
    ]);
    expect([...cells.values()].map((figure) => figure.text)).toEqual(['<5', '30', '不公开']);
    expect(total.text).toBe('44');
  });

  it('hides the total when no other cell can protect', () => {
    expect(
      suppressSet(persons, [
        { key: 'a', count: 4 },
        { key: 'b', count: 4 }
      ]).total.text
    ).toBe('不公开');
    expect(
      suppressSet(persons, [
        { key: 'a', count: 3 },
        { key: 'b', count: 0 }
      ]).total.text
    ).toBe('<5');
  });
});

/** Whether integers within the ranges can add up to the sum. */
function canReach(sum: number, ranges: [number, number][]): boolean {
  const low = ranges.reduce((total, [from]) => total + from, 0);
  const high = ranges.reduce((total, [, to]) => total + to, 0);
  return sum >= low && sum <= high;
}
