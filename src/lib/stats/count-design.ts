/** The columns of the count model and how far each may go: level, season and distance to Spring Festival. Pure. */
import { BINS_BEFORE, FESTIVAL_BINS, festivalShares, yearShare, type Span } from './calendar.ts';
import { cholesky, lnDeterminant } from './positive-definite.ts';

/** Days between the knots of the level. */
export const KNOT_DAYS = 182;
/** Waves a year of the season: as many as months tell apart. */
const WAVES = 6;
const SEASON_COLUMNS = 2 * WAVES;
/** The constant may be anything. */
const FREE = 1e-4;
/**
 * In the festival's week offices are shut: where there is a festival effect at all, the week is expected to fall by
 * this many reaches.
 */
const WEEK_FALL = -2;

/** How far the parts may go, as standard deviations on the log scale. */
export interface Reach {
  /** Change of level between two knots (half a year). */
  level: number;
  /** First wave of the season; wave k a k-th of it. */
  season: number;
  /** Step between two neighbouring stretches of days before or after the festival. */
  festival: number;
}

/** Known shape that a series is pulled towards: coefficients of season and festival of its kind. */
export interface Shape {
  season: ArrayLike<number>;
  festival: ArrayLike<number>;
}

export interface Design {
  /** Coefficients: 1 constant, level, steps, season, festival. */
  size: number;
  levels: number;
  /** Days from which the level is another, each with a column of its own. */
  steps: readonly number[];
  firstSeason: number;
  firstFestival: number;
  origin: number;
  festivals: readonly number[];
}

/** A level that may wander. @param first day number of the first span, @param last day number after the last */
export function designOf(first: number, last: number, festivals: readonly number[]): Design {
  return designWith(first, Math.max(0, Math.floor((last - first) / KNOT_DAYS) - 1), [], festivals);
}

/** One level, but for the steps given. */
export function steppedDesign(first: number, steps: readonly number[], festivals: readonly number[]): Design {
  return designWith(first, 0, steps, festivals);
}

function designWith(first: number, levels: number, steps: readonly number[], festivals: readonly number[]): Design {
  const firstSeason = 1 + levels + steps.length;
  return {
    size: firstSeason + SEASON_COLUMNS + FESTIVAL_BINS,
    levels,
    steps,
    firstSeason,
    firstFestival: firstSeason + SEASON_COLUMNS,
    origin: first,
    festivals
  };
}

export interface Row {
  /** Columns before the festival: constant, level, season. */
  plain: Float64Array;
  /** Share of days in each stretch around the festival, last in none. */
  shares: Float64Array;
  lnDays: number;
}

/**
 * The row of a span. A judgement fits the same spans many times; its list of festivals is one object as long as it runs,
 * and the rows of a design without steps are kept with it.
 */
export function rowOf(design: Design, span: Span): Row {
  if (design.steps.length > 0 || span.days >= LONGEST) return newRow(design, span);
  const levels = kept(rowsKept, design.festivals);
  const ofDesign = design.origin * 1024 + design.levels;
  let known = levels.get(ofDesign);
  if (!known) levels.set(ofDesign, (known = new Map()));
  const key = span.from * LONGEST + span.days;
  let row = known.get(key);
  if (!row) known.set(key, (row = newRow(design, span)));
  return row;
}

function newRow(design: Design, span: Span): Row {
  const plain = new Float64Array(design.firstFestival);
  plain[0] = 1;
  const middle = span.from + span.days / 2;
  for (let knot = 0; knot < design.levels; knot++)
    plain[1 + knot] = Math.min(1, Math.max(0, (middle - design.origin) / KNOT_DAYS - knot - 0.5));
  for (let at = 0; at < design.steps.length; at++) plain[1 + design.levels + at] = middle >= design.steps[at]! ? 1 : 0;
  const { waves, shares, lnDays } = placeInYear(span, design.festivals);
  plain.set(waves, design.firstSeason);
  return { plain, shares, lnDays };
}

interface YearPlace {
  waves: Float64Array;
  shares: Float64Array;
  lnDays: number;
}

/** Days of a span, for it to have a number of its own. */
const LONGEST = 4096;
type Kept<V> = WeakMap<readonly number[], Map<number, V>>;
const rowsKept: Kept<Map<number, Row>> = new WeakMap();
const yearPlaces: Kept<YearPlace> = new WeakMap();

function kept<V>(all: Kept<V>, festivals: readonly number[]): Map<number, V> {
  let known = all.get(festivals);
  if (!known) all.set(festivals, (known = new Map()));
  return known;
}

function placeInYear(span: Span, festivals: readonly number[]): YearPlace {
  const known = kept(yearPlaces, festivals);
  const key = span.from * LONGEST + span.days;
  const found = span.days < LONGEST ? known.get(key) : undefined;
  if (found) return found;
  const waves = new Float64Array(SEASON_COLUMNS);
  const angle = 2 * Math.PI * yearShare(span);
  for (let wave = 1; wave <= WAVES; wave++) {
    waves[2 * wave - 2] = Math.cos(wave * angle);
    waves[2 * wave - 1] = Math.sin(wave * angle);
  }
  const place = { waves, shares: festivalShares(span, festivals), lnDays: Math.log(span.days) };
  known.set(key, place);
  return place;
}

export interface Prior {
  precision: Float64Array;
  /** Its lower factor. */
  factor: Float64Array;
  lnDeterminant: number;
}

/** Forty-eight reaches for each number of levels and steps: the priors of a judgement are few. */
const priors = new Map<string, Prior>();

export function priorOf(design: Design, reach: Reach): Prior {
  const key = `${design.levels} ${design.steps.length} ${reach.level} ${reach.season} ${reach.festival}`;
  const known = priors.get(key);
  if (known) return known;
  const precision = precisionOf(design, reach);
  const factor = cholesky(precision, design.size)!;
  const made = { precision, factor, lnDeterminant: lnDeterminant(factor, design.size) };
  priors.set(key, made);
  return made;
}

/**
 * The prior's precision: ridge on level steps and waves, a random walk over the stretches before and after the
 * festival, its week free.
 */
function precisionOf(design: Design, reach: Reach): Float64Array {
  const { size } = design;
  const matrix = new Float64Array(size * size);
  const add = (row: number, column: number, value: number) => {
    matrix[row * size + column]! += value;
  };
  add(0, 0, FREE);
  for (let knot = 0; knot < design.levels; knot++) add(1 + knot, 1 + knot, 1 / reach.level ** 2);
  for (let step = 0; step < design.steps.length; step++) add(1 + design.levels + step, 1 + design.levels + step, 1);
  for (let wave = 1; wave <= WAVES; wave++)
    for (const part of [0, 1]) {
      const at = design.firstSeason + 2 * (wave - 1) + part;
      add(at, at, (wave ** 1.5 / reach.season) ** 2);
    }
  const step = 1 / reach.festival ** 2;
  const tie = (one: number, other: number | null) => {
    const a = design.firstFestival + one;
    add(a, a, step);
    if (other === null) return;
    const b = design.firstFestival + other;
    add(b, b, step);
    add(a, b, -step);
    add(b, a, -step);
  };
  for (let bin = 0; bin < BINS_BEFORE; bin++) tie(bin, bin === 0 ? null : bin - 1);
  const week = design.firstFestival + BINS_BEFORE;
  add(week, week, step / 16);
  for (let bin = FESTIVAL_BINS - 1; bin > BINS_BEFORE; bin--) tie(bin, bin === FESTIVAL_BINS - 1 ? null : bin + 1);
  return matrix;
}

/** Coefficients that the prior pulls towards. */
export function centreOf(design: Design, reach: Reach, shape: Shape | null): Float64Array {
  const centre = new Float64Array(design.size);
  centre[design.firstFestival + BINS_BEFORE] = WEEK_FALL * reach.festival;
  if (shape) {
    centre.set(shape.season, design.firstSeason);
    centre.set(shape.festival, design.firstFestival);
  }
  return centre;
}
