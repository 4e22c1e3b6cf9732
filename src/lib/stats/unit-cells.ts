/** The number that a unit would usually have submitted in each month, by source: silence is judged against it. Pure. */
import { expectPlaces } from './judge-places.ts';
import { withoutSilence } from './silence.ts';
import { wholePaths } from './whole-path.ts';

export interface UnitCounts {
  /** Finished months, ISO first days, without gaps. */
  months: readonly string[];
  festivals: readonly string[];
  /** Unit → counts of one source; null where nothing was submitted. */
  units: ReadonlyMap<string, readonly (number | null)[]>;
}

export interface UnitCell {
  unit_org_id: string;
  month: string;
  expected: number;
  /** Variance = expected + excess · expected². */
  excess: number;
}

/** Months of history before the first that is judged. */
const FIRST = 12;

/** The whole of a month is what the units submitted; a month in which one of them did not is short by that one. */
export function expectUnits({ months, festivals, units: given }: UnitCounts): UnitCell[] {
  // A long silence teaches nothing about what is usual, though it be told as zeros.
  const units = new Map([...given].map(([unit, counts]) => [unit, withoutSilence(counts)]));
  const sums = months.map((_, at) => [...units.values()].reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
  // Months only: units send whole months, and a month's parts would be days of dispatch.
  const parts = sums.map((sum) => [sum, 0, 0] as const);
  const paths = wholePaths({ months, parts, festivals, by: 'months' }, FIRST);
  const places = [...units].map(([place, counts]) => {
    let [seen, total] = [0, 0];
    const shares = months.map((_, at) => {
      const share = total > 0 ? seen / total : 0;
      seen += counts[at] ?? 0;
      total += sums[at]!;
      return share;
    });
    return { place, counts, shares };
  });
  return expectPlaces(places, paths, FIRST, FIRST).map(({ place, month, expected }) => ({
    unit_org_id: place,
    month: months[month]!,
    expected: Math.round(expected.mean * 1e4) / 1e4,
    excess: Math.round(expected.excess * 1e4) / 1e4
  }));
}
