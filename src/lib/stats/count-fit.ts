/**
 * One fit of the count model: a negative binomial regression with log link under a Gaussian prior, by iteratively
 * re-weighted least squares (McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989, 2.5; the prior as in
 * penalised likelihood, Wood 2017, 6.2). A period's mean is the constant, level and season on the log scale times the
 * mean over its days of the festival's factor, so that a month holding ten days of the rush is told from one holding
 * twenty.
 */
import { centreOf, priorOf, type Design, type Reach, type Row, type Shape } from './count-design.ts';
import { FESTIVAL_BINS } from './calendar.ts';
import { lnProbabilities } from './distributions.ts';
import { cholesky, lnDeterminant, solveInPlace, traceOfRatio } from './positive-definite.ts';

export interface Observation {
  row: Row;
  count: number;
  /** 1, less for a past surge. */
  weight: number;
}

export interface Fit {
  design: Design;
  reach: Reach;
  coefficients: Float64Array;
  /** Factor of the posterior precision. */
  factor: Float64Array;
  /** Var = mean + excess · mean². */
  excess: number;
  means: number[];
  /** Pearson residuals by their weight, in order of time. */
  residuals: number[];
  /** Observations less the coefficients they pay for. */
  freedom: number;
  /** Log marginal likelihood (Laplace), for choosing the reach: worked out when it is asked for. */
  evidence: () => number;
}

/** Dispersion of a kind, and as many residuals as it counts for. */
export interface DispersionPrior {
  excess: number;
  freedom: number;
}

const CARE = { rough: { rounds: 6, tolerance: 1e-2 }, settled: { rounds: 15, tolerance: 1e-3 } } as const;
const LARGEST_STEP = 2;
export interface FitChoices {
  /** Shape that the coefficients are pulled towards. */
  shape: Shape | null;
  dispersion: DispersionPrior;
  care: Care;
  /** Where to begin. */
  start?: Pick<Fit, 'coefficients' | 'excess'>;
}

export const WEAK_DISPERSION: DispersionPrior = { excess: 0.02, freedom: 2 };

/** How exactly to fit: a reach is chosen from rough fits, the chosen one is settled. */
export type Care = 'rough' | 'settled';

/** @returns null when the numbers do not allow a fit */
export function fitCounts(
  design: Design,
  seen: readonly Observation[],
  reach: Reach,
  { shape, dispersion, care, start }: FitChoices
): Fit | null {
  const { size } = design;
  const prior = priorOf(design, reach);
  const centre = centreOf(design, reach, shape);
  const coefficients = (start?.coefficients ?? centre).slice();
  if (!start) coefficients[0] = startLevel(seen, coefficients, design);
  let excess = start?.excess ?? dispersion.excess;
  let factor: Float64Array | null = null;
  let freedom = 1;
  const total = seen.reduce((sum, one) => sum + one.weight, 0);
  const opening = openingOf(design, seen, start ?? { coefficients, excess });
  let at: Linearised | undefined;
  const precision = new Float64Array(size * size);
  const { rounds, tolerance } = CARE[care];
  for (let round = 0; round < rounds; round++) {
    const { gradient, information } = at ? normalEquations(seen, at, size, excess) : opening;
    for (let i = 0; i < precision.length; i++) precision[i] = information[i]! + prior.precision[i]!;
    factor = cholesky(precision, size);
    if (!factor) return null;
    // The data pay for the coefficients that the prior does not: size less the trace of precision⁻¹ · prior.
    if (round === 0 || round % 4 === 2) freedom = Math.max(1, total - size + traceOfRatio(factor, prior.factor, size));
    const step = pulled(gradient, prior.precision, centre, coefficients);
    solveInPlace(factor, size, step);
    let largest = 0;
    for (let i = 0; i < size; i++) largest = Math.max(largest, Math.abs(step[i]!));
    const shrink = largest > LARGEST_STEP ? LARGEST_STEP / largest : 1;
    for (let i = 0; i < size; i++) coefficients[i]! += shrink * step[i]!;
    at = linearised(design, seen, coefficients, at);
    const next = excessOf(seen, at.means, freedom, dispersion);
    const settled = largest < tolerance && Math.abs(next - excess) < tolerance * (excess + 0.01);
    excess = next;
    if (settled) break;
  }
  const { means } = at!;
  const evidence = () => {
    const away = coefficients.map((value, i) => value - centre[i]!);
    const penalty = -0.5 * away.reduce((sum, value, i) => sum + value * rowProduct(prior.precision, away, i), 0);
    const ratio = 0.5 * (prior.lnDeterminant - lnDeterminant(factor!, size));
    return likelihoodOf(seen, means, excess) + penalty + ratio;
  };
  const residuals = seen.map(({ count, weight }, i) => {
    const mean = means[i]!;
    return ((count - mean) * Math.sqrt(weight)) / Math.sqrt(mean * (1 + excess * mean));
  });
  return { design, reach, coefficients, factor: factor!, excess, means, residuals, freedom, evidence };
}

type Start = Pick<Fit, 'coefficients' | 'excess'>;
const openings = new WeakMap<Start, { seen: readonly Observation[]; normal: NormalEquations }>();

/** Many reaches are tried from one start over one series: its first equations are the same. */
function openingOf(design: Design, seen: readonly Observation[], start: Start): NormalEquations {
  const known = openings.get(start);
  if (known?.seen === seen) return known.normal;
  const normal = normalEquations(seen, linearised(design, seen, start.coefficients), design.size, start.excess);
  openings.set(start, { seen, normal });
  return normal;
}

/** Gradient of the likelihood and its expected information (lower triangle). */
interface NormalEquations {
  gradient: Float64Array;
  information: Float64Array;
}

/** Means and the slopes of their logarithms, row after row: the fit as a linear problem around its coefficients. */
interface Linearised {
  means: number[];
  slopes: Float64Array;
}

/** Slopes are read before the next series is made linear: one array serves thousands of fits. */
let slopesKept = new Float64Array(0);

function linearised(
  design: Design,
  seen: readonly Observation[],
  coefficients: Float64Array,
  known?: Linearised
): Linearised {
  const { size } = design;
  if (slopesKept.length < seen.length * size) slopesKept = new Float64Array(2 * seen.length * size);
  const into = known ?? { means: new Array<number>(seen.length).fill(0), slopes: slopesKept };
  const factors = festivalFactors(design, coefficients);
  for (let at = 0; at < seen.length; at++)
    into.means[at] = meanBy({ design, coefficients, factors }, seen[at]!.row, into.slopes, at * size);
  return into;
}

function likelihoodOf(seen: readonly Observation[], means: readonly number[], excess: number): number {
  const lnP = lnProbabilities(excess);
  let sum = 0;
  for (let at = 0; at < seen.length; at++) sum += seen[at]!.weight * lnP(seen[at]!.count, means[at]!);
  return sum;
}

function normalEquations(
  seen: readonly Observation[],
  { means, slopes }: Linearised,
  size: number,
  excess: number
): NormalEquations {
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  // A row touches one or two stretches of the festival and the knots before it: many columns are zero.
  for (let at = 0; at < seen.length; at++) {
    const mean = means[at]!;
    const scale = seen[at]!.weight / (1 + excess * mean);
    const off = seen[at]!.count - mean;
    const start = at * size;
    for (let i = 0; i < size; i++) {
      const slope = slopes[start + i]!;
      if (slope === 0) continue;
      gradient[i]! += slope * off * scale;
      const part = slope * mean * scale;
      const line = i * size;
      for (let j = 0; j <= i; j++) information[line + j]! += part * slopes[start + j]!;
    }
  }
  return { gradient, information };
}

/** Mean of a row; `slopes` becomes the derivative of its logarithm by each coefficient. */
export function meanOf(design: Design, coefficients: Float64Array, row: Row, slopes: Float64Array): number {
  return meanBy({ design, coefficients, factors: festivalFactors(design, coefficients) }, row, slopes, 0);
}

/** Means of many rows. */
export function meansOf(design: Design, coefficients: Float64Array, rows: readonly Row[]): number[] {
  const factors = festivalFactors(design, coefficients);
  const slopes = new Float64Array(design.size);
  return rows.map((row) => meanBy({ design, coefficients, factors }, row, slopes, 0));
}

/** The factor of each stretch around the festival. */
function festivalFactors({ firstFestival }: Design, coefficients: Float64Array): Float64Array {
  const factors = new Float64Array(FESTIVAL_BINS);
  for (let bin = 0; bin < FESTIVAL_BINS; bin++) factors[bin] = Math.exp(coefficients[firstFestival + bin]!);
  return factors;
}

/** As `meanOf`, with the festival's factors known; the slopes stand from `start` on. */
function meanBy(
  { design, coefficients, factors }: { design: Design; coefficients: Float64Array; factors: Float64Array },
  row: Row,
  slopes: Float64Array,
  start: number
): number {
  const { firstFestival } = design;
  let eta = row.lnDays;
  for (let i = 0; i < firstFestival; i++) {
    slopes[start + i] = row.plain[i]!;
    eta += row.plain[i]! * coefficients[i]!;
  }
  let factor = row.shares[FESTIVAL_BINS]!;
  for (let bin = 0; bin < FESTIVAL_BINS; bin++) {
    const part = row.shares[bin]! === 0 ? 0 : row.shares[bin]! * factors[bin]!;
    slopes[start + firstFestival + bin] = part;
    factor += part;
  }
  for (let bin = 0; bin < FESTIVAL_BINS; bin++) slopes[start + firstFestival + bin]! /= factor;
  return Math.exp(Math.min(30, Math.max(-30, eta))) * factor;
}

function startLevel(seen: readonly Observation[], coefficients: Float64Array, design: Design): number {
  const without = Float64Array.from(coefficients);
  without[0] = 0;
  const base = linearised(design, seen, without).means.reduce((sum, mean) => sum + mean, 0);
  return Math.log((seen.reduce((sum, { count }) => sum + count, 0) + 0.5) / base);
}

/** The gradient with the pull of the prior towards its centre. */
function pulled(
  gradient: Float64Array,
  precision: Float64Array,
  centre: Float64Array,
  coefficients: Float64Array
): Float64Array {
  const away = new Float64Array(centre.length);
  for (let i = 0; i < away.length; i++) away[i] = centre[i]! - coefficients[i]!;
  const sum = new Float64Array(centre.length);
  for (let i = 0; i < sum.length; i++) sum[i] = gradient[i]! + rowProduct(precision, away, i);
  return sum;
}

/** A row of the prior's precision times a vector: the prior ties neighbours only. */
function rowProduct(precision: Float64Array, vector: Float64Array, row: number): number {
  const line = row * vector.length;
  const last = Math.min(vector.length - 1, row + 1);
  let sum = 0;
  for (let j = Math.max(0, row - 1); j <= last; j++) sum += precision[line + j]! * vector[j]!;
  return sum;
}

/**
 * The excess for which Pearson's statistic equals its degrees of freedom (Breslow, Applied Statistics 33, 1984), the
 * kind's dispersion counting as so many further residuals.
 */
export function excessOf(
  seen: readonly { count: number; weight: number }[],
  means: readonly number[],
  freedom: number,
  prior: DispersionPrior
): number {
  const level = means.reduce((sum, mean) => sum + mean, 0) / Math.max(1, means.length);
  const usual = level + prior.excess * level * level;
  const squares = new Float64Array(seen.length);
  for (let at = 0; at < squares.length; at++) squares[at] = seen[at]!.weight * (seen[at]!.count - means[at]!) ** 2;
  const surplus = (excess: number) => {
    let sum = (prior.freedom * usual) / (level + excess * level * level) - freedom - prior.freedom;
    for (let at = 0; at < squares.length; at++) {
      const mean = means[at]!;
      sum += squares[at]! / (mean + excess * mean * mean);
    }
    return sum;
  };
  if (surplus(0) <= 0) return 0;
  let high = 0.1;
  while (surplus(high) > 0 && high < 1e4) high *= 4;
  let low = 0;
  while (high - low > 1e-3 * high) {
    const middle = (low + high) / 2;
    if (surplus(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
