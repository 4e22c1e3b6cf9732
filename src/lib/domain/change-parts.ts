/**
 * 为什么变了: a change taken apart by place, topic, source or hot issue. The parts add up to the change exactly, those not
 * listed stand as 其余; each is held against its own expectation. Pure.
 */
import { formatDecimal, formatInteger } from './format.ts';
import { decideFigure, type Figure } from './suppression.ts';

/** A count of records of a part in two periods. */
export interface PartCount {
  key: string;
  name: string;
  before: number;
  now: number;
}

/** The count that a part's own past lets expect, and the range in which chance keeps it. */
export interface PartUsual {
  mean: number;
  low: number;
  high: number;
}

export interface ChangeRow extends PartCount {
  change: number;
  /** Rounded so that the parts add up to the whole; null where nothing is expected. */
  expected: number | null;
  /** Records more or fewer than expected. */
  beyond: number | null;
  range: { low: number; high: number } | null;
  state: 'above' | 'below' | 'usual' | null;
}

export interface ChangeTable {
  rows: ChangeRow[];
  /** The parts that are not listed, and how many they are. */
  rest: (ChangeRow & { part_count: number }) | null;
  total: ChangeRow;
}

/** Parts listed, all of which changed; those out of their range are listed however many they are. */
const LISTED = 8;

/**
 * @param parts all of them: they add up to the whole
 * @param usual by key; absent for a part without a past, null where the whole has none
 */
export function changeTable(
  parts: readonly PartCount[],
  usual: ReadonlyMap<string, PartUsual> | null,
  listed = LISTED
): ChangeTable {
  const whole = usual && parts.length > 0 && parts.every(({ key }) => usual.has(key)) ? usual : null;
  const rounded = whole ? roundTogether(parts.map(({ key }) => whole.get(key)!.mean)) : null;
  const rows = parts
    .map((part, at): ChangeRow => {
      const expected = rounded ? rounded[at]! : null;
      const { low, high } = whole?.get(part.key) ?? { low: 0, high: 0 };
      return {
        ...part,
        change: part.now - part.before,
        expected,
        beyond: expected === null ? null : part.now - expected,
        range: whole ? { low, high } : null,
        state: whole ? (part.now > high ? 'above' : part.now < low ? 'below' : 'usual') : null
      };
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || b.now - a.now || (a.key < b.key ? -1 : 1));
  const isOut = ({ state }: ChangeRow) => state === 'above' || state === 'below';
  const shown = rows.filter((row, at) => (row.change !== 0 && at < listed) || isOut(row));
  const others = rows.filter((row) => !shown.includes(row) && (row.now > 0 || row.before > 0 || row.expected !== 0));
  return {
    rows: shown,
    rest: others.length === 0 ? null : { ...sumOf(others, 'rest', '其余'), part_count: others.length },
    total: sumOf(rows, 'total', '合计')
  };
}

function sumOf(rows: readonly ChangeRow[], key: string, name: string): ChangeRow {
  const add = (value: (row: ChangeRow) => number | null) => rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);
  const hasExpected = rows.length > 0 && rows.every(({ expected }) => expected !== null);
  return {
    key,
    name,
    before: add((row) => row.before),
    now: add((row) => row.now),
    change: add((row) => row.change),
    expected: hasExpected ? add((row) => row.expected) : null,
    beyond: hasExpected ? add((row) => row.beyond) : null,
    range: null,
    state: null
  };
}

/** Whole numbers with the sum of the values, rounded (largest remainders first). */
export function roundTogether(values: readonly number[]): number[] {
  const floors = values.map(Math.floor);
  const missing = Math.round(values.reduce((sum, value) => sum + value, 0)) - floors.reduce((sum, one) => sum + one, 0);
  const order = values
    .map((value, at) => ({ at, left: value - floors[at]! }))
    .sort((a, b) => b.left - a.left || a.at - b.at)
    .slice(0, missing);
  for (const { at } of order) floors[at]!++;
  return floors;
}

/** A share of a part in two periods: those of it that count, and all of it. */
export interface PartShare {
  key: string;
  name: string;
  before: { numerator: number; denominator: number };
  now: { numerator: number; denominator: number };
}

export interface ShareChangeRow {
  key: string;
  name: string;
  before: Figure;
  now: Figure;
  /** Tenths of a percentage point of the whole's change that the part makes. */
  tenths: number;
}

export interface ShareChange {
  rows: ShareChangeRow[];
  /** The whole; null where one of the two periods has none. */
  total: Pick<ShareChangeRow, 'before' | 'now' | 'tenths'> | null;
}

/**
 * The change of a share by parts: what each part's own share and its weight in the whole did (Kitagawa, Journal of the
 * American Statistical Association 50, 1955). The parts add up to the change of the whole, in tenths of a point.
 */
export function shareChangeRows(parts: readonly PartShare[]): ShareChange {
  const all = (when: 'before' | 'now', what: 'numerator' | 'denominator') =>
    parts.reduce((sum, part) => sum + part[when][what], 0);
  const share = (numerator: number, denominator: number) => (denominator === 0 ? null : numerator / denominator);
  const whole = {
    before: share(all('before', 'numerator'), all('before', 'denominator')),
    now: share(all('now', 'numerator'), all('now', 'denominator'))
  };
  if (whole.before === null || whole.now === null) return { rows: [], total: null };
  const middle = (whole.before + whole.now) / 2;
  const made = parts.map((part) => {
    const before = share(part.before.numerator, part.before.denominator);
    const now = share(part.now.numerator, part.now.denominator);
    const weight = {
      before: part.before.denominator / all('before', 'denominator'),
      now: part.now.denominator / all('now', 'denominator')
    };
    // A part that one of the periods lacks has only its weight to give.
    const [from, to] = [before ?? now ?? middle, now ?? before ?? middle];
    return ((weight.before + weight.now) / 2) * (to - from) + ((from + to) / 2 - middle) * (weight.now - weight.before);
  });
  const tenths = Math.round(whole.now * 1000) - Math.round(whole.before * 1000);
  const exact = made.map((one) => one * 1000);
  const off = (tenths - exact.reduce((sum, one) => sum + one, 0)) / Math.max(exact.length, 1);
  const rounded = roundTogether(exact.map((one) => one + off));
  const figure = (of: { numerator: number; denominator: number }) =>
    decideFigure({ measure: 'share', of: 'records', ...of });
  const found = parts.map((part, at) => ({
    key: part.key,
    name: part.name,
    before: figure(part.before),
    now: figure(part.now),
    tenths: rounded[at]!
  }));
  const total = (when: 'before' | 'now') =>
    figure({ numerator: all(when, 'numerator'), denominator: all(when, 'denominator') });
  return {
    rows: found.sort((a, b) => Math.abs(b.tenths) - Math.abs(a.tenths) || (a.key < b.key ? -1 : 1)),
    total: { before: total('before'), now: total('now'), tenths }
  };
}

/** 多 18 件, 少 5 件, 持平 */
export function moreWords(change: number, unit: string): string {
  return change === 0 ? '持平' : `${change > 0 ? '多' : '少'} ${formatInteger(Math.abs(change))} ${unit}`;
}

/** +1.2 个百分点的话：高 1.2 个百分点 */
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
