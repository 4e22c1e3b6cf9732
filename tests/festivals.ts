import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber } from '#lib/stats/calendar.ts';

const SEED = join(import.meta.dirname, '../pipelines/reference/seeds/holidays.csv');

/** Day numbers of Spring Festival in the seed table. */
export function festivalDays(): number[] {
  return readFileSync(SEED, 'utf8')
    .split('\n')
    .map((line) => line.split(','))
    .filter(([, name, kind]) => name === '春节' && kind === '节日当天')
    .map(([day]) => dayNumber(day!));
}
