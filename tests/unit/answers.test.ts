import { Answers } from '#lib/server/answers.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('answers kept for one generation', () => {
  it('a caller that sorts its list changes nobody else’s', () => {
    const answers = new Answers();
    answers.keep('q', [1, 2, 3]);
    answers.get<number>('q')!.reverse();
    expect(answers.get('q')).toEqual([1, 2, 3]);
    expect(answers.get('other')).toBeUndefined();
  });

  it('computes what follows from answers once, whatever comes out', () => {
    const answers = new Answers();
    let computed = 0;
    const lead = (topic: string) =>
      answers.once(`lead ${topic}`, () => (computed++, topic === 'T01' ? { kind: 'found' } : null));
    expect([lead('T01'), lead('T02'), lead('T01'), lead('T02')]).toEqual([
      { kind: 'found' },
      null,
      { kind: 'found' },
      null
    ]);
    expect(computed).toBe(2);
  });

  it('never holds more than its limit, forgets the longest unused first, and answers right whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.integer({ min: 0, max: 30 }), rows: fc.integer({ min: 0, max: 30 }) }), {
          maxLength: 80
        }),
        (asked) => {
          const answers = new Answers(100);
          const sizes = new Map<number, number>();
          for (const { key, rows } of asked) {
            const known = answers.get<number>(`${key}`);
            if (known) expect(known).toHaveLength(sizes.get(key)!);
            else {
              answers.keep(
                `${key}`,
                Array.from({ length: rows }, () => key)
              );
              sizes.set(key, rows);
              expect(answers.get(`${key}`) !== undefined).toBe(rows * 10 <= 100);
            }
          }
          const held = [...sizes].filter(([key]) => answers.get(`${key}`) !== undefined);
          expect(held.reduce((sum, [, rows]) => sum + rows + 1, 0)).toBeLessThanOrEqual(100);
        }
      )
    );
  });
});
