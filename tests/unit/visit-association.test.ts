import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/stats/random.ts';
import { stepUp } from '#lib/stats/step-up.ts';
import { visitAssociations, type SetRow } from '#lib/stats/visit-association.ts';
import { associationSentence, associationTitle } from '../../src/routes/enterprises/association-words.ts';

const random = seededRandom(7);
const count = (rate: number) => [1, 2, 3].reduce((sum) => sum + (random() < rate / 3 ? 1 : 0), 0);

/** Sets of one visited and four others. */
function setRows(industry: string, first: number, sets: number, own: number, peers: number): SetRow[] {
  return Array.from({ length: sets }, (_, at) => {
    const own_after = count(own);
    const others = Array.from({ length: 4 }, () => count(peers));
    const same = { industry, set_no: first + at, own_earlier: 1, peer_earlier: 1, peer_count: 1 };
    return others.map((peer_after) => ({ ...same, own_after, peer_after }));
  }).flat();
}

const estimate = (rows: readonly SetRow[], industry = 'F') => {
  const found = visitAssociations(rows).get(industry);
  if (found?.kind !== 'estimate') throw new Error('no estimate');
  return found;
};

describe('visits and the complaints after them', () => {
  it('says nothing below ten matched visits', () => {
    const few = visitAssociations(setRows('F', 1, 9, 0, 3)).get('F')!;
    expect(few).toEqual({ kind: 'too_few', matched: 9 });
    expect(associationTitle(few)).toContain('数据不足');
  });

  it('finds fewer complaints where there are fewer, and calls it an association', () => {
    const found = estimate(setRows('F', 1, 80, 0.5, 1.5));
    expect(found.isFound).toBe(true);
    expect(found.interval.low).toBeLessThan(-1 + 0.3);
    expect(found.interval.high).toBeLessThan(0);
    expect(associationTitle(found)).toMatch(/关联：比未走访的同类少/);
    expect(associationSentence(found, 12)).toContain('12 个行业一起检验');
  });

  it('is right about nothing in 95 of 100, and its interval holds zero as often', () => {
    let [said, outside] = [0, 0];
    for (let draw = 0; draw < 200; draw++) {
      const found = estimate(setRows('F', 1, 40, 0.6, 0.6));
      if (found.isFound) said++;
      if (found.interval.low > 0 || found.interval.high < 0) outside++;
    }
    expect(said).toBeLessThanOrEqual(14);
    expect(outside).toBeLessThanOrEqual(18);
  });

  it('judges industries together: one in fifteen that is rare alone is not called a find', () => {
    const rows = Array.from({ length: 15 }, (_, at) =>
      setRows(String.fromCharCode(65 + at), 1000 * at, 40, 0.6, 0.6)
    ).flat();
    const all = [...visitAssociations(rows).values()];
    expect(all).toHaveLength(15);
    expect(all.filter((one) => one.kind === 'estimate' && one.isFound)).toEqual([]);
  });

  it('does not name a find what only stands out alone', () => {
    const found = { ...estimate(setRows('F', 1, 40, 0.6, 0.6)), isFound: false, interval: { low: -0.4, high: -0.01 } };
    expect(associationTitle(found)).toContain('看不出');
    expect(associationSentence(found, 15)).toContain('分不出是不是偶然');
  });

  it('holds two industries apart and corrects as Benjamini and Hochberg do', () => {
    // Their paper's example, fifteen p-values at 0.05: the first four are rejected.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1
    ];
    expect(stepUp(published).filter((q_value) => q_value <= 0.05)).toHaveLength(4);
    expect(stepUp([0.04, 0.01])).toEqual([0.04, 0.02]);
  });
});
