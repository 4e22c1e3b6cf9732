import { describe, expect, it } from 'vitest';
import {
  COMING_EVENTS,
  comingSpan,
  comingTitle,
  festivalWords,
  riseWords,
  spansOfEvent,
  type DaySpan
} from '#lib/domain/coming.ts';
import { addDays, daysBetween } from '#lib/domain/trends.ts';
import { eventCourse, usualRise } from '#lib/stats/coming.ts';
import { Rng } from '#pipelines/demo/random.ts';
import { drawCount } from '../bench/null-series.ts';

const FESTIVALS = ['2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06'];
const event = (key: string) => COMING_EVENTS.find((one) => one.key === key)!;
const data: DaySpan = { from: '2022-06-01', to: '2026-12-01' };

/** Records of every day, weeks scattering more than Poisson; `rise` multiplies them in the given spans. */
function days(seed: string, mean: number, spans: readonly DaySpan[] = [], rise = 1) {
  const rng = new Rng(seed);
  return Array.from({ length: daysBetween(data.from, data.to) + 1 }, (_, at) => {
    const recorded_on = addDays(data.from, at);
    const isOn = spans.some(({ from, to }) => recorded_on >= from && recorded_on <= to);
    return { recorded_on, record_count: drawCount(mean * (isOn ? rise : 1), 0.3, rng) };
  });
}

describe('what usually comes', () => {
  it('moves with Spring Festival, and keeps its days of the year otherwise', () => {
    expect(spansOfEvent(event('festival'), FESTIVALS, []).at(-1)).toEqual({ from: '2026-12-23', to: '2027-02-02' });
    expect(spansOfEvent(event('heat'), [], [2025, 2026])).toEqual([
      { from: '2025-06-10', to: '2025-08-31' },
      { from: '2026-06-10', to: '2026-08-31' }
    ]);
  });
  it('is looked for in the month ahead alone', () => {
    const spans = spansOfEvent(event('festival'), FESTIVALS, []);
    expect(comingSpan(spans, '2026-12-01')).toEqual({ from: '2026-12-23', to: '2027-02-02' });
    expect(comingSpan(spans, '2026-11-01')).toBeNull();
    expect(comingSpan(spans, '2027-02-02')).toBeNull();
  });
  it('is told with last years, n and interval when the past carries it', () => {
    const spans = spansOfEvent(event('festival'), FESTIVALS, []);
    const rise = usualRise(days('rise', 1, spans, 2), spans.slice(0, -1), data)!;
    expect(rise.low).toBeGreaterThan(1);
    expect(rise.low).toBeLessThan(2);
    expect(rise.high).toBeGreaterThan(2);
    expect(rise.years.map(({ to }) => to.slice(0, 4))).toEqual(['2023', '2024', '2025', '2026']);
    expect(comingTitle(event('festival'), spans.at(-1)!, rise, data.to)).toMatch(
      /^春节前讨薪：2026年12月23日起，往年约为平时的 \d\.\d 倍$/
    );
    expect(riseWords(rise)).toMatch(/^约 \d\.\d 至 \d\.\d 倍，据 4 年 \d+ 条：2023年 \d+ 条（平时同样天数约 \d+ 条）/);
  });
  it('is not told from nothing: hardly ever on series in which no time of the year is different', () => {
    let told = 0;
    for (let draw = 0; draw < 60; draw++) {
      const one = COMING_EVENTS[draw % COMING_EVENTS.length]!;
      const spans = spansOfEvent(one, FESTIVALS, [2022, 2023, 2024, 2025]);
      if (usualRise(days(`quiet ${draw}`, draw % 2 === 0 ? 0.4 : 2), spans, data)) told++;
    }
    expect(told).toBeLessThanOrEqual(2);
  });
  it('is not told from two years, nor from a few records, nor when one year had none of it', () => {
    const spans = spansOfEvent(event('heat'), [], [2023, 2024, 2025]);
    expect(usualRise(days('two', 1, spans, 3), spans.slice(0, 2), data)).toBeNull();
    expect(usualRise(days('few', 0.02, spans, 3), spans, data)).toBeNull();
    const [last] = spans.slice(-1);
    const but = days('one', 1, spans, 2).filter(
      ({ recorded_on }) => recorded_on < last!.from || recorded_on > last!.to
    );
    expect(usualRise(but, spans, data)).toBeNull();
  });
  it('shows the course of the years, the coming weeks as not yet there', () => {
    const spans = spansOfEvent(event('heating'), [], [2025, 2026]);
    const { weeks, years } = eventCourse(days('course', 1), spans, data);
    expect(weeks.slice(0, 5)).toEqual([-4, -3, -2, -1, 0]);
    expect(years.map(({ year }) => year)).toEqual(['2025', '2026']);
    expect(years[1]!.counts.slice(0, 7).every((count) => count !== null)).toBe(true);
    expect(years[1]!.counts.at(-1)).toBeNull();
  });
  it('says when the festival is and how it moved', () => {
    expect(festivalWords(FESTIVALS, '2026-12-01')).toBe('2027年春节是2月6日，还有 67 天，比上一个春节早 11 天');
    expect(festivalWords(['2025-01-29'], '2026-12-01')).toBeNull();
  });
});
