import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from '#pipelines/landing/cells/moment.ts';

const value = (cell: string, epoch?: string): string | null => {
  const moment = readMoment(cell, epoch);
  return 'value' in moment ? moment.value : null;
};
const reason = (cell: string): string | null => {
  const moment = readMoment(cell);
  return 'value' in moment ? `read as ${moment.value}` : moment.reason;
};

describe('moments', () => {
  it.each([
    ['2025-07-01 23:15:00 UTC', '2025-07-02 07:15:00'],
    ['2025-07-01 23:15:00+00', '2025-07-02 07:15:00'],
    ['2025-07-01 23:15:00.250+00', '2025-07-02 07:15:00'],
    ['2025-07-01T23:15Z', '2025-07-02 07:15:00'],
    ['2025-07-01 23:15 GMT', '2025-07-02 07:15:00'],
    ['2025-07-01 10:15 GMT+8', '2025-07-01 10:15:00'],
    ['2025-07-01 10:15:00 +0800', '2025-07-01 10:15:00'],
    ['2025-07-01T10:15+08:00', '2025-07-01 10:15:00'],
    ['2025-07-01 10:15:00+09', '2025-07-01 09:15:00'],
    ['2025-07-01T10:15:00.123456789+0530', '2025-07-01 12:45:00'],
    ['20250701T231500Z', '2025-07-02 07:15:00'],
    ['2025-07-01 23:15:00 (UTC)', '2025-07-02 07:15:00'],
    ['2025-07-01 23:15:00 +0000 UTC', '2025-07-02 07:15:00'],
    ['2025-07-01 10:15:00 (UTC+8)', '2025-07-01 10:15:00'],
    ['2025-07-01T10:15:00+08:00[Asia/Shanghai]', '2025-07-01 10:15:00'],
    ['Tue Jul 01 2025 10:15:00 GMT+0800 (中国标准时间)', '2025-07-01 10:15:00'],
    ['Tue, 01 Jul 2025 23:15:00 GMT', '2025-07-02 07:15:00'],
    ['Tue Jul 01 10:15:00 CST 2025', '2025-07-01 10:15:00'],
    ['2025-07-01+08:00', '2025-07-01 00:00:00']
  ])('the offset of %s counts', (cell, moment) => expect(value(cell)).toBe(moment));

  it.each([
    ['20250701101500', '2025-07-01 10:15:00'],
    ['202507011015', '2025-07-01 10:15:00'],
    ['20250701 10:15', '2025-07-01 10:15:00'],
    ['二O二五年七月一日', '2025-07-01 00:00:00'],
    ['贰零贰伍年零柒月零壹日', '2025-07-01 00:00:00'],
    ['公元2025年7月1日。', '2025-07-01 00:00:00'],
    ["Timestamp('2025-07-01 10:15:00')", '2025-07-01 10:15:00'],
    ['/Date(1751336100000+0800)/', '2025-07-01 10:15:00'],
    ['1751336100000000000', '2025-07-01 10:15:00'],
    ['2025-07-01 10-15-00', '2025-07-01 10:15:00'],
    ['2025-7-1 下午2:30', '2025-07-01 14:30:00'],
    ['2025/7/1 上午 09:05:00', '2025-07-01 09:05:00'],
    ['2025/7/1 上午 12:05:00', '2025-07-01 00:05:00'],
    ['2025/7/1 下午0:30:00', '2025-07-01 12:30:00'],
    ['2025/7/1 中午0:30', '2025-07-01 12:30:00'],
    ['2025年7月1日晚上八点半', '2025-07-01 20:30:00'],
    ['2025年7月1日中午12点', '2025-07-01 12:00:00'],
    ['2025-07-01 2:30 PM', '2025-07-01 14:30:00'],
    ['2025-07-01 24:00', '2025-07-01 24:00:00'],
    ['二〇二五年七月一日', '2025-07-01 00:00:00'],
    ['二零二五年十二月二十一日下午三时一刻', '2025-12-21 15:15:00'],
    ['2025年7月1日（星期二）', '2025-07-01 00:00:00'],
    ['45839.5', '2025-07-01 12:00:00'],
    ['1751336100000', '2025-07-01 10:15:00'],
    ['01-Jul-2025', '2025-07-01 00:00:00'],
    ['2025.7.1', '2025-07-01 00:00:00']
  ])('%s is read', (cell, moment) => expect(value(cell)).toBe(moment));

  it('a serial counts from the epoch of its workbook', () => {
    expect([value('44377', '1904-01-01'), value('44377')]).toEqual(['2025-07-01 00:00:00', '2021-06-30 00:00:00']);
  });

  it.each([
    ['农历六月初七', '农历日期，无法换算；请填公历'],
    ['2025年腊月廿三', '农历日期，无法换算；请填公历'],
    ['民国114年7月1日', '民国纪年，请填公历年份'],
    ['7月1日', '缺少四位年份，无法确定是哪一年'],
    ['25-7-1', '缺少四位年份，无法确定是哪一年'],
    ['7/1/2025', '日和月的次序不明，请写成 2026-03-05'],
    ['2025.7.1-7.3', '一格里有多个日期'],
    ['2025年7月1日至3日', '一格里有多个日期'],
    ['2025年7月上旬', '不是确定的日期'],
    ['2025-07-01 10:15 PST', '时区写法无法识别'],
    ['2025-07-01 下午', null],
    ['2025-02-30', null],
    ['2025-07-01 24:01', null]
  ])('%s is refused', (cell, why) => expect(reason(cell)).toBe(why));

  it('any moment in any of its forms is read back as itself', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const day = fc.date({
      min: new Date('1950-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true
    });
    const form = fc.constantFrom<(wall: Date, utc: Date) => string>(
      (_, utc) => utc.toISOString(),
      (_, utc) =>
        utc
          .toISOString()
          .replace('T', ' ')
          .replace(/\.\d+Z$/, ' UTC'),
      (_, utc) => utc.toUTCString(),
      (wall) => `${wall.toISOString().slice(0, 19)}+08:00`,
      (wall) => `${wall.toISOString().slice(0, 19).replace('T', ' ')} +0800`,
      (wall) => wall.toISOString().slice(0, 19).replace(/\D/g, ''),
      (wall) =>
        `${wall.getUTCFullYear()}年${wall.getUTCMonth() + 1}月${wall.getUTCDate()}日${wall.getUTCHours()}时${wall.getUTCMinutes()}分${wall.getUTCSeconds()}秒`,
      (wall) =>
        `${wall.getUTCFullYear()}/${wall.getUTCMonth() + 1}/${wall.getUTCDate()} ${wall.getUTCHours() < 12 ? '上午' : '下午'} ${wall.getUTCHours() % 12 || 12}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`
    );
    fc.assert(
      fc.property(day, form, (date, write) => {
        const wall = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const utc = new Date(wall.getTime() - 8 * 3_600_000);
        expect(value(write(wall, utc))).toBe(wall.toISOString().slice(0, 19).replace('T', ' '));
      })
    );
  });
});
