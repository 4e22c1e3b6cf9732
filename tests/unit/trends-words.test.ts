import { describe, expect, it } from 'vitest';
import { sourcesSentence } from '#lib/charts/trends-charts.ts';

describe('sources side by side', () => {
  const row = (source: string, channel: string, now_count: number, before_count: number) => ({ source, channel, now_count, before_count });

  it('sums the channels of each source, the loudest first, each against its own past', () => {
    expect(sourcesSentence([row('petitions', '来电', 8, 9), row('posts', '微博', 60, 10), row('posts', '抖音', 63, 19), row('petitions', '来访', 2, 1)], '同比'))
      .toBe('网络帖文 123 条，同比增长 324.1%；信访 10 条，同比持平');
  });

  it('gives the counts where there is no base, and leaves out who never spoke', () => {
    expect(sourcesSentence([row('posts', '微博', 5, 0)], '环比')).toBe('网络帖文 5 条，对比期 0 条');
  });
});
