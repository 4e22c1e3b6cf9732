import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribution } from '#lib/charts/distribution.ts';
import { layoutLanes } from '../../src/routes/enterprises/month-lanes.ts';
import { sparkline } from '#lib/charts/sparkline.ts';
import { tableToCsv } from '#lib/charts/table.ts';
import { niceTicks, spreadLabels } from '#lib/charts/ticks.ts';
import { topicBars } from '#lib/charts/topic-bars.ts';
import { layoutTrend, trendSummary, trendTable, type TrendInput } from '#lib/charts/trend.ts';

const input: TrendInput = {
  periods: ['7月', '8月', '9月', '10月'],
  series: [
    { key: 'visits', label: '走访', values: [10, null, 30, 12] },
    { key: 'petitions', label: '诉求', values: [5, 6, 7, 8] }
  ],
  unfinished: '10月（10月23日止）'
};

describe('trend', () => {
  it('leaves a gap for a month without a report instead of a zero', () => {
    const line = layoutTrend(input, 600, 260).lines[0]!;
    expect(line.path.match(/M/g)).toHaveLength(2);
    expect(line.points.map((point) => point.index)).toEqual([0, 2, 3]);
    expect(trendTable(input).rows[1]).toMatchObject({ visits: null, petitions: 6 });
  });

  it('dashes only the step into the unfinished period and names it', () => {
    const line = layoutTrend(input, 600, 260).lines[1]!;
    expect(line.dashed).toMatch(/^M[\d. ]+L[\d. ]+$/);
    expect(line.path.match(/L/g)).toHaveLength(2);
    expect(trendTable(input).rows[3]!.period).toBe('10月（10月23日止）');
    expect(trendSummary(input, '件')).toContain('10月（10月23日止）尚未结束');
    expect(layoutTrend({ ...input, unfinished: null }, 600, 260).lines[1]!.dashed).toBe('');
  });

  it('ends with the last finished period: the running one is a stub with its day', () => {
    const layout = layoutTrend(input, 600, 260);
    expect(layout.lines.map((line) => line.end!.text)).toEqual(['走访 30', '诉求 7']);
    expect(layout.xTicks.at(-1)!.text).toBe('10月23日止');
    expect(trendSummary(input, '件')).toContain('7月至9月：走访最近 30 件');
    const onlyRunning = layoutTrend(
      { periods: ['10月'], series: [{ key: 'a', label: '走访', values: [3] }], unfinished: '10月（10月2日止）' },
      600,
      260
    );
    expect(onlyRunning.lines[0]!.end!.text).toBe('走访 3（10月2日止）');
  });

  it('tells a long way from a line that ends early to its label from one that is short', () => {
    const periods = Array.from({ length: 12 }, (_, i) => `第${i + 1}周`);
    const values = (count: number) => periods.map((_, i) => (i < count ? 5 : null));
    const series = [1, 12].map((count) => ({ key: `${count}`, label: `${count}周`, values: values(count) }));
    const ends = layoutTrend({ periods, series, unfinished: null }, 600, 260).lines.map(({ end }) => end!.isFar);
    expect(ends).toEqual([true, false]);
  });

  it('starts at zero and labels the last value', () => {
    const layout = layoutTrend(input, 600, 260);
    expect(layout.yTicks[0]!.text).toBe('0');
    expect(layout.lines[1]!.end!.text).toBe('诉求 7');
  });

  it('keeps end labels apart and inside the plot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 20, max: 230, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (positions) => {
          const placed = [...spreadLabels(positions, 17, 20, 230)].sort((a, b) => a - b);
          for (let i = 1; i < placed.length; i++) expect(placed[i]! - placed[i - 1]!).toBeGreaterThanOrEqual(17 - 1e-9);
          expect(placed[placed.length - 1]!).toBeLessThanOrEqual(230 + 1e-9);
          expect(placed[0]!).toBeGreaterThanOrEqual(20 - 1e-9);
        }
      )
    );
  });

  it('has whole, evenly spaced axis values that cover the highest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (highest) => {
        const ticks = niceTicks(highest);
        expect(ticks[0]).toBe(0);
        expect(ticks[ticks.length - 1]!).toBeGreaterThanOrEqual(highest);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every(Number.isInteger)).toBe(true);
      })
    );
  });
});

describe('sparkline', () => {
  it('breaks at missing values and ends at the last known one', () => {
    const line = sparkline([1, null, 3, 4, null], 96, 28);
    expect(line.path.match(/M/g)).toHaveLength(2);
    expect(line.last!.x).toBeLessThan(96);
    expect(sparkline([null], 96, 28)).toEqual({ path: '', last: null });
  });
});

describe('bars', () => {
  const rows = Array.from({ length: 14 }, (_, i) => ({ topic: `主题${i}`, counts: { a: i, b: 1 } }));

  it('fold what does not fit into 其他 without losing a record', () => {
    const { table } = topicBars(
      [...rows, { topic: '其他', counts: { a: 2 } }],
      [
        { key: 'a', label: '诉求' },
        { key: 'b', label: '帖文' }
      ],
      '件',
      5
    );
    expect(table.rows).toHaveLength(6);
    expect(table.rows[5]!.topic).toBe('其他');
    expect(table.rows.reduce((sum, row) => sum + Number(row.total), 0)).toBe(91 + 14 + 2);
    expect(table.rows[0]!.topic).toBe('主题13');
  });

  it('say the largest topics in words', () => {
    expect(topicBars(rows, [{ key: 'a', label: '诉求' }], '件').summary).toContain('主题13 14 件');
    expect(topicBars([], [], '件').summary).toBe('没有记录');
  });

  it('give a distribution its total in words', () => {
    const spec = distribution({
      bins: [
        { label: '0–20', count: 3 },
        { label: '20–40', count: 9 }
      ],
      unit: '个县',
      measure: '走访天数'
    });
    expect(spec.summary).toBe('共 12 个县，最多的一组是走访天数 20–40，有 9 个县。');
  });
});

describe('CSV', () => {
  it('opens in office programs and cannot run as a formula', () => {
    const csv = tableToCsv({
      columns: [
        { key: 'a', label: '名称' },
        { key: 'b', label: '数' }
      ],
      rows: [
        { a: '=1+1', b: -3 },
        { a: '甲,"乙"', b: null }
      ]
    });
    expect(csv).toBe('\uFEFF名称,数\r\n\'=1+1,-3\r\n"甲,""乙""",\r\n');
  });
});

describe('lanes of rare events', () => {
  it('draw a dot for each month with a record and none for the others, wherever the width', () => {
    const input: TrendInput = {
      periods: ['1月', '2月', '3月'],
      unfinished: null,
      series: [
        { key: 'a', label: '走访', values: [1, 0, 4] },
        { key: 'b', label: '协议', values: [0, null, 0] }
      ]
    };
    for (const width of [320, 1200]) {
      const { lanes, right } = layoutLanes(input, width);
      expect(lanes.map(({ dots }) => dots.map(({ text, words }) => [text, words]))).toEqual([
        [
          [null, '1月，走访 1'],
          ['4', '3月，走访 4']
        ],
        []
      ]);
      expect(lanes[0]!.dots[1]!.radius).toBe(2 * lanes[0]!.dots[0]!.radius);
      expect(lanes[0]!.dots[1]!.x).toBeLessThanOrEqual(right);
    }
  });
});

describe('colours', () => {
  it('are the same for a source in every chart, and go by place for other series', () => {
    const coloursOf = (...keys: string[]) =>
      layoutTrend(
        { periods: ['1月', '2月'], series: keys.map((key) => ({ key, label: key, values: [1, 2] })), unfinished: null },
        400,
        200
      ).lines.map(({ key, colour }) => [key, colour]);
    expect(Object.fromEntries(coloursOf('posts', 'petitions'))).toEqual({ posts: 3, petitions: 1 });
    expect(Object.fromEntries(coloursOf('visits', 'posts', 'petitions'))).toEqual({
      visits: 0,
      posts: 3,
      petitions: 1
    });
    expect(coloursOf('T01', 'T02').map(([, colour]) => colour)).toEqual([0, 1]);
  });
});
