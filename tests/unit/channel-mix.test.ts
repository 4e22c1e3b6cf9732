import { expect, it } from 'vitest';
import { mixChange, wasRead, withReading } from '#lib/domain/channel-mix.ts';

const reading = (channel: string, silent_days: number, record_days: number, active_days: number) => ({
  source: 'posts',
  channel,
  silent_days,
  record_days,
  active_days
});

it('compares only channels that were read from the first to the last day of both periods', () => {
  // A steady channel, one that began on the 25th of the former month, and one without a word on this topic before.
  const rows = withReading(
    [
      { source: 'posts', channel: 'steady', now_count: 100, before_count: 100 },
      { source: 'posts', channel: 'late', now_count: 60, before_count: 10 },
      { source: 'posts', channel: 'new topic', now_count: 5, before_count: 0 }
    ],
    [reading('steady', 3, 55, 61), reading('late', 24, 30, 36), reading('new topic', 2, 58, 61)]
  );
  expect(mixChange(rows)).toEqual({
    now: 165,
    before: 110,
    same_now: 105,
    same_before: 100,
    same_channels: 2,
    other_channels: 1
  });
});

it('takes a rare channel and the days off for no gap, and a break for one', () => {
  expect(wasRead(reading('one a fortnight', 30, 4, 55))).toBe(true);
  expect(wasRead(reading('shut at the festival', 10, 40, 60))).toBe(true);
  expect(wasRead(reading('broke off for two weeks', 14, 40, 60))).toBe(false);
});
