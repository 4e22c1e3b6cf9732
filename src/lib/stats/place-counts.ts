/**
 * The usual count of one place: its own level times the shape that the whole (the province) has by season and festival.
 * The level is a gamma posterior over the place's past, pulled towards its share of all records (empirical Bayes for
 * Poisson rates: Clayton and Kaldor, Biometrics 43, 1987); the dispersion is that of the topic over all places, and the
 * place's own as far as its past carries it. Pure.
 */
import type { Expected } from './expectation.ts';
import { standardised } from './expectation.ts';

/** The count expected of the whole in each period, as known when the last one began. */
export interface WholePath {
  /** Means of the periods before. */
  past: ArrayLike<number>;
  /** Mean of the period judged. */
  next: number;
  /** Variance of its logarithm. */
  unsure: number;
}

/** Evidence on a dispersion: Σ of squared residuals beyond Poisson, and of squared means. */
export interface DispersionEvidence {
  surplus: number;
  squares: number;
  periods: number;
}

/** Periods in which the weight of the past halves. */
const HALF_LIFE = 12;
const SURGE = 2.58;
/** Periods that the dispersion of the kind counts for beside a place's own. */
const KIND_PERIODS = 36;
/** Dispersion taken where nothing is known yet, and the least of one estimated from few. */
export const FIRST_EXCESS = 0.15;
/**
 * … for which it counts, in squares of a mean: as one period of mean 3. Without it one record at a mean of 0.001
 * would be all there is.
 */
const FIRST_SQUARES = 9;
const LARGEST_EXCESS = 4;

export interface PlaceLevel {
  /** Place's rate over the whole's mean. */
  rate: number;
  /** Variance of the rate over its square. */
  unsure: number;
}

/**
 * @param counts of the place; null where nothing was submitted
 * @param whole whose `past` says how many of the counts lie before
 * @param share of all records that the place has, before its own past is read
 * @param firm records that this share counts for
 */
export function placeLevel(
  counts: readonly (number | null)[],
  { past }: Pick<WholePath, 'past'>,
  { share, firm, excess }: { share: number; firm: number; excess: number }
): PlaceLevel {
  const known = Math.min(counts.length, past.length);
  const weights = fadedOver(known);
  let rate = share;
  let precision = firm;
  for (let round = 0; round < 2; round++) {
    let [seen, base] = [firm, share > 0 ? firm / share : 0];
    precision = firm;
    for (let at = 0; at < known; at++) {
      const count = counts[at];
      const whole = past[at]!;
      if (count === null || count === undefined || !(whole > 0)) continue;
      const mean = rate * whole;
      const far = round === 0 || count < 3 ? 0 : standardised(count, mean, excess);
      const surge = far > SURGE ? (SURGE / far) ** 2 : 1;
      const weight = (surge * weights[known - 1 - at]!) / (1 + excess * mean);
      seen += weight * count;
      base += weight * whole;
      precision += weight * mean;
    }
    rate = base > 0 ? seen / base : 0;
  }
  return { rate, unsure: 1 / Math.max(1, precision) };
}

let faded = new Float64Array(0);

/** Weights of periods that lie 0, 1, 2 … before the last: powers are the costly part of a level. */
function fadedOver(periods: number): Float64Array {
  if (faded.length < periods) faded = Float64Array.from({ length: 2 * periods }, (_, at) => 0.5 ** (at / HALF_LIFE));
  return faded;
}

/** The count expected of the place in the period judged. */
export function placeExpectation(level: PlaceLevel, whole: WholePath, excess: number): Expected {
  const mean = level.rate * whole.next;
  const unsure = level.unsure + whole.unsure;
  const spread = Math.expm1(Math.min(4, unsure));
  return { mean, unsure, excess: excess + spread * (1 + excess) };
}

/** The evidence with one more period; a surge counts for no more than three standard deviations. */
export function withPeriod(
  evidence: DispersionEvidence,
  count: number,
  { mean, unsure }: Pick<Expected, 'mean' | 'unsure'>,
  excess: number
): DispersionEvidence {
  const spread = 3 * Math.sqrt(mean * (1 + (excess + unsure) * mean)) + 1;
  const residual = Math.min(spread, Math.max(-spread, count - mean));
  const weight = 1 / (1 + excess * mean) ** 2;
  return {
    surplus: evidence.surplus + weight * (residual ** 2 - mean - unsure * mean ** 2),
    squares: evidence.squares + weight * mean ** 2,
    periods: evidence.periods + 1
  };
}

export const NO_EVIDENCE: DispersionEvidence = { surplus: 0, squares: 0, periods: 0 };

/**
 * Method of moments over a topic's places, pulled to a first guess while there is little (as many squares as one
 * period of mean 3).
 */
export function kindExcess({ surplus, squares }: DispersionEvidence): number {
  return within((surplus + FIRST_SQUARES * FIRST_EXCESS) / (squares + FIRST_SQUARES));
}

/** A place's own dispersion, the kind's counting as `KIND_PERIODS` periods like its own. */
export function ownExcess(own: DispersionEvidence, kind: number): number {
  if (own.periods === 0) return kind;
  const usual = own.squares / own.periods;
  const firm = KIND_PERIODS * usual + FIRST_SQUARES;
  return within((own.surplus + firm * kind) / (own.squares + firm));
}

function within(excess: number): number {
  return Math.min(LARGEST_EXCESS, Math.max(0, excess));
}
