import { describe, expect, it } from 'vitest';
import { overviewTrend } from '#lib/charts/overview-trend.ts';
import {
  changeStrength,
  countFigure,
  countOfPeriod,
  lastMonthOf,
  monthBounds,
  trendEnd
} from '#lib/domain/overview-counts.ts';
import { topicShares } from '#lib/domain/overview-topics.ts';
import { parsePeriod } from '#lib/domain/periods.ts';

const span = { source: 'petitions', first_month: '2026-01-01', last_month: '2026-10-01' };
const counts = [
  { month: '2026-09-01', source: 'petitions', record_count: 5 },
  { month: '2026-10-01', source: 'petitions', record_count: 7 }
];

describe('counts of a period', () => {
  it('are zero only inside the span of the source', () => {
    expect(countOfPeriod(counts, span, parsePeriod('2026-08')!, '2026-10-01')).toBe(0);
    expect(countOfPeriod(counts, span, parsePeriod('2025-12')!, '2026-10-01')).toBeNull();
    expect(countOfPeriod(counts, span, parsePeriod('2025Q4')!, '2026-10-01')).toBeNull();
    expect(countOfPeriod(counts, undefined, parsePeriod('2026-10')!, '2026-10-01')).toBeNull();
    expect(countOfPeriod(counts, span, parsePeriod('2026Q3')!, '2026-10-01')).toBe(5);
  });

  it('of a running period hold the months that have begun', () => {
    expect(countOfPeriod(counts, span, parsePeriod('2026Q4')!, '2026-10-01')).toBe(7);
    expect(lastMonthOf(parsePeriod('2026')!, '2026-10-23')).toBe('2026-10-01');
    expect(monthBounds(parsePeriod('2026Q3')!)).toEqual({ from_month: '2026-07-01', to_month: '2026-09-01' });
  });

  it('say a source that was never loaded from one that has nothing for the period', () => {
    expect(countFigure(null, undefined).text).toBe('—');
    expect(countFigure(null, span).text).toBe('未报送');
  });
});

describe('a change', () => {
  it('is noise when it is small against the counts', () => {
    expect(Math.abs(changeStrength(503, 488))).toBeLessThan(2);
    expect(changeStrength(369, 276)).toBeGreaterThan(2);
    expect(changeStrength(0, 0)).toBe(0);
  });
});

describe('trend', () => {
  it('shows the running month dashed, festivals as bands, months before the first load as gaps', () => {
    const input = overviewTrend({
      months: ['2025-12-01', '2026-01-01', '2026-02-01'],
      counts: [{ month: '2026-01-01', source: 'petitions', record_count: 3 }],
      spans: [{ ...span, last_month: '2026-02-01' }],
      sources: [
        { source: 'petitions', label: '信访' },
        { source: 'posts', label: '网络帖文' }
      ],
      festivals: ['2026-02-01'],
      as_of: '2026-02-20'
    });
    expect(input.series).toEqual([{ key: 'petitions', label: '信访', values: [null, 3, 0] }]);
    expect(input.unfinished).toBe('2026年2月（2月20日止）');
    expect(input.bands).toEqual([{ label: '春节', from: 2, to: 2 }]);
  });

  it('runs to the present month only when the period touches it', () => {
    expect(trendEnd('2026-10-01', '2026-11-24')).toBe('2026-11-01');
    expect(trendEnd('2026-06-01', '2026-11-24')).toBe('2026-06-01');
  });
});

describe('topics', () => {
  it('counts records without a topic apart and puts 其他 last', () => {
    const shares = topicShares(
      [
        { source: 'petitions', topic_name: '未标注', record_count: 4 },
        { source: 'petitions', topic_name: '其他', record_count: 90 },
        { source: 'posts', topic_name: '劳动报酬', record_count: 6 },
        { source: 'visits', topic_name: '劳动报酬', record_count: 50 }
      ],
      8
    );
    expect(shares.rows).toEqual([
      { topic: '劳动报酬', petitions: 0, posts: 6 },
      { topic: '其他', petitions: 90, posts: 0 }
    ]);
    expect(shares.petitions).toEqual({ total: 94, unlabelled: 4 });
  });
});
