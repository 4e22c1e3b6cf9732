/**
 * Days as whole numbers since 1970-01-01 and moments as seconds of Shanghai wall time: no time zone can shift them.
 * Seasonality follows the anchors in the README of this folder.
 */
export type Day = number;
export type Moment = number;

export const DAY_SECONDS = 86400;

/** Spring Festival days; arrears follow the festival, not the month. */
const FESTIVALS = [
  '2021-02-12',
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08'
].map((text) => day(text));

/** `2026-11-23` → day number. */
export function day(text: string): Day {
  return Math.floor(
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))) / 86400000
  );
}

/** The Shanghai calendar day of an instant. */
export function dayOf(instant: Date): Day {
  return Math.floor((instant.getTime() / 1000 + 8 * 3600) / DAY_SECONDS);
}

/** Calendar parts of a day; month 1–12, weekday 0 = Sunday. */
export function parts(value: Day): { year: number; month: number; date: number; weekday: number } {
  const utc = new Date(value * 86400000);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate(), weekday: utc.getUTCDay() };
}

/** Day number of a calendar date; month may run over (13 = January of the next year). */
export function dayAt(year: number, month: number, date = 1): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / 86400000);
}

export function iso(value: Day): string {
  return new Date(value * 86400000).toISOString().slice(0, 10);
}

/** Days from `value` to the nearest coming festival (0 on the day), and days since the last one. */
export function festivalDistance(value: Day): { before: number; after: number } {
  let before = 999;
  let after = 999;
  for (const festival of FESTIVALS) {
    if (festival >= value) before = Math.min(before, festival - value);
    else after = Math.min(after, value - festival);
  }
  return { before, after };
}

function isHolidayWeek(value: Day): boolean {
  const { before, after } = festivalDistance(value);
  return before <= 1 || after <= 6;
}

function arrears(value: Day, month: number): number {
  const { before, after } = festivalDistance(value);
  if (before <= 2 || after <= 6) return 0.2;
  if (after <= 27) return 0.6;
  if (before <= 21) return 3.2;
  if (before <= 60) return 2.2;
  if (before <= 120) return 1.2;
  return month === 6 || (month === 5 && parts(value).date > 20) ? 1.3 : 0.7;
}

const HEAT = [0.05, 0.05, 0.05, 0.05, 0.3, 1.5, 4, 3.5, 1, 0.05, 0.05, 0.05];
const SCHOOL = [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 1.5, 4, 2.5, 0.4, 0.4, 0.4];

/** Multiplier on a base of 1 for a second-level topic on a day. */
export function topicSeason(code: string, value: Day): number {
  const { month } = parts(value);
  if (code === 'T01.02') return arrears(value, month);
  if (code.startsWith('T01')) return 0.5 + 0.5 * arrears(value, month) + (month % 3 === 0 ? 0.15 : 0);
  if (code === 'T05.04') return HEAT[month - 1] ?? 0;
  if (code === 'T10.03') return SCHOOL[month - 1] ?? 0;
  if (code === 'T10.01') return month === 12 ? 1.5 : month === 1 ? 2.2 : 0.8;
  if (code.startsWith('T04')) return month <= 3 ? 1.3 : month === 7 ? 1.4 : 0.9;
  if (code === 'T09.01') return month === 2 || month === 3 ? 1.8 : month === 6 || month === 7 ? 1.4 : 0.8;
  if (code.startsWith('T14'))
    return month === 7 || month === 8 ? 1.4 : month === 11 ? 1.5 : month === 12 || month === 1 ? 1.3 : 0.8;
  if (code.startsWith('T07')) return month === 3 ? 1.5 : 0.95;
  return 1;
}

/** Season of visits: 送温暖 before the festival, 送清凉 in summer; the holiday week is quiet. */
export function visitSeason(value: Day): number {
  const { month, weekday } = parts(value);
  const { before } = festivalDistance(value);
  if (isHolidayWeek(value)) return 0.05;
  const week = weekday === 0 || weekday === 6 ? 0.19 : 1;
  const season =
    before <= 45
      ? 1.8
      : month === 7 || month === 8
        ? 1.6
        : (month >= 3 && month <= 5) || month === 10 || month === 11
          ? 1.2
          : month === 2
            ? 0.5
            : month === 9
              ? 0.8
              : 1;
  return season * week;
}

const PETITION_WEEK = [0.25, 1.25, 1.1, 1, 1, 0.9, 0.35];

export function petitionWeek(value: Day): number {
  return PETITION_WEEK[parts(value).weekday] ?? 1;
}

/** Quarters from `from` to `until`, the last one cut at `until`. */
export function quarters(from: Day, until: Day): { year: number; quarter: number; first: Day; last: Day }[] {
  const list: { year: number; quarter: number; first: Day; last: Day }[] = [];
  for (let { year } = parts(from); year <= parts(until).year; year++) {
    for (let quarter = 1; quarter <= 4; quarter++) {
      const first = Math.max(from, dayAt(year, quarter * 3 - 2));
      const last = Math.min(until, dayAt(year, quarter * 3 + 1) - 1);
      if (first <= last) list.push({ year, quarter, first, last });
    }
  }
  return list;
}

/** First day of the demo's data. */
export const FIRST_DAY = day('2023-01-01');
