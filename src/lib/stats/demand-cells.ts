/**
 * Every place and topic against what is usual, and which cells stand out among those that are looked at together.
 * Pure.
 */
import { HOT_COUNT, HOT_SHARE } from '#lib/domain/hotspot-rule.ts';
import { normalQuantile } from './distributions.ts';
import { discoveries } from './discrete-fdr.ts';
import { usualRange } from './expectation.ts';
import { judgePlaces, type JudgedCell } from './judge-places.ts';
import { wholePaths } from './whole-path.ts';

/** Ten-day parts of each month by position. */
export type MonthParts = (readonly [number, number, number])[];

export interface DemandInput {
  /** Finished months, ISO first days, without gaps. */
  months: readonly string[];
  festivals: readonly string[];
  /** Topic → place ('' is the whole) → counts. Topic '' is all topics. */
  counts: ReadonlyMap<string, ReadonlyMap<string, MonthParts>>;
  /** Place → positions of the months in which it submitted nothing. */
  missing: ReadonlyMap<string, ReadonlySet<number>>;
  /** All cities and counties. */
  places: readonly string[];
}

export interface DemandCell {
  month: string;
  place: string;
  topic_code: string;
  request_count: number;
  expected: number;
  low: number;
  high: number;
  excess: number;
  history_months: number;
  p_value: number;
  surprise: number;
  q_province: number;
  q_city: number;
}

export interface DemandFamily {
  month: string;
  grid: string;
  city_code: string;
  cell_count: number;
  shown_count: number;
  by_chance: number;
}

/** Months of history before the first one judged. */
const FIRST = 12;
const WARM_UP = 4;
const NEVER = 2;

type Cell = JudgedCell & { topic: string };

export function judgeDemand(input: DemandInput): { cells: DemandCell[]; families: DemandFamily[] } {
  const judgedCells: Cell[] = [];
  for (const [topic, places] of input.counts)
    if (topic !== '') for (const cell of judgeTopic(input, places)) judgedCells.push({ ...cell, topic });
  const byMonth = grouped(judgedCells, ({ month }) => month);
  const cells: DemandCell[] = [];
  const families: DemandFamily[] = [];
  for (const [at, judged] of [...byMonth].sort(([a], [b]) => a - b)) {
    const month = input.months[at]!;
    const province = new Map<Cell, { p: number; q: number }>();
    const city = new Map<Cell, number>();
    for (const [grid, own] of grouped(judged, gridOf)) {
      families.push(family(month, grid, '', own, (cell, p, q) => province.set(cell, { p, q })));
      if (grid.startsWith('city')) continue;
      for (const [code, part] of grouped(own, ({ place }) => `${place.slice(0, 4)}00`))
        families.push(family(month, grid, code, part, (cell, _, q) => city.set(cell, q)));
    }
    for (const cell of judged) {
      const found = province.get(cell);
      if (found && (cell.count > 0 || cell.expected.mean >= 1))
        cells.push(rowOf(month, cell, found, city.get(cell) ?? NEVER, at));
    }
  }
  return { cells, families };
}

function judgeTopic({ months, festivals, counts, missing, places }: DemandInput, own: ReadonlyMap<string, MonthParts>) {
  const sum = (parts: MonthParts | undefined, at: number) =>
    parts?.[at] ? parts[at]![0] + parts[at]![1] + parts[at]![2] : 0;
  const whole = own.get('');
  if (!whole) return [];
  const all = counts.get('')!;
  const paths = wholePaths({ months, parts: whole, festivals }, FIRST);
  return judgePlaces(
    places.map((place) => {
      let [seen, total] = [0, 0];
      return {
        place,
        counts: months.map((_, at) => (missing.get(place)?.has(at) ? null : sum(own.get(place), at))),
        shares: months.map((_, at) => {
          const share = total > 0 ? seen / total : 0;
          seen += sum(all.get(place), at);
          total += sum(all.get(''), at);
          return share;
        })
      };
    }),
    paths,
    FIRST,
    FIRST + WARM_UP
  );
}

/** city-3, city-6, county-3 or county-6: the level of the place and the length of the topic's code. */
function gridOf({ place, topic }: Cell): string {
  return `${place.endsWith('00') ? 'city' : 'county'}-${topic.length}`;
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function family(
  month: string,
  grid: string,
  city_code: string,
  cells: readonly Cell[],
  keep: (cell: Cell, p: number, q: number) => void
): DemandFamily {
  const found = discoveries(cells, HOT_COUNT, HOT_SHARE);
  cells.forEach((cell, at) => keep(cell, found.cells[at]!.p_value, found.cells[at]!.q_value));
  return { month, grid, city_code, cell_count: cells.length, shown_count: found.shown, by_chance: found.by_chance };
}

function rowOf(month: string, cell: Cell, { p, q }: { p: number; q: number }, q_city: number, at: number): DemandCell {
  const { low, high } = usualRange(cell.expected, 0.95);
  return {
    month,
    place: cell.place,
    topic_code: cell.topic,
    request_count: cell.count,
    expected: rounded(cell.expected.mean),
    low,
    high,
    excess: rounded(cell.expected.excess),
    history_months: at,
    p_value: Number(p.toPrecision(4)),
    surprise: rounded(Math.min(9, Math.max(-9, -normalQuantile(Math.min(1 - 1e-12, Math.max(1e-16, p)))))),
    q_province: rounded(q),
    q_city: rounded(q_city)
  };
}

/** Four decimals: sums in another order must not change a published figure. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
