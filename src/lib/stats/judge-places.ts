/**
 * Every place of one topic, month after month, against its own level and the shape of the whole: nothing later than
 * the month is read. Pure.
 */
import type { Expected } from './expectation.ts';
import {
  FIRST_EXCESS,
  kindExcess,
  NO_EVIDENCE,
  ownExcess,
  placeExpectation,
  placeLevel,
  withPeriod,
  type DispersionEvidence
} from './place-counts.ts';
import type { OriginPath } from './whole-path.ts';

export interface PlaceCounts {
  place: string;
  /** One a month; null where the place submitted nothing. */
  counts: readonly (number | null)[];
  /** The place's records of all topics over the whole's, before each month; 0 where unknown. */
  shares: readonly number[];
}

export interface JudgedCell {
  place: string;
  /** Position of the month. */
  month: number;
  count: number;
  expected: Expected;
}

/** As a judged cell; a month without submission has no count, but something that would have been usual. */
export type ExpectedCell = Omit<JudgedCell, 'count'> & { count: number | null };

/** Records that a place's share of everything counts for beside its own past on the topic. */
const SHARE_RECORDS = 1.5;
/** Months of evidence before the first judged one. */
const WARM_UP = 6;

/**
 * @param paths of the months from `first` on
 * @param judgedFrom position of the first month that is returned; those between warm the dispersion up
 */
export function judgePlaces(
  places: readonly PlaceCounts[],
  paths: readonly OriginPath[],
  first: number,
  judgedFrom = first + WARM_UP
): JudgedCell[] {
  return expectPlaces(places, paths, first, judgedFrom).filter((cell): cell is JudgedCell => cell.count !== null);
}

/** The count to be expected of every place and month, submitted or not. */
export function expectPlaces(
  places: readonly PlaceCounts[],
  paths: readonly OriginPath[],
  first: number,
  judgedFrom = first + WARM_UP
): ExpectedCell[] {
  const cells: ExpectedCell[] = [];
  let kind = NO_EVIDENCE;
  const own = places.map((): DispersionEvidence => NO_EVIDENCE);
  paths.forEach((path, step) => {
    const month = first + step;
    const excess = kind.periods === 0 ? FIRST_EXCESS : kindExcess(kind);
    places.forEach(({ place, counts, shares }, at) => {
      const count = counts[month] ?? null;
      const spread = ownExcess(own[at]!, excess);
      const level = placeLevel(counts, path, {
        share: Math.max(shares[month] ?? 0, 1e-5),
        firm: SHARE_RECORDS,
        excess: spread
      });
      const expected = placeExpectation(level, path, spread);
      if (month >= judgedFrom) cells.push({ place, month, count, expected });
      if (count === null) return;
      own[at] = withPeriod(own[at]!, count, expected, excess);
      kind = withPeriod(kind, count, expected, excess);
    });
  });
  return cells;
}
