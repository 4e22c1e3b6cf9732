import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hotspotsByMonth,
  hotspotsOf,
  orderIssues,
  surpriseClass,
  withPersistence,
  type RankedIssue
} from '#lib/domain/hot-issues.ts';
import { visitOrder } from '../../src/routes/enterprises/visit-order.ts';
import { highlight, excerpt } from '#lib/search/highlight.ts';

const issue = (issue_id: string, more: Partial<RankedIssue>): RankedIssue => ({
  issue_id,
  label: issue_id,
  state: 'steady',
  heat: 10,
  heat_now: 10,
  growth: 0,
  size: 9,
  period_count: 1,
  before_count: 1,
  source_count: 1,
  county_count: 1,
  ...more
});

describe('the order of hot issues', () => {
  it('puts issues too small for a heat last, and growth of a small one never first', () => {
    const issues = [
      issue('small', { heat: null, heat_now: null, growth: 9 }),
      issue('warm', { heat_now: 40, growth: 0.2 }),
      issue('hot', { heat_now: 60, growth: -0.5 })
    ];
    expect(orderIssues(issues, 'now').map((one) => one.issue_id)).toEqual(['hot', 'warm', 'small']);
    expect(orderIssues(issues, 'growth').map((one) => one.issue_id)).toEqual(['warm', 'hot', 'small']);
  });
});

describe('hotspots', () => {
  const cell = (request_count: number, surprise: number) => ({
    month: '2026-10-01',
    region_code: '610100',
    region_name: '',
    topic_code: 'T01',
    topic_name: '',
    request_count,
    expected: 1,
    low: 0,
    high: 4,
    surprise,
    is_hot: request_count >= 5 && surprise >= 3
  });
  it('need five requests and three deviations, and colour never speaks of fewer than five', () => {
    expect(hotspotsOf([cell(4, 9), cell(5, 2.9), cell(5, 3), cell(80, 12)]).map((one) => one.request_count)).toEqual([
      80, 5
    ]);
    expect(surpriseClass(cell(4, 9))).toBe(0);
    expect([0.5, 1.5, 2.5, 3.5].map((surprise) => surpriseClass(cell(6, surprise)))).toEqual([0, 2, 3, 4]);
  });
});

describe('how long a hotspot lasts', () => {
  const cell = (month: string, topic_code: string, surprise = 5) => ({
    month,
    region_code: '610100',
    region_name: '西安市',
    topic_code,
    topic_name: '',
    request_count: 9,
    expected: 1,
    low: 0,
    high: 4,
    surprise,
    is_hot: surprise >= 3
  });
  it('counts months in a row up to this one and stops at a gap, over the turn of a year', () => {
    const cells = [
      cell('2026-02-01', 'T01'),
      cell('2026-01-01', 'T01'),
      cell('2025-12-01', 'T01'),
      cell('2025-10-01', 'T01'),
      cell('2024-12-01', 'T01'),
      cell('2026-01-01', 'T05'),
      cell('2026-02-01', 'T05', 1)
    ];
    expect(
      withPersistence(cells, '2026-02-01').map(({ topic_code, months_running, months_hot }) => [
        topic_code,
        months_running,
        months_hot
      ])
    ).toEqual([
      ['T01', 3, 4],
      ['T05', 0, 1]
    ]);
    expect(hotspotsByMonth(cells, ['2026-01-01', '2026-02-01'])).toEqual([
      { month: '2026-01-01', count: 2 },
      { month: '2026-02-01', count: 1 }
    ]);
  });
});

describe('one enterprise', () => {
  const event = (happened_on: string, source: string) => ({
    happened_on,
    source,
    is_request: source !== 'negotiations'
  });
  it.each([
    [[], '没有走访，也没有诉求'],
    [[event('2026-01-01', 'visits')], '走访过 1 次，没有诉求'],
    [[event('2026-01-01', 'petitions')], '从未走访'],
    [[event('2026-01-01', 'petitions'), event('2026-01-11', 'visits')], '10 天后才走访'],
    [[event('2025-12-22', 'visits'), event('2026-01-01', 'posts')], '最近一次在 10 天前，此后没有再走访']
  ])('says whether it was visited before the first complaint', (events, words) => {
    expect(visitOrder(events).sentence).toContain(words);
  });
});

describe('marked words', () => {
  it('give the text back whole, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }),
        (text, words) => {
          expect(
            highlight(text, words)
              .map((piece) => piece.text)
              .join('')
          ).toBe(text);
        }
      )
    );
  });
  it('an excerpt holds its first hit', () => {
    const text = `${'前'.repeat(300)}拖欠工资${'后'.repeat(300)}`;
    expect(excerpt(text, ['拖欠工资'])).toContain('拖欠工资');
    expect(excerpt(text, ['拖欠工资']).length).toBeLessThan(170);
  });
});
