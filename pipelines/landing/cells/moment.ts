import { readChineseNumber } from './chinese-number.ts';

/**
 * `YYYY-MM-DD HH:MM:SS` of Shanghai wall time (24:00:00 stands for the end of that day), or the reason why it is no
 * moment.
 */
export type Moment = { value: string } | { reason: string | null };

interface Parts {
  day: [year: number, month: number, day: number];
  /** Seconds since midnight, 0 to 86,400. */
  seconds: number;
  /** Minutes east of Greenwich; null for wall time. */
  offset: number | null;
}

const REASONS = {
  lunar: '农历日期，无法换算；请填公历',
  republic: '民国纪年，请填公历年份',
  year: '缺少四位年份，无法确定是哪一年',
  order: '日和月的次序不明，请写成 2026-03-05',
  several: '一格里有多个日期',
  vague: '不是确定的日期',
  hour: '时刻不明确（上午、下午与钟点不符）'
} as const;

const SHANGHAI_MINUTES = 8 * 60;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DIGITS: Record<string, string> = {
  零: '0',
  〇: '0',
  '○': '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  O: '0',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9'
};
/** Words that programs put around a moment: Timestamp('…') of pandas, 公元, a full stop. */
const WRAPPED = /^(?:Timestamp\(["'](.+)["']\)|公元(.+)|(\d{4}\.\d{1,2}\.\d{1,2}|.*日)[.。])$/;
const WEEKDAY = /[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?,?|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?/gi;
const LUNAR =
  /农历|阴历|旧历|正月|腊月|冬月|闰|初[一二三四五六七八九十]|廿|卅|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]/;
const ZONE_NAMES =
  /\s*(?:\((?:中国标准时间|china standard time|cst|(?:utc|gmt)\+0?8(?::?00)?|北京时间)\)|asia\/shanghai|北京时间|cst|prc)$/i;
const OFFSET = /\s*(z|utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?(?::?00)?$/i;
const CLOCK =
  /^(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜里|夜间|am|pm)?\s*(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?)?\s*(am|pm|上午|下午)?$/i;

/**
 * Reads a date or a moment in any form that programs and clerks write: ISO with or without offset, compact digits,
 * 年月日 in Arabic or Chinese digits, 上午/下午, Excel serials counted from `epoch`, epoch seconds and milliseconds, RFC
 * 2822. What lacks its year, has several dates or an order of day and month that cannot be known, is refused with
 * that reason.
 * @param epoch day 0 of serial numbers: 1899-12-30, in workbooks of the 1904 system 1904-01-01
 */
export function readMoment(cell: string, epoch = '1899-12-30'): Moment {
  const text = cell
    .normalize('NFKC')
    .replace(/[−–—－]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const inner = WRAPPED.exec(text)?.slice(1).find(Boolean);
  if (inner !== undefined) return readMoment(inner, epoch);
  if (LUNAR.test(text)) return { reason: REASONS.lunar };
  if (/民国/.test(text)) return { reason: REASONS.republic };
  // xsd:date: an offset moves no day.
  const zonedDay = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/.exec(text);
  if (zonedDay) return readMoment(zonedDay[1]!);
  const serial = readSerial(text, epoch);
  if (serial) return serial;
  const { rest, offset, reason } = cutZone(
    arabic(text)
      .replace(/ (cst|utc|gmt|[+-]\d{4}) (\d{4})$/i, ' $2 $1')
      .replace(WEEKDAY, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
  if (reason) return { reason };
  const parts = readCompact(rest) ?? readSeparated(rest) ?? readEnglish(rest);
  if (!parts) return { reason: reasonAgainst(rest) };
  if ('reason' in parts) return parts;
  return toShanghai({ ...parts, offset });
}

/** 二〇二六年三月五日下午两点半 → 2026年3月5日下午2:30. */
function arabic(text: string): string {
  if (!/[年月日点时]/.test(text)) return text;
  return (
    text
      .replace(/[零〇○O0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖]{4}(?=年)/g, (year) =>
        [...year].map((digit) => DIGITS[digit] ?? digit).join('')
      )
      // On forms for money a zero stands before single digits: 零叁月零伍日.
      .replace(
        /零?([零〇○一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]+)(?=[月日号点时分秒刻])/g,
        (written, number: string) => readChineseNumber(number) ?? written
      )
      .replace(/(?<=[点时])半/, '30分')
      .replace(/(?<=[点时])([123])刻/, (_, quarters: string) => `${Number(quarters) * 15}分`)
      .replace(/号/, '日')
  );
}

function readSerial(text: string, epoch: string): Moment | null {
  const plain = text.replace(/(?<=^\d{5})\.0+$/, '');
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(plain))
    return fromUtc(Date.parse(`${epoch}T00:00:00Z`) + Math.round(Number(plain) * 86_400) * 1000, 0);
  // Epoch seconds, milliseconds, micro- and nanoseconds, as JSON of pandas, .NET and Java has them; ten digits that
  // begin 19 or 20 would be a year.
  const epochText = /^\\?\/Date\((\d{13})(?:[+-]\d{4})?\)\\?\/$/.exec(text)?.[1] ?? text;
  const seconds = /^(1[0-8]\d{8})(?:\.\d+|\d{3}|\d{6}|\d{9})?$/.exec(epochText)?.[1];
  return seconds === undefined ? null : fromUtc(Number(seconds) * 1000, SHANGHAI_MINUTES);
}

function cutZone(text: string): { rest: string; offset: number | null; reason?: string } {
  const hasName = ZONE_NAMES.test(text);
  const bare = text
    .replace(ZONE_NAMES, '')
    .replace(/\s*\((utc|gmt)\)$/i, ' $1')
    // Go: 2026-03-05 02:20:30 +0000 UTC.
    .replace(/(?<=[+-]\d{2}:?\d{2}) (?:utc|gmt|z)$/i, '')
    .replace(/\[[a-z]+(?:\/[a-z_]+)?\]$/i, '')
    .trim();
  // An offset follows a clock; after a date alone, -05 would be its day.
  const clocked = /\d:\d|T\d{4}|^\d{14}|[点时分]/i.test(bare);
  const offset = clocked ? OFFSET.exec(bare) : null;
  if (
    offset &&
    (offset[1] !== undefined || /:\d{2}(?:[.,]\d+)?\s*$|\d{4}\s*$|[分秒]\s*$/.test(bare.slice(0, offset.index)))
  ) {
    const [hours, minutes] = [Number(offset[3]), Number(offset[4] ?? 0)];
    if (hours > 14 || minutes > 59) return { rest: bare, offset: null, reason: '时区写法无法识别' };
    return { rest: bare.slice(0, offset.index).trim(), offset: (offset[2] === '-' ? -1 : 1) * (hours * 60 + minutes) };
  }
  const zulu = /\s*(z|utc|gmt)$/i.exec(bare);
  if (zulu) return { rest: bare.slice(0, zulu.index).trim(), offset: 0 };
  if (/\s(?:est|edt|cdt|mst|mdt|pst|pdt|jst|kst|cet|bst|ist)$/i.test(bare))
    return { rest: bare, offset: null, reason: '时区写法无法识别' };
  return { rest: bare, offset: hasName ? SHANGHAI_MINUTES : null };
}

type Read = Omit<Parts, 'offset'> | { reason: string } | null;

/** 20260305, 202603051430, 20260305143000, 20260305 14:30, 20260305T143000. */
function readCompact(text: string): Read {
  const match = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[ T]?(\d{2})(\d{2})(\d{2}(?:[.,]\d+)?)?|[ T](.+))?$/i.exec(text);
  if (!match) return null;
  const clock =
    match[7] ??
    (match[4] === undefined ? '' : `${match[4]}:${match[5]}${match[6] === undefined ? '' : `:${match[6]}`}`);
  return withClock([Number(match[1]), Number(match[2]), Number(match[3])], clock);
}

/** 2026-3-5 2:30, 2026/3/5, 2026.3.5, 2026年3月5日 下午2点30分, 2026年3月, 2026-03. */
function readSeparated(text: string): Read {
  const match = /^(\d{4})\s?(?:年|[-/.])\s?(\d{1,2})(?:\s?(?:月|[-/.])\s?(?:(\d{1,2})\s?日?)?)?(?:[ T,]*(.*))?$/i.exec(
    text
  );
  if (!match) return null;
  const [, year, month, day, clock = ''] = match;
  if (day === undefined && (clock !== '' || /^\d{4}\.\d{1,2}$/.test(text))) return null;
  if (
    day !== undefined &&
    !/[ T,日上下中凌早晚傍清夜]/.test(text.slice(match[0].length - clock.length - 1)) &&
    clock !== ''
  )
    return null;
  return withClock([Number(year), Number(month), Number(day ?? 1)], clock);
}

/** Thu, 05 Mar 2026 02:20:30; Mar 5, 2026 2:20 PM; Thu Mar 05 10:20:30 2026; 05-Mar-2026. */
function readEnglish(text: string): Read {
  const month = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const dayFirst = /^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4}),?(?: (.*))?$/i.exec(text);
  if (dayFirst) return withClock([Number(dayFirst[3]), month(dayFirst[2]!), Number(dayFirst[1])], dayFirst[4] ?? '');
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4}),?(?: (.*))?$/i.exec(text);
  if (monthFirst)
    return withClock([Number(monthFirst[3]), month(monthFirst[1]!), Number(monthFirst[2])], monthFirst[4] ?? '');
  const yearLast = /^([a-z]{3,9})\.? (\d{1,2}) ([\d:.]+) (\d{4})$/i.exec(text);
  return yearLast ? withClock([Number(yearLast[4]), month(yearLast[1]!), Number(yearLast[2])], yearLast[3]!) : null;
}

function withClock(day: Parts['day'], written: string): Read {
  const date = new Date(Date.UTC(day[0], day[1] - 1, day[2]));
  if (day[0] < 1000 || date.getUTCMonth() !== day[1] - 1 || date.getUTCDate() !== day[2]) return null;
  const clock = written
    .replace(/[点时](?=\s*\d)/, ':')
    .replace(/分(?=\s*\d)/, ':')
    .replace(/[点时分秒整正]+$/, '')
    .replace(/^T/i, '')
    // 10-20-30, as names of files have it.
    .replace(/^(\d{1,2})-(\d{2})-(\d{2})$/, '$1:$2:$3')
    .trim();
  if (clock === '') return { day, seconds: 0 };
  const match = CLOCK.exec(clock);
  if (!match) return SEVERAL_DATES.test(written) ? { reason: REASONS.several } : null;
  const half = (match[1] ?? match[5] ?? '').toLowerCase();
  const hour = hourOf(Number(match[2]), half);
  if (hour === null) return { reason: REASONS.hour };
  const [minute, second] = [Number(match[3] ?? 0), Number(match[4] ?? 0)];
  const isEndOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return null;
  return { day, seconds: hour * 3600 + minute * 60 + second };
}

/** The hour on the 24-hour clock; null when the half of the day contradicts it or leaves it open. */
function hourOf(hour: number, half: string): number | null {
  const noon = hour % 12;
  switch (half) {
    case '':
      return hour;
    case 'am':
    case '上午':
    case '凌晨':
      return hour <= 12 ? noon : null;
    case 'pm':
    case '下午':
      // 下午0:30 is half past noon: Node 20 and browsers of its age count the afternoon from 0 (ICU's hour cycle h11).
      return hour < 12 ? hour + 12 : hour;
    case '清晨':
    case '早上':
    case '早晨':
      return hour < 12 ? hour : null;
    case '中午':
      return hour === 0 ? 12 : hour >= 11 && hour <= 14 ? hour : hour >= 1 && hour <= 2 ? hour + 12 : null;
    case '夜里':
    case '夜间':
      return hour >= 19 && hour < 24 ? hour : null;
    default:
      // 傍晚, 晚上: 五点 to eleven, or the same on the 24-hour clock.
      return hour >= 17 && hour < 24 ? hour : hour >= 5 && hour < 12 ? hour + 12 : null;
  }
}

function toShanghai({ day, seconds, offset }: Parts): Moment {
  if (offset === null || offset === SHANGHAI_MINUTES) {
    const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
      String(part).padStart(2, '0')
    );
    return { value: `${new Date(Date.UTC(day[0], day[1] - 1, day[2])).toISOString().slice(0, 10)} ${clock.join(':')}` };
  }
  return fromUtc(Date.UTC(day[0], day[1] - 1, day[2]) + (seconds - offset * 60) * 1000, SHANGHAI_MINUTES);
}

function fromUtc(milliseconds: number, minutesEast: number): Moment {
  return { value: new Date(milliseconds + minutesEast * 60_000).toISOString().slice(0, 19).replace('T', ' ') };
}

const SEVERAL_DATES = /\d\s*日?\s*(?:[-~至到、,;]|和)\s*\d/;

function reasonAgainst(text: string): string | null {
  if (/\d{4}.*(?:[~至到、;]|和).*\d|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?-\s?\d/.test(text)) return REASONS.several;
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text)) return REASONS.order;
  if (/^\d{1,2}月\d{1,2}日?|^\d{1,2}[-/.年]\d{1,2}(?:[-/.月]\d{1,2})?日?(?: |$)|^\d{1,2}日/.test(text))
    return REASONS.year;
  return /旬|底|初|左右|前后|约|上半年|下半年|季度|春节|国庆|\d{4}年?$/.test(text) ? REASONS.vague : null;
}
