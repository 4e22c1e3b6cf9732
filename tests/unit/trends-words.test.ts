import { describe, expect, it } from 'vitest';
import { changeSentence, seasonSentence, sourcesSentence } from '#lib/charts/trends-charts.ts';
import { decompose } from '#lib/stats/decompose.ts';

describe('season', () => {
  it('names the highest and lowest month and what is left without them, against a year before', () => {
    const months = Array.from({ length: 36 }, (_, at) => ({
      from: `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`,
      label: '',
      isFinished: true,
      count: (at % 12 === 0 ? 180 : at % 12 === 1 ? 40 : 100) * (1 + 0.1 * Math.floor(at / 12))
    }));
    expect(
      seasonSentence(
        months,
        decompose(
          months.map(({ count }) => count),
          12,
          'multiplicative'
        )!
      )
    ).toMatch(
      /^一年里 1 月最高（1\.\d\d 倍），2 月最低（0\.\d\d 倍）；去掉季节，2025年6月为每月 12\d 条，比一年前增长 \d\.\d%$/
    );
  });
});

describe('sources side by side', () => {
  const row = (source: string, channel: string, now_count: number, before_count: number) => ({
    source,
    channel,
    now_count,
    before_count
  });

  it('sums the channels of each source, the loudest first, each against its own past', () => {
    expect(
      sourcesSentence(
        [
          row('petitions', '来电', 8, 9),
          row('posts', '微博', 60, 10),
          row('posts', '抖音', 63, 19),
          row('petitions', '来访', 2, 1)
        ],
        '同比'
      )
    ).toBe('网络帖文 123 条，同比增长 324.1%；信访 10 条，同比持平');
  });

  it('gives the counts where there is no base, and leaves out who never spoke', () => {
    expect(sourcesSentence([row('posts', '微博', 5, 0)], '环比')).toBe('网络帖文 5 条，对比期 0 条');
  });
});

describe('changes of level', () => {
  const weeks = Array.from({ length: 60 }, (_, at) => ({
    from: new Date(Date.UTC(2025, 0, 6 + 7 * at)).toISOString().slice(0, 10),
    label: '',
    isFinished: true,
    count: 1
  }));
  const change = (at: number, ratio: number) => ({ at, from: at - 1, to: at + 1, ratio, p_value: 0.003 });

  it('calls a rise and the fall after it an episode, and a rise that stays a lasting change', () => {
    expect(changeSentence([change(20, 4.2), change(26, 0.29)], weeks)).toBe(
      '2025-05-26 那周到 2025-07-07 那周有一段激增（扣除季节和春节，约为平时的 4.20 倍），随后回落，不是持久的变化'
    );
    expect(changeSentence([change(20, 0.3), change(26, 3)], weeks)).toContain('一段低落');
    expect(changeSentence([change(20, 4.2)], weeks)).toContain('发现 1 处持久变化');
    expect(changeSentence([change(20, 4.2), change(50, 0.3)], weeks)).toContain('发现 2 处持久变化');
    expect(changeSentence([change(20, 1.5), change(26, 1.5)], weeks)).toContain('发现 2 处持久变化');
  });
});
