/**
 * Phrases of a briefing, built by rule from numbers. A rise or fall is named as it is; whether it is unusual says the
 * count model (`sections/usual.ts`). Pure.
 */
import type { Cite } from './cite.ts';
import type { Inline } from '#lib/document/document.ts';
import { formatDecimal, formatInteger, formatPercent } from '#lib/domain/format.ts';
import { wilsonInterval } from '#lib/domain/intervals.ts';

/** Below this many records a section gives the count and no analysis. */
export const MINIMUM_EVIDENCE = 5;
/** A record needs a year of months to be one. */
const RECORD_NEEDS = 12;

export interface CountChange {
  direction: 'up' | 'down' | 'flat';
  difference: number;
  /**
   * (now − before) / before; null where before is under {@link MINIMUM_EVIDENCE}: one becoming eight is no growth of
   * 700 %.
   */
  rate: number | null;
}

export function countChangeOf(now: number, before: number): CountChange {
  return {
    direction: now > before ? 'up' : now < before ? 'down' : 'flat',
    difference: Math.abs(now - before),
    rate: before < MINIMUM_EVIDENCE ? null : (now - before) / before
  };
}

export interface Against {
  /** 上月, 去年同期 */
  words: string;
  kind: '环比' | '同比';
}

/** A count now and in the period it is compared with, and the unit it counts in. */
export interface Counted {
  now: number | null;
  before: number | null;
  unit: string;
}

/** 比上月多 37 件（环比增长 7.8%）; empty where there is nothing to compare with. */
export function countChangePhrase(cite: Cite, key: string, { now, before, unit }: Counted, against: Against): Inline[] {
  if (now === null || before === null) return [];
  const change = countChangeOf(now, before);
  if (change.direction === 'flat') return [`，与${against.words}持平`];
  const isUp = change.direction === 'up';
  const rate =
    change.rate === null || Math.abs(change.rate) < 0.0005
      ? []
      : [
          `（${against.kind}${isUp ? '增长' : '下降'} `,
          cite(`${key}.rate`, `${against.kind}变化率`, change.rate, formatPercent(Math.abs(change.rate))),
          '）'
        ];
  return [
    `，比${against.words}${isUp ? '多' : '少'} `,
    cite(`${key}.difference`, `与${against.words}之差`, now - before, formatInteger(change.difference)),
    ` ${unit}`,
    ...rate
  ];
}

/** 环比增长 7.8% for table cells; — where no rate exists or the base is too small for one. */
export function rateCell(cite: Cite, key: string, label: string, now: number | null, before: number | null): Inline[] {
  const rate = now === null || before === null ? null : countChangeOf(now, before).rate;
  if (rate === null) return ['—'];
  return [cite(key, label, rate, `${rate > 0 ? '+' : rate < 0 ? '−' : ''}${formatPercent(Math.abs(rate))}`)];
}

/** +1.2 个百分点 for table cells. */
export function pointsCell(
  cite: Cite,
  key: string,
  label: string,
  now: number | null,
  before: number | null
): Inline[] {
  if (now === null || before === null) return ['—'];
  const points = Math.round((now - before) * 1000) / 10;
  return [
    cite(key, label, points, `${points > 0 ? '+' : points < 0 ? '−' : ''}${formatDecimal(Math.abs(points))} 个百分点`)
  ];
}

export interface Share {
  numerator: number;
  denominator: number;
}

/**
 * Whether two shares differ by more than chance: the 95 % interval of their difference leaves out zero.
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17
 * (1998) 873–890, method 10.
 */
export function sharesDiffer(now: Share, before: Share): boolean {
  const p = now.numerator / now.denominator;
  const q = before.numerator / before.denominator;
  const a = wilsonInterval(now.numerator, now.denominator);
  const b = wilsonInterval(before.numerator, before.denominator);
  const low = p - q - Math.hypot(p - a.low, b.high - q);
  const high = p - q + Math.hypot(a.high - p, q - b.low);
  return low > 0 || high < 0;
}

/** ，比上月高 1.2 个百分点，差异在误差范围之内，不能断定升降 */
export function shareChangePhrase(
  cite: Cite,
  key: string,
  now: Share | null,
  before: Share | null,
  words: string
): Inline[] {
  if (!now || !before || now.denominator === 0 || before.denominator === 0) return [];
  const points = Math.round((now.numerator / now.denominator - before.numerator / before.denominator) * 1000) / 10;
  if (points === 0) return [`，与${words}持平`];
  return [
    `，比${words}${points > 0 ? '高' : '低'} `,
    cite(`${key}.points`, `与${words}之差（百分点）`, points, formatDecimal(Math.abs(points))),
    ' 个百分点',
    sharesDiffer(now, before) ? '，差异超出误差范围' : '，差异在误差范围之内，不能断定升降'
  ];
}

/** （约 31.2%–45.0%） as two references; the notes say that 约 names the 95 % interval. */
export function intervalPhrase(cite: Cite, key: string, { numerator, denominator }: Share): Inline[] {
  const { low, high } = wilsonInterval(numerator, denominator);
  return [
    '（约 ',
    cite(`${key}.low`, '区间下限（95%，Wilson）', low, formatPercent(low)),
    '–',
    cite(`${key}.high`, '区间上限（95%，Wilson）', high, formatPercent(high)),
    '）'
  ];
}

/** 最高 or 最低 when the last value is alone at the end of at least a year of months; null otherwise. */
export function recordOf(values: readonly (number | null)[]): { word: '最高' | '最低'; months: number } | null {
  const last = values.at(-1);
  const before = values.slice(0, -1).filter((value) => value !== null);
  if (last === null || last === undefined || before.length + 1 < RECORD_NEEDS) return null;
  if (before.every((value) => value < last)) return { word: '最高', months: before.length + 1 };
  return before.every((value) => value > last) ? { word: '最低', months: before.length + 1 } : null;
}

/** ，为近 24 个月最高 */
export function recordPhrase(cite: Cite, key: string, values: readonly (number | null)[]): Inline[] {
  const record = recordOf(values);
  return record
    ? [
        '，为近 ',
        cite(`${key}.record_months`, '比较的月数', record.months, formatInteger(record.months)),
        ` 个月${record.word}`
      ]
    : [];
}

/** Places that stand out, 未央区 12 件、雁塔区 8 件; equal counts keep the order given. */
export function rankedPhrase(
  cite: Cite,
  key: string,
  rows: readonly { key: string; name: Inline; count: number }[],
  unit: string,
  label: string
): Inline[] {
  return rows.flatMap((row, i): Inline[] => [
    ...(i > 0 ? ['、'] : []),
    row.name,
    ' ',
    cite(`${key}.${row.key}`, label, row.count, formatInteger(row.count)),
    ` ${unit}`
  ]);
}
