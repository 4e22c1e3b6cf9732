/**
 * The one place that decides whether a figure may be shown. Page, API, export and briefing all ask here.
 *
 * Rules: counts of persons, households and single companies 1–4 are hidden; a rate needs a denominator of 10 and is
 * marked 样本少 below 30; a mean follows the same rule; a median needs 5 values; an amount needs 3 companies, none above
 * 85 %. Counts of records are exact. Zero is shown only by a unit that reported.
 */
import { formatDecimal, formatInteger, formatPercent } from './format.ts';
import { wilsonInterval, type Interval } from './intervals.ts';
import { STATE_TEXTS, type CellState } from './states.ts';

export const HIDDEN_BELOW = 5;
export const RATE_NEEDS = 10;
const RATE_FULL_FROM = 30;
export const MEDIAN_NEEDS = 5;
const AMOUNT_NEEDS_COMPANIES = 3;
const AMOUNT_LARGEST_SHARE = 0.85;

/** The unit counted. `records` are cases and documents, the others can point at someone. */
export type CountedUnit = 'records' | 'persons' | 'households' | 'companies';

/** Why there may be no number at all. */
export type Submission = 'submitted' | 'not_submitted' | 'load_failed' | 'not_applicable';

export interface Figure {
  state: CellState;
  /** Null unless `state` is value or small_sample. Shares are fractions 0–1. */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** 95 % interval of a share. */
  interval: Interval | null;
  /** The text shown, without unit. */
  text: string;
}

export type FigureInput =
  | { measure: 'count'; of: CountedUnit; count: number; submission?: Submission }
  | { measure: 'share'; of: CountedUnit; numerator: number; denominator: number; submission?: Submission }
  | { measure: 'mean'; of: CountedUnit; total: number; n: number; factor: number; submission?: Submission }
  | { measure: 'ratio'; count: number; base: number; factor: number; min_base: number; submission?: Submission }
  | { measure: 'median'; value: number | null; n: number; submission?: Submission }
  | { measure: 'amount'; value: number; companies: number; largest_share: number; submission?: Submission };

/** Decides state, value and text of one figure. */
export function decideFigure(input: FigureInput): Figure {
  const submission = input.submission ?? 'submitted';
  if (submission !== 'submitted') return withoutNumber(submission);
  switch (input.measure) {
    case 'count':
      return isSmall(input.of, input.count) ? withoutNumber('hidden') : shown(input.count, formatInteger(input.count));
    case 'share':
      return decideShare(input.of, input.numerator, input.denominator);
    case 'mean':
      return decideMean(input.total, input.n, input.factor);
    case 'ratio':
      return decideRatio(input);
    case 'median':
      if (input.value === null) return withoutNumber('not_applicable');
      return input.n < MEDIAN_NEEDS ? notPublic() : shown(input.value, formatDecimal(input.value));
    case 'amount':
      return input.companies < AMOUNT_NEEDS_COMPANIES || input.largest_share > AMOUNT_LARGEST_SHARE
        ? notPublic()
        : shown(input.value, formatInteger(input.value));
  }
}

/** True for a count that could point at a person, household or company. */
export function isSmall(of: CountedUnit, count: number): boolean {
  return of !== 'records' && count >= 1 && count < HIDDEN_BELOW;
}

function decideShare(of: CountedUnit, numerator: number, denominator: number): Figure {
  if (denominator === 0) return withoutNumber('not_applicable');
  if (denominator < RATE_NEEDS) return notPublic();
  // With the denominator known, a share gives both its count and the complement away.
  if (isSmall(of, numerator) || isSmall(of, denominator - numerator)) return notPublic();
  const share = numerator / denominator;
  return {
    state: denominator < RATE_FULL_FROM ? 'small_sample' : 'value',
    value: share,
    numerator,
    denominator,
    interval: wilsonInterval(numerator, denominator),
    text: formatPercent(share)
  };
}

/** A mean over fewer than ten members says too much about each of them, or too little about all. */
function decideMean(total: number, n: number, factor: number): Figure {
  if (n === 0) return withoutNumber('not_applicable');
  if (n < RATE_NEEDS) return notPublic();
  const value = (total / n) * factor;
  return {
    ...shown(value, formatDecimal(value)),
    state: n < RATE_FULL_FROM ? 'small_sample' : 'value',
    denominator: n
  };
}

/** Records per something that is no person of theirs: exact, marked where the count or the base is small. */
function decideRatio({
  count,
  base,
  factor,
  min_base
}: {
  count: number;
  base: number;
  factor: number;
  min_base: number;
}): Figure {
  if (base === 0) return withoutNumber('not_applicable');
  const value = (count / base) * factor;
  return {
    ...shown(value, formatDecimal(value)),
    state: count < RATE_FULL_FROM || base < min_base ? 'small_sample' : 'value',
    numerator: count,
    denominator: base
  };
}

function shown(value: number, text: string): Figure {
  return { state: 'value', value, numerator: null, denominator: null, interval: null, text };
}

/** A figure that has no number: hidden, not submitted, load failed or not applicable. */
export function withoutNumber(state: Exclude<CellState, 'value' | 'small_sample'>): Figure {
  return { state, value: null, numerator: null, denominator: null, interval: null, text: STATE_TEXTS[state] ?? '' };
}

/** Hidden although it is not itself 1–4, so "<5" would be untrue. */
export function notPublic(): Figure {
  return { ...withoutNumber('hidden'), text: '不公开' };
}
