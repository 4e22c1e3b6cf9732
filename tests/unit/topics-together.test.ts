import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutFlow } from '../../src/routes/trends/topic-flow.ts';
import { layoutNetwork, type NetworkNode } from '../../src/routes/trends/topic-network.ts';
import { wilsonDifference } from '#lib/domain/intervals.ts';
import { flowChanges, flowSentence, topicFlow } from '#lib/domain/topic-flow.ts';
import { topicLinks, type TopicPair } from '#lib/stats/topic-links.ts';
import { partChanges, partName } from '#lib/domain/trend-parts.ts';
import { lift, logLikelihoodRatio, npmi } from '#lib/stats/association.ts';
import { seededRandom } from '#lib/stats/random.ts';

const pair = (pair_count: number, first_count: number, second_count: number, total_count: number) => ({
  pair_count,
  first_count,
  second_count,
  total_count
});

describe('association', () => {
  it.each([
    // Dunning 1993, table 1: the pair, first without second, second without first, neither.
    [270.72, 110, 2442, 111, 29114],
    [263.9, 29, 13, 123, 31612],
    [256.84, 31, 23, 139, 31584]
  ])('gives the log-likelihood ratio %d of Dunning’s table', (expected, both, first, second, neither) => {
    expect(logLikelihoodRatio(pair(both, both + first, both + second, both + first + second + neither))).toBeCloseTo(
      expected,
      2
    );
  });
  it('has the three fixed points of Bouma: never together −1, independent 0, never apart 1', () => {
    expect([npmi(pair(0, 40, 30, 200)), npmi(pair(6, 40, 30, 200)), npmi(pair(30, 30, 30, 200))]).toEqual([
      -1,
      expect.closeTo(0, 12),
      expect.closeTo(1, 12)
    ]);
    expect(lift(pair(6, 40, 30, 200))).toBeCloseTo(1, 12);
  });
});

describe('difference of shares', () => {
  it('gives Newcombe’s interval of 56/70 against 48/80, and a wider one for more comparisons', () => {
    const { low, high } = wilsonDifference(56, 70, 48, 80);
    expect([low, high]).toEqual([expect.closeTo(0.0524, 4), expect.closeTo(0.3339, 4)]);
    expect(wilsonDifference(56, 70, 48, 80, 7).low).toBeLessThan(0);
  });
});

/** Twelve pixels a letter, fourteen a line. */
const box = ({ x, y, radius, lines }: NetworkNode) => ({
  left: x - 6 * Math.max(...lines.map((line) => line.length)),
  right: x + 6 * Math.max(...lines.map((line) => line.length)),
  top: y + radius,
  bottom: y + radius + 14 * lines.length
});
const apart = (one: NetworkNode, other: NetworkNode) => {
  const [a, b] = [box(one), box(other)];
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
};

const NAMES = new Map(
  Array.from({ length: 30 }, (_, at) => [`T${String(at).padStart(2, '0')}.01`, `主题${at}的名称较长一些`])
);
const codes = [...NAMES.keys()];

describe('the network of topics', () => {
  it('links what is told together beyond chance, not what is merely frequent or rare', () => {
    const of = (first_code: string, second_code: string, counts: ReturnType<typeof pair>): TopicPair => ({
      first_code,
      second_code,
      ...counts
    });
    const links = topicLinks(
      [
        of(codes[0]!, codes[1]!, pair(400, 2000, 2000, 10_000)),
        of(codes[0]!, codes[2]!, pair(60, 2000, 80, 10_000)),
        of(codes[3]!, codes[4]!, pair(9, 9, 9, 10_000))
      ],
      NAMES
    );
    expect(links.map((link) => link.second_code)).toEqual([codes[2]]);
  });
  it('reports nothing of labels drawn independently', () => {
    const random = seededRandom(7);
    const records = Array.from({ length: 4000 }, () => codes.filter(() => random() < 0.06));
    const holds = (...wanted: string[]) =>
      records.filter((record) => wanted.every((code) => record.includes(code))).length;
    const pairs = codes.flatMap((first_code, at) =>
      codes
        .slice(at + 1)
        .map((second_code) => ({
          first_code,
          second_code,
          ...pair(holds(first_code, second_code), holds(first_code), holds(second_code), 4000)
        }))
    );
    expect(topicLinks(pairs, NAMES)).toEqual([]);
  });
  it('is drawn alike each time, inside its frame and without one label over another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(29), fc.nat(29), fc.integer({ min: 10, max: 400 })), { maxLength: 30 }),
        fc.constantFrom<[number, number, number]>([760, 460, 24], [350, 520, 10]),
        (drawn, [width, height, most]) => {
          const pairs = drawn
            .filter(([a, b]) => a < b)
            .map(([a, b, n]) => ({
              first_code: codes[a]!,
              second_code: codes[b]!,
              ...pair(n, n + 200, n + 300, 20_000)
            }));
          const links = topicLinks(
            [...new Map(pairs.map((one) => [one.first_code + one.second_code, one])).values()],
            NAMES
          );
          const layout = layoutNetwork(links, width, height, most);
          expect(layoutNetwork(links, width, height, most)).toEqual(layout);
          for (const node of layout.nodes) {
            expect(node.x).toBeGreaterThan(0);
            expect(node.x).toBeLessThan(width);
            for (const other of layout.nodes)
              if (other.code > node.code)
                expect([node.name, other.name, apart(node, other)]).toEqual([node.name, other.name, true]);
            expect(node.y + node.radius + 13 + 14 * (node.lines.length - 1)).toBeLessThanOrEqual(layout.height);
            expect(layout.height).toBeLessThanOrEqual(height);
          }
        }
      ),
      { numRuns: 15 }
    );
  });
});

describe('topic flow', () => {
  const rows = (month: string, counts: number[]) =>
    counts.map((record_count, at) => ({ month, part_code: `T${String(at + 1).padStart(2, '0')}`, record_count }));
  const names = new Map(Array.from({ length: 9 }, (_, at) => [`T${String(at + 1).padStart(2, '0')}`, `主题${at + 1}`]));
  const october = { kind: 'month' as const, year: 2026, index: 10 };

  it('keeps every record of every period: the largest six and the rest add up to the total', () => {
    const table = topicFlow(
      [
        ...rows('2026-09-01', [90, 80, 70, 60, 50, 40, 30, 20]),
        ...rows('2026-10-01', [10, 20, 30, 40, 50, 60, 70, 80])
      ],
      names,
      october,
      '2026-05-10',
      '2026-10-31'
    );
    expect(table.topics).toHaveLength(7);
    for (const column of table.columns) expect(column.counts.reduce((sum, count) => sum + count, 0)).toBe(column.total);
    expect(table.columns.map((column) => column.label)).toEqual([
      '2026年5月',
      '2026年6月',
      '2026年7月',
      '2026年8月',
      '2026年9月',
      '2026年10月'
    ]);
  });
  it('names a topic only where its share moved beyond chance, and says when a period is unfinished', () => {
    const same = topicFlow(
      [...rows('2026-09-01', [60, 40]), ...rows('2026-10-01', [52, 40])],
      names,
      october,
      '2026-09-01',
      '2026-10-20'
    );
    expect(flowChanges(same)).toEqual([]);
    expect(flowSentence(same)).toContain('没有超出偶然的变化');
    expect(same.columns.map((column) => column.isFinished)).toEqual([true, false]);
    const moved = topicFlow(
      [...rows('2026-09-01', [150, 150]), ...rows('2026-10-01', [240, 60])],
      names,
      october,
      '2026-09-01',
      '2026-10-31'
    );
    expect(flowSentence(moved)).toBe('2026年10月“主题1”的占比上升最多：50.0% → 80.0%（+30.0 个百分点）');
    expect(flowSentence(topicFlow(rows('2026-10-01', [3, 2]), names, october, '2026-10-01', '2026-10-31'))).toContain(
      '说不出'
    );
  });
  it('draws a share as a height, and no ribbon to a period of too few records', () => {
    const layout = layoutFlow(
      topicFlow(
        [...rows('2026-08-01', [2, 1]), ...rows('2026-09-01', [75, 25]), ...rows('2026-10-01', [25, 75])],
        names,
        october,
        '2026-08-01',
        '2026-10-31'
      ),
      720,
      380
    );
    expect(layout.ribbons).toHaveLength(2);
    expect(layout.bars).toHaveLength(4);
    expect(layout.bars[0]!.height / layout.bars[1]!.height).toBeCloseTo(3, 1);
  });
});

describe('a measure taken apart', () => {
  it('puts what does not say last, whatever its count, and names it', () => {
    const parts = partChanges(
      [
        { month: '2026-10-01', part_code: '', record_count: 90 },
        { month: '2026-10-01', part_code: 'migrant', record_count: 5 },
        { month: '2026-09-01', part_code: 'migrant', record_count: 2 }
      ],
      ['2026-09-01', '2026-10-01'],
      { kind: 'month', year: 2026, index: 10 },
      { kind: 'month', year: 2026, index: 9 },
      (code) => partName('group', code, new Map())
    );
    expect(parts.map(({ name, now, before, values }) => [name, now, before, values])).toEqual([
      ['农民工', 5, 2, [2, 5]],
      ['没有写明群体', 90, 0, [0, 90]]
    ]);
  });
});
