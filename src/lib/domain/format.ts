/**
 * Numbers, changes and times as zh-CN text. Shares are fractions 0–1 everywhere and become percent only here.
 */
const integerFormat = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const valueFormat = new Intl.NumberFormat('zh-CN');
const instantFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit'
});
const decimalFormats = new Map<number, Intl.NumberFormat>();

export type NumberStyle = 'integer' | 'decimal' | 'percent';

/** 12,345 — exact, for tables and key figures. */
export function formatInteger(value: number): string {
  return integerFormat.format(value);
}

/** 12,345 or 0.125 — a value of an axis or a table of data as it is, with at most three decimals. */
export function formatValue(value: number): string {
  return valueFormat.format(value);
}

/** 12.3 — a fixed number of decimals. */
export function formatDecimal(value: number, digits = 1): string {
  let format = decimalFormats.get(digits);
  if (!format) {
    format = new Intl.NumberFormat('zh-CN', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative'
    });
    decimalFormats.set(digits, format);
  }
  return format.format(value);
}

/** 0.1234 → 12.3% */
export function formatPercent(share: number): string {
  return `${formatDecimal(share * 100, 1)}%`;
}

export function formatNumber(value: number, style: NumberStyle): string {
  if (style === 'percent') return formatPercent(value);
  return style === 'integer' ? formatInteger(value) : formatDecimal(value);
}

/** For sentences: 9,800 stays, 12,345 → 1.2万, 123,456,789 → 1.2亿. */
export function formatRounded(value: number): string {
  const size = Math.abs(value);
  // 99,995,000 would round to 10,000.0万, which is 1.0亿.
  if (size >= 99_995_000) return `${trimZero(value / 1e8)}亿`;
  if (size >= 10_000) return `${trimZero(value / 1e4)}万`;
  return formatInteger(value);
}

function trimZero(value: number): string {
  return formatDecimal(value, 1).replace(/\.0$/, '');
}

/** 约 40%–49%，548 家: how sure a share is, and on how many it rests. */
export function basisText(interval: { low: number; high: number } | null, n: number | null, counter: string): string {
  const whole = (share: number) => Math.round(share * 100);
  const parts = [
    interval ? `约 ${whole(interval.low)}%–${whole(interval.high)}%` : '',
    n === null ? '' : `${formatInteger(n)} ${counter}`.trim()
  ];
  return parts.filter((part) => part !== '').join('，');
}

/** 31.2%–45.0% */
export function formatShareInterval(low: number, high: number): string {
  return `${formatPercent(low)}–${formatPercent(high)}`;
}

export type ChangeDirection = 'up' | 'down' | 'flat';

export interface Change {
  direction: ChangeDirection;
  /** A whole phrase: 比上月多 12 件. */
  text: string;
}

/**
 * Change of a count against a comparison.
 * @param against what it is compared with, in words: 上月, 上季度, 去年同期
 */
export function countChange(current: number, before: number, unit: string, against: string): Change {
  const difference = current - before;
  if (difference === 0) return { direction: 'flat', text: `与${against}持平` };
  const word = difference > 0 ? '多' : '少';
  return {
    direction: directionOf(difference),
    text: `比${against}${word} ${formatInteger(Math.abs(difference))} ${unit}`
  };
}

/** Change of a share, in percentage points; below 0.05 points counts as unchanged, since one decimal is shown. */
export function shareChange(current: number, before: number, against: string): Change {
  const points = Math.round((current - before) * 1000) / 10;
  if (points === 0) return { direction: 'flat', text: `与${against}持平` };
  const word = points > 0 ? '高' : '低';
  return { direction: directionOf(points), text: `比${against}${word} ${formatDecimal(Math.abs(points))} 个百分点` };
}

/** Change of a measured amount with one decimal: 比上月多 1.2 天. */
export function amountChange(current: number, before: number, unit: string, against: string): Change {
  const difference = Math.round((current - before) * 10) / 10;
  if (difference === 0) return { direction: 'flat', text: `与${against}持平` };
  return {
    direction: directionOf(difference),
    text: `比${against}${difference > 0 ? '多' : '少'} ${formatDecimal(Math.abs(difference))} ${unit}`
  };
}

/** 环比增长 12.3% / 同比下降 4.0%; null when the base is zero, since no rate exists then. */
export function growthText(current: number, before: number, kind: '环比' | '同比'): string | null {
  if (before === 0) return null;
  const rate = Math.round(((current - before) / before) * 1000) / 1000;
  if (rate === 0) return `${kind}持平`;
  return `${kind}${rate > 0 ? '增长' : '下降'} ${formatPercent(Math.abs(rate))}`;
}

function directionOf(difference: number): ChangeDirection {
  if (difference === 0) return 'flat';
  return difference > 0 ? 'up' : 'down';
}

/** 2026-10-08 → 10月8日 */
export function formatDay(isoDate: string): string {
  return `${Number(isoDate.slice(5, 7))}月${Number(isoDate.slice(8, 10))}日`;
}

/** 2026-10-08 → 2026年10月8日 */
export function formatDate(isoDate: string): string {
  return `${Number(isoDate.slice(0, 4))}年${formatDay(isoDate)}`;
}

/** An instant as 2026年10月8日 09:30 in Shanghai. */
export function formatInstant(iso: string): string {
  const [date = '', time = ''] = instantFormat.format(new Date(iso)).split(' ');
  return `${formatDate(date)} ${time}`;
}

/** How long ago an instant was: 刚刚, 12 分钟前, 3 小时前, 2 天前. */
export function formatAge(iso: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - new Date(iso).getTime()) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} 小时前`;
  return `${Math.floor(minutes / (24 * 60))} 天前`;
}
