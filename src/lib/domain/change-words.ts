/** The sentences of 为什么变了. Pure. */
import type { ChangeTable } from './change-parts.ts';
import type { ShareChange } from './change-shares.ts';
import { formatDecimal, formatInteger } from './format.ts';
import type { Usual } from './usual.ts';

export interface ChangeWords {
  /** 西安市信访件数 */
  name: string;
  unit: string;
  /** 2026年11月 */
  period: string;
  /** 上月, 去年同期 */
  against: string;
}

/** 信访件数比上月多 27 件，西安市多 18 件最多 */
export function changeHeadline({ name, unit, against }: ChangeWords, tables: readonly ChangeTable[]): string {
  const table = tables[0];
  if (!table) return `${name}没有记录`;
  const { change, now } = table.total;
  if (change === 0) return `${name} ${formatInteger(now)} ${unit}，与${against}持平`;
  const most = table.rows.find((row) => row.key !== '' && row.change !== 0 && row.change > 0 === change > 0);
  const where = most ? `，${most.name}${moreWords(most.change, unit)}` : '';
  return `${name}比${against}${moreWords(change, unit)}${where}`;
}

const STATES = { above: '比往常明显多', below: '比往常明显少', usual: '在通常波动之内' } as const;

/** How much of the change was to be expected: 2026年11月约 510 件（通常 470–552 件），本来就会比上月少 5 件；实际比往常多 32 件。 */
export function usualWords({ unit, period, against }: ChangeWords, table: ChangeTable, usual: Usual | null): string {
  const { expected, before, beyond } = table.total;
  if (expected === null || beyond === null || usual === null)
    return '往年的记录太短或太少，说不出往常是多少，下面只比两期。';
  const usually = expected - before;
  return `照往年的季节、春节和近期水平，${period}约 ${formatInteger(expected)} ${unit}（通常 ${formatInteger(usual.low)}–${formatInteger(usual.high)} ${unit}），本来就会${usually === 0 ? `与${against}持平` : `比${against}${moreWords(usually, unit)}`}；实际${beyond === 0 ? '与往常相同' : `比往常${moreWords(beyond, unit)}`}，${STATES[usual.state]}。`;
}

/** The finding of one way of taking apart: who moved, and who lies outside of what is usual. */
export function splitWords(table: ChangeTable, unit: string): string {
  const out = table.rows.filter(({ state }) => state === 'above' || state === 'below');
  const said = partsWords(table, unit);
  if (out.length === 0) return said;
  const named = (state: 'above' | 'below') => out.filter((row) => row.state === state).map(({ name }) => name);
  const parts = [
    named('above').length > 0 ? `${named('above').slice(0, 3).join('、')}明显多于往常` : '',
    named('below').length > 0 ? `${named('below').slice(0, 3).join('、')}明显少于往常` : ''
  ];
  return `${said}；${parts.filter((part) => part !== '').join('，')}`;
}

/** 信访按期办结率比上月低 1.2 个百分点，西安市拉低 0.9 个百分点 */
export function shareHeadline(
  { name, against }: Pick<ChangeWords, 'name' | 'against'>,
  { rows, total }: ShareChange
): string {
  if (total === null) return `${name}有一期没有公开的数，不能比`;
  const { tenths } = total;
  const most = rows.find((row) => row.tenths !== 0 && (tenths === 0 || row.tenths > 0 === tenths > 0));
  if (tenths === 0) return `${name}与${against}持平`;
  return `${name}比${against}${pointWords(tenths)}${most ? `，${most.name}${most.tenths > 0 ? '拉高' : '拉低'}最多` : ''}`;
}

/** 多 18 件, 少 5 件, 持平 */
export function moreWords(change: number, unit: string): string {
  return change === 0 ? '持平' : `${change > 0 ? '多' : '少'} ${formatInteger(Math.abs(change))} ${unit}`;
}

/** Tenths of a percentage point: 高 1.2 个百分点, 持平 */
export function pointWords(tenths: number): string {
  return tenths === 0 ? '持平' : `${tenths > 0 ? '高' : '低'} ${formatDecimal(Math.abs(tenths) / 10)} 个百分点`;
}

/** 西安市多 18 件，榆林市多 9 件: the named parts that moved most in the direction of the change, then one against it. */
export function partsWords({ rows: all, total }: ChangeTable, unit: string): string {
  const rows = all.filter(({ key }) => key !== '');
  const along = rows.filter(({ change }) => change !== 0 && (total.change === 0 || change > 0 === total.change > 0));
  const against =
    total.change === 0 ? [] : rows.filter(({ change }) => change !== 0 && change > 0 !== total.change > 0);
  const said = [...along.slice(0, 2), ...against.slice(0, 1)];
  return said.length === 0
    ? '各部分都持平'
    : said.map(({ name, change }) => `${name}${moreWords(change, unit)}`).join('，');
}
