import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyDays } from '#lib/domain/reply-days.ts';
import { seededRandom } from '#lib/stats/random.ts';
import { survivalMedian, type Elapsed } from '#lib/domain/survival.ts';

const ended = (values: readonly number[]): Elapsed[] => values.map((days) => ({ days, ended: 1, waiting: 0 }));
const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
};

describe('median with those that wait', () => {
  it('is the ordinary median when nothing waits, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { minLength: 1, maxLength: 60 }), (values) => {
        expect(survivalMedian(ended(values)).median).toBe(middle(values));
      })
    );
  });

  it('of Freireich 1963 (remission in weeks, 6-MP): 23, as R survfit gives; 8 for the placebo', () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23];
    const waiting = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
    const rows = [...ended(events), ...waiting.map((days) => ({ days, ended: 0, waiting: 1 }))];
    expect(survivalMedian(rows)).toEqual({ median: 23, ended: 9, waiting: 12 });
    const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    expect(survivalMedian(ended(placebo)).median).toBe(8);
  });

  it('is unknown while fewer than half are known to have ended', () => {
    expect(
      survivalMedian([
        { days: 3, ended: 2, waiting: 0 },
        { days: 30, ended: 0, waiting: 5 }
      ]).median
    ).toBeNull();
    expect(survivalMedian([])).toEqual({ median: null, ended: 0, waiting: 0 });
  });
});

describe('the newest month looks no faster', () => {
  /**
   * Offices whose speed never changes: letters spread over months, answered after a skewed number of days with median
   * near 22.
   */
  it('in a hundred and fifty months seen at their end', () => {
    const random = seededRandom(41);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const at_end: number[] = [];
    const naive: number[] = [];
    const final: number[] = [];
    for (let month = 0; month < 150; month += 1) {
      const letters = Array.from({ length: 300 }, () => ({
        came: Math.floor(random() * 30),
        took: Math.round(22 * Math.exp(0.55 * normal()))
      }));
      const rows = letters.map(({ came, took }) =>
        came + took <= 30 ? { days: took, ended: 1, waiting: 0 } : { days: 30 - came, ended: 0, waiting: 1 }
      );
      const seen = survivalMedian(rows).median;
      if (seen !== null) at_end.push(seen);
      naive.push(middle(letters.filter(({ came, took }) => came + took <= 30).map(({ took }) => took)));
      final.push(middle(letters.map(({ took }) => took)));
    }
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(at_end.length).toBeGreaterThan(130);
    expect(mean(naive) / mean(final)).toBeLessThan(0.75);
    expect(Math.abs(mean(at_end) / mean(final) - 1)).toBeLessThan(0.05);
  });
});

describe('days to the reply in words', () => {
  it('says who waits, and why there is no median', () => {
    expect(replyDays([{ elapsed_days: 4, answered_count: 6, waiting_count: 0 }])).toMatchObject({
      words: '已答复 6 件',
      figure: { value: 4 }
    });
    expect(
      replyDays([
        { elapsed_days: 4, answered_count: 6, waiting_count: 0 },
        { elapsed_days: 20, answered_count: 0, waiting_count: 30 }
      ])
    ).toMatchObject({ figure: { value: null, text: '—' }, answered: 6, waiting: 30 });
    expect(replyDays([{ elapsed_days: 4, answered_count: 4, waiting_count: 1 }])).toMatchObject({
      figure: { value: null },
      words: '已答复 4 件，未答复 1 件按已等天数计入；答复不足 5 件不算中位数'
    });
  });
});
