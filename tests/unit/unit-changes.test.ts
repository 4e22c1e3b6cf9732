import { describe, expect, it } from 'vitest';
import { changesOf, changesWords, type UnitChange } from '#lib/domain/unit-changes.ts';
import { funnelSummary, layoutFunnel } from '#lib/charts/funnel.ts';
import { dayDistribution } from '#lib/charts/distribution.ts';
import { surgeWords } from '#lib/domain/petition-words.ts';

const merger = (former_code: string, former_name: string): UnitChange => ({
  change_kind: 'merger',
  former_code,
  former_name,
  present_code: '61-CY-13',
  present_name: '陕西省财贸轻工纺织工会',
  changed_on: '2024-11-17'
});
const code: UnitChange = {
  change_kind: 'region',
  former_code: '610928',
  former_name: '旬阳县',
  present_code: '610981',
  present_name: '旬阳市',
  changed_on: null
};

describe('mergers and changed codes', () => {
  it('are told together where they went together, and say that history goes on', () => {
    const words = changesWords([
      merger('61-CY-03', '陕西省财贸工会'),
      merger('61-CY-11', '陕西省轻工纺织烟草工会'),
      code
    ])!;
    expect(words).toContain(
      '财贸工会、轻工纺织烟草工会自2024年11月17日起并入财贸轻工纺织工会；旬阳县（610928）现为旬阳市（610981）。'
    );
    expect(words).toContain('没有断点');
    expect(changesWords([])).toBeNull();
    expect(changesOf([merger('61-CY-03', ''), code], ['610981'])).toEqual([code]);
  });
});

describe('what stands out on the pages of 办', () => {
  it('a surge is named with what was expected', () => {
    const cell = {
      month: '2026-10-01',
      region_code: '610112',
      region_name: '未央区',
      topic_code: 'T01.02',
      topic_name: '工程欠薪',
      request_count: 51,
      expected: 6.6,
      low: 0,
      high: 9,
      surprise: 16,
      is_hot: true
    };
    expect(surgeWords([cell])).toBe('超出往常最多的是未央区“工程欠薪”（信访和网络诉求 51 件，预期约 7 件）');
    expect(surgeWords([])).toBe('');
  });

  it('a funnel says the step with the greatest loss and draws nothing for zero', () => {
    const steps = [
      { key: 'a', label: '提出', count: 100 },
      { key: 'b', label: '交办', count: 90 },
      { key: 'c', label: '解决', count: 40 },
      { key: 'd', label: '答复', count: 0 }
    ];
    expect(funnelSummary(steps, '个')).toBe(
      '提出 100 个，到答复 0 个（0.0%），少得最多的一步是交办到解决（少 50 个）。'
    );
    const { bars, height } = layoutFunnel(steps, '个', 560);
    expect(bars.map((bar) => bar.width > 0)).toEqual([true, true, true, false]);
    expect(bars.every((bar) => bar.x >= 0 && bar.x + bar.width <= 560 && bar.y + bar.height <= height)).toBe(true);
    expect(funnelSummary([{ key: 'a', label: '提出', count: 0 }], '个')).toBe('没有记录');
  });

  it('days of places fall into classes that hold each of them once', () => {
    const spec = dayDistribution([{ count: 12 }, { count: 19.9 }, { count: 95 }], 90, 75);
    expect(spec.table.rows.reduce((sum, row) => sum + Number(row.count), 0)).toBe(3);
    expect(spec.summary).toContain('10–19，有 2 个地区');
  });
});
