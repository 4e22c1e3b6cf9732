/**
 * Every place and topic against what is usual, and which cells stand out among those that are looked at together.
 * Pure.
 */
import { HOT_COUNT, HOT_SHARE } from '#lib/domain/hotspot-rule.ts';
import { normalQuantile } from './distributions.ts';
import { chanceOf, discoveries, type Discoveries } from './discrete-fdr.ts';
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

/** A judged cell, the families that it is looked at in, and how rare it is there. */
interface Cell extends JudgedCell {
  topic: string;
  grid: string;
  city: string;
  p_value: number;
  q_province: number;
  q_city: number;
}

export function judgeDemand(input: DemandInput): { cells: DemandCell[]; families: DemandFamily[] } {
  const judgedCells: Cell[] = [];
  const cityOf = new Map(input.places.map((place) => [place, `${place.slice(0, 4)}00`]));
  for (const [topic, places] of input.counts)
    if (topic !== '') {
      const grids = { city: `city-${topic.length}`, county: `county-${topic.length}` };
      for (const { place, month, count, expected } of judgeTopic(input, places)) {
        const city = cityOf.get(place)!;
        const grid = grids[place === city ? 'city' : 'county'];
        const p_value = chanceOf(count, expected);
        const [q_province, q_city] = [NEVER, NEVER];
        judgedCells.push({ place, month, count, expected, topic, grid, city, p_value, q_province, q_city });
      }
    }
  const byMonth = grouped(judgedCells, ({ month }) => month);
  const cells: DemandCell[] = [];
  const families: DemandFamily[] = [];
  for (const [at, judged] of [...byMonth].sort(([a], [b]) => a - b)) {
    const month = input.months[at]!;
    for (const [grid, own] of grouped(judged, (cell) => cell.grid)) {
      const found = discoveries(own, HOT_COUNT, HOT_SHARE);
      own.forEach((cell, order) => (cell.q_province = found.cells[order]!.q_value));
      families.push(familyOf(month, grid, '', found));
      if (grid.startsWith('city')) continue;
      for (const [code, part] of grouped(own, ({ city }) => city)) {
        const within = discoveries(part, HOT_COUNT, HOT_SHARE);
        part.forEach((cell, order) => (cell.q_city = within.cells[order]!.q_value));
        families.push(familyOf(month, grid, code, within));
      }
    }
    for (const cell of judged) if (cell.count > 0 || cell.expected.mean >= 1) cells.push(rowOf(month, cell, at));
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

function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** @param grid city-3, city-6, county-3 or county-6: the level of the places and the length of the topics' codes */
function familyOf(month: string, grid: string, city_code: string, found: Discoveries): DemandFamily {
  const { shown, by_chance } = found;
  return { month, grid, city_code, cell_count: found.cells.length, shown_count: shown, by_chance: rounded(by_chance) };
}

function rowOf(month: string, cell: Cell, at: number): DemandCell {
  const { p_value: p } = cell;
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
    q_province: rounded(cell.q_province),
    q_city: rounded(cell.q_city)
  };
}

/** Four decimals: sums in another order must not change a published figure. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
