import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { heatOf, itemHeat, type HeatParts } from '#lib/issues/heat.ts';
import { labelOf, excerptOf, LABEL_CHARS } from '#lib/issues/label.ts';
import { parseTime, formatTime } from '#lib/issues/record.ts';
import { timelineOf } from '#lib/issues/timeline.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { placesIn } from '#lib/issues/places.ts';

const DAY = 86_400_000;
const quiet: HeatParts = { size: 2, distinct_texts: 2, interaction: 0, excess: 0, negative_share: null };

describe('heat', () => {
  it('puts sixty separate complaints above one post with two thousand likes and its copy, even when the post is fresh', () => {
    const sixty: HeatParts = { ...quiet, size: 60, distinct_texts: 60 };
    const loud: HeatParts = { ...quiet, distinct_texts: 1, interaction: itemHeat(2_000), excess: 2 };
    const [many, one] = heatOf([sixty, loud]);
    expect(many).toBeGreaterThan(one!);
  });

  it('counts one text sent sixty times as less than sixty texts', () => {
    const [copies, voices] = heatOf([
      { ...quiet, size: 60, distinct_texts: 1 },
      { ...quiet, size: 60, distinct_texts: 60 }
    ]);
    expect(copies).toBeLessThan(voices!);
  });

  it('stays within 0 and 100 and never falls when voices are added', () => {
    const parts = fc.record({
      size: fc.nat(5_000),
      distinct_texts: fc.nat(5_000),
      interaction: fc.double({ min: 0, max: 1e6, noNaN: true }),
      excess: fc.nat(500),
      negative_share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
    });
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 20 }), (issues) => {
        for (const heat of heatOf(issues)) expect(heat >= 0 && heat <= 100).toBe(true);
        const [before, after] = heatOf([issues[0]!, { ...issues[0]!, size: issues[0]!.size + 10 }]);
        expect(after).toBeGreaterThanOrEqual(before!);
      })
    );
  });

  it('takes odd engagement counts as none', () => {
    expect(itemHeat({ likes: -5, views: Number.NaN, comments: null })).toBe(0);
    expect(itemHeat(null)).toBe(0);
  });
});

describe('timeline', () => {
  const asOf = Date.UTC(2026, 5, 30);
  const daysAgo = (...days: number[]): number[] => days.map((day) => asOf - day * DAY);

  it.each([
    ['new', daysAgo(10, 3, 1)],
    ['rising', daysAgo(40, 30, 4, 3, 2, 1)],
    ['steady', daysAgo(40, 30, 24, 17, 10, 3)],
    ['fading', daysAgo(50, 40, 20)],
    ['closed', daysAgo(200, 90, 61)],
    ['reopened', daysAgo(200, 190, 5)]
  ] as const)('calls it %s', (state, times) => {
    expect(timelineOf(times, asOf).state).toBe(state);
  });

  const spread = (count: number, from: number, to: number) =>
    daysAgo(...Array.from({ length: count }, (_, at) => from + ((at + 0.5) * (to - from)) / count));

  it('calls it high when a matter went from nothing to a hundred a month and stays there', () => {
    const fines = [...spread(65, 61, 92), ...spread(105, 31, 61), ...spread(107, 0, 31)];
    expect(timelineOf(fines, asOf).state).toBe('high');
    expect(timelineOf([...fines, ...spread(24, 95, 400)], asOf).state).toBe('high');
    // Falling back to what it was is no height, and climbing further is a rise.
    expect(timelineOf([...spread(65, 61, 92), ...spread(105, 31, 61), ...spread(12, 0, 31)], asOf).state).not.toBe(
      'high'
    );
    expect(timelineOf([...spread(20, 61, 92), ...spread(40, 31, 61), ...spread(107, 0, 28)], asOf).state).toBe(
      'rising'
    );
  });

  it('hardly ever calls an even matter high, whatever its pace', () => {
    const rng = new Rng('even matters');
    for (const rate of [0.3, 1, 4]) {
      let high = 0;
      for (let draw = 0; draw < 200; draw++) {
        const times = Array.from({ length: 500 }, (_, day) =>
          daysAgo(...new Array<number>(rng.poisson(rate)).fill(day))
        );
        if (timelineOf(times.flat(), asOf).state === 'high') high++;
      }
      expect(high, `${rate} a day`).toBeLessThanOrEqual(8);
    }
  });

  it('measures growth against the own past of the issue', () => {
    const { recent, baseline, growth } = timelineOf(daysAgo(100, 34, 27, 20, 13, 6, 5, 4), asOf);
    expect({ recent, baseline, growth }).toEqual({ recent: 3, baseline: 1, growth: 2 });
  });

  it('has no times when no record has one', () => {
    expect(formatTime(timelineOf([Number.NaN], asOf).first_seen)).toBeNull();
  });
});

describe('records', () => {
  it('reads the spellings of one moment alike', () => {
    const moment = parseTime('2026-01-05 08:03:01');
    for (const spelling of [
      '2026/1/5 8:03:01',
      '2026年1月5日 8:03:01',
      '2026-01-05T08:03:01+08:00',
      '2026-01-05T00:03:01Z'
    ])
      expect(parseTime(spelling)).toBe(moment);
    expect(formatTime(moment)).toBe('2026-01-05 08:03:01');
  });

  it.each(['', '昨天', '2026-02-30', '2026-13-01', '12:00'])('does not invent a time for "%s"', (value) => {
    expect(parseTime(value)).toBeNaN();
  });

  it('finds named districts but not 小区 and 市场', () => {
    expect(placesIn('咸阳市秦都区某小区旁的市场很吵')).toEqual(['咸阳市秦都区']);
    expect(placesIn('小区门口的夜市和景区')).toEqual([]);
  });
});

describe('label', () => {
  it('is one of the lines, without opening and closing formulas, and fits a cell', () => {
    expect(labelOf(['反映恒昌电子厂拖欠工资的问题', '恒昌电子厂拖欠工资何时解决?', '请问食堂几点开门'])).toContain(
      '恒昌电子厂拖欠工资'
    );
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 5 }), (lines) => {
        expect(labelOf(lines).length).toBeLessThanOrEqual(2 * LABEL_CHARS);
      })
    );
  });

  it('masks long digit runs', () => {
    expect(excerptOf('电话13800001111请回', '')).toBe('电话○请回');
  });
});
