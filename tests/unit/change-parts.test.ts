import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTable, roundTogether } from '#lib/domain/change-parts.ts';
import { parseChangeRequest, whyHref } from '#lib/domain/change-request.ts';
import { shareChangeRows, visibleShares } from '#lib/domain/change-shares.ts';
import { changeHeadline, partsWords, splitWords, usualWords } from '#lib/domain/change-words.ts';
import { emptyCoverage, TOTAL_KEY, type CoverageCell } from '#lib/domain/coverage.ts';
import { decideFigure, notPublic } from '#lib/domain/suppression.ts';
import { isoDay } from '#lib/stats/calendar.ts';
import { expectParts } from '#lib/stats/part-expectations.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { drawCount, FESTIVALS, months } from '../bench/null-series.ts';

const count = fc.integer({ min: 0, max: 400 });
const parts = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 6 }), before: count, now: count }), {
  selector: ({ key }) => key,
  minLength: 1,
  maxLength: 30
});
const sum = (values: (number | null)[]) => values.reduce<number>((all, one) => all + (one ?? 0), 0);

describe('the parts of a change', () => {
  it('add up to the change, to what was expected and to what is beyond it', () => {
    fc.assert(
      fc.property(
        parts,
        fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 30, maxLength: 30 }),
        (of, means) => {
          const usual = new Map(of.map(({ key }, at) => [key, { mean: means[at]!, low: 0, high: 1e9 }]));
          const { rows, rest, total } = changeTable(
            of.map((part) => ({ ...part, name: part.key })),
            usual
          );
          const all = [...rows, ...(rest ? [rest] : [])];
          expect(sum(all.map(({ change }) => change))).toBe(sum(of.map(({ now, before }) => now - before)));
          expect(sum(all.map(({ expected }) => expected))).toBe(total.expected);
          expect(sum(all.map(({ beyond }) => beyond))).toBe(total.now - total.expected!);
          // A part without a record in either month, of which none is expected, is nothing to list.
          const count = rows.length + (rest?.part_count ?? 0);
          expect(count).toBeLessThanOrEqual(of.length);
          expect(count).toBeGreaterThanOrEqual(of.filter(({ now, before }) => now > 0 || before > 0).length);
        }
      )
    );
  });
  it('are listed by size, and those out of their range whatever their size', () => {
    const of = Array.from({ length: 12 }, (_, at) => ({ key: `k${at}`, name: `地${at}`, before: 0, now: 50 - at }));
    const usual = new Map(of.map(({ key }) => [key, { mean: 40, low: key === 'k11' ? 41 : 0, high: 60 }]));
    const { rows, rest } = changeTable(of, usual, 3);
    expect(rows.map(({ name }) => name)).toEqual(['地0', '地1', '地2', '地11']);
    expect(rest).toMatchObject({ name: '其余', part_count: 8 });
  });
  it('say nothing of what is usual where one part has no past', () => {
    const { total } = changeTable([{ key: 'a', name: '甲', before: 1, now: 2 }], new Map());
    expect(total.expected).toBeNull();
  });
  it('round to whole numbers with the rounded sum', () => {
    expect(roundTogether([0.4, 0.4, 0.4, 2.8])).toEqual([1, 0, 0, 3]);
  });
});

describe('the parts of a share', () => {
  it('add up to the change of the whole in tenths of a point, whatever the weights do', () => {
    const half = fc.record({
      denominator: fc.integer({ min: 0, max: 90 }),
      hit: fc.double({ min: 0, max: 1, noNaN: true })
    });
    const part = fc
      .tuple(half, half)
      .map(([before, now]) => ({
        before: { numerator: Math.floor(before.hit * before.denominator), denominator: before.denominator },
        now: { numerator: Math.floor(now.hit * now.denominator), denominator: now.denominator }
      }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (of) => {
        const { rows, total } = shareChangeRows(of.map((one, at) => ({ key: String(at), name: String(at), ...one })));
        if (total) expect(sum(rows.map(({ tenths }) => tenths))).toBe(total.tenths);
      })
    );
  });
  const cell = (code: string, numerator: number, denominator: number, isHidden = false): CoverageCell => ({
    ...emptyCoverage(code, code),
    figure: isHidden ? notPublic() : decideFigure({ measure: 'share', of: 'households', numerator, denominator })
  });
  const cells = (...of: CoverageCell[]) => new Map(of.map((one) => [one.code, one]));
  it('take only what is published in both months; a place hidden in one of them is part of the rest', () => {
    const before = cells(cell(TOTAL_KEY, 60, 100), cell('a', 30, 50), cell('b', 20, 30), cell('c', 10, 20, true));
    const now = cells(cell(TOTAL_KEY, 70, 100), cell('a', 35, 50), cell('b', 22, 30, true), cell('c', 13, 20));
    const shown = visibleShares(['a', 'b', 'c'], before, now);
    expect(shown.map(({ key }) => key)).toEqual(['a', 'rest']);
    expect(shown[1]).toMatchObject({
      before: { numerator: 30, denominator: 50 },
      now: { numerator: 35, denominator: 50 }
    });
  });
  it('are none where the whole is hidden', () => {
    const whole = cells(cell(TOTAL_KEY, 2, 100, true), cell('a', 30, 50));
    expect(visibleShares(['a'], whole, whole)).toEqual([]);
  });
});

describe('the expectation of parts', () => {
  const spans = months(60);
  const iso = spans.map(({ from }) => isoDay(from));
  const festivals = FESTIVALS.map(isoDay);
  const world = (seed: string, surge = 0) => {
    const rng = new Rng(seed);
    const of = Array.from({ length: 10 }, (_, at) => ({
      key: String(at),
      counts: spans.map((_, month) => drawCount(4 + at * 3, 1 / 25, rng) + (at === 2 && month === 59 ? surge : 0))
    }));
    return { months: iso, festivals, parts: of, whole: spans.map((_, m) => sum(of.map(({ counts }) => counts[m]!))) };
  };
  it('adds up to that of the whole and finds the part in which something happened', () => {
    for (const shape of ['whole', 'own'] as const) {
      const given = world('one', 60);
      const found = expectParts({ ...given, shape }, 1)!;
      const out = found.filter(({ key, high }) => given.parts[Number(key)]!.counts[59]! > high);
      expect(out.map(({ key }) => key)).toEqual(['2']);
      expect(sum(found.map(({ mean }) => mean))).toBeGreaterThan(140);
      expect(sum(found.map(({ mean }) => mean))).toBeLessThan(210);
    }
  });
  it('calls no part unusual in most worlds in which nothing happens, at a nominal 5 in 100', () => {
    let wrong = 0;
    for (let draw = 0; draw < 40; draw++) {
      const given = world(`null ${draw}`);
      const found = expectParts({ ...given, shape: draw % 2 === 0 ? 'whole' : 'own' }, draw % 4 < 2 ? 1 : 3)!;
      const now = (key: string) => sum(given.parts[Number(key)]!.counts.slice(draw % 4 < 2 ? -1 : -3));
      if (found.some(({ key, low, high }) => now(key) > high || now(key) < low)) wrong++;
    }
    expect(wrong).toBeLessThanOrEqual(5);
  });
  it('says nothing on a short past', () => {
    const given = world('short');
    expect(
      expectParts({ ...given, months: iso.slice(0, 12), whole: given.whole.slice(0, 12), shape: 'whole' }, 1)
    ).toBeNull();
  });
});

describe('the words of a change', () => {
  const words = { name: '全省信访件数', unit: '件', period: '2026年11月', against: '上月' };
  const table = changeTable(
    [
      { key: '610100', name: '西安市', before: 20, now: 41 },
      { key: '610800', name: '榆林市', before: 9, now: 6 },
      { key: '', name: '没有写明地区', before: 40, now: 10 }
    ],
    new Map([
      ['610100', { mean: 22, low: 10, high: 35 }],
      ['610800', { mean: 8, low: 1, high: 16 }],
      ['', { mean: 36, low: 20, high: 50 }]
    ])
  );
  it('name the place that moved with the change, and never the records without one', () => {
    expect(changeHeadline(words, [table])).toBe('全省信访件数比上月少 12 件，榆林市少 3 件');
    expect(partsWords(table, '件')).toBe('榆林市少 3 件，西安市多 21 件');
    expect(splitWords(table, '件')).toBe('榆林市少 3 件，西安市多 21 件；西安市明显多于往常，没有写明地区明显少于往常');
  });
  it('tell the usual change from the rest', () => {
    expect(usualWords(words, table, { low: 50, high: 80, state: 'usual' })).toBe(
      '照往年的季节、春节和近期水平，2026年11月约 66 件（通常 50–80 件），本来就会比上月少 3 件；实际比往常少 9 件，在通常波动之内。'
    );
    expect(usualWords(words, table, null)).toContain('说不出往常是多少');
  });
  it('are asked for by an address that reads back, and refuse what does not exist', () => {
    const href = whyHref({ of: 'requests', topic: 'T01', source: null, region: '610100' });
    expect(parseChangeRequest(new URL(href, 'http://x').searchParams)).toEqual({
      of: 'requests',
      topic: 'T01',
      source: null,
      region: '610100'
    });
    expect(() => parseChangeRequest(new URLSearchParams('of=persons'))).toThrow('无法识别');
  });
});
