/**
 * 为什么变了: a change taken apart by place, topic, source or hot issue. The parts add up to the change exactly, those not
 * listed stand as 其余; each is held against its own expectation. Pure.
 */
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
