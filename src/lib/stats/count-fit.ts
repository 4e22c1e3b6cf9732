/**
 * One fit of the count model: a negative binomial regression with log link under a Gaussian prior, by iteratively
 * re-weighted least squares (McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989, 2.5; the prior as in
 * penalised likelihood, Wood 2017, 6.2). A period's mean is the constant, level and season on the log scale times the
 * mean over its days of the festival's factor, so that a month holding ten days of the rush is told from one holding
 * twenty.
 */
import { centreOf, precisionOf, type Design, type Reach, type Row, type Shape } from './count-design.ts';
import { FESTIVAL_BINS } from './calendar.ts';
import { lnProbability } from './distributions.ts';
import { cholesky, lnDeterminant, solve } from './positive-definite.ts';

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
  /** Log marginal likelihood (Laplace), for choosing the reach. */
  evidence: number;
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
  const prior = precisionOf(design, reach);
  const priorFactor = cholesky(prior, size)!;
  const centre = centreOf(design, reach, shape);
  const coefficients = Float64Array.from(start?.coefficients ?? centre);
  if (!start) coefficients[0] = startLevel(seen, coefficients, design);
  let excess = start?.excess ?? dispersion.excess;
  let factor: Float64Array | null = null;
  let freedom = 1;
  const total = seen.reduce((sum, one) => sum + one.weight, 0);
  const slopes = new Float64Array(size);
  const means = seen.map(() => 0);
  const { rounds, tolerance } = CARE[care];
  for (let round = 0; round < rounds; round++) {
    const normal = normalEquations(design, seen, coefficients, excess);
    const precision = normal.information.map((value, at) => value + prior[at]!);
    factor = cholesky(precision, size);
    if (!factor) return null;
    if (round === 0 || round % 4 === 2) freedom = Math.max(1, total - paidBy(normal.information, factor, size));
    const away = pull(prior, centre, coefficients, size);
    const step = solve(
      factor,
      size,
      normal.gradient.map((value, at) => value + away[at]!)
    );
    const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const shrink = largest > LARGEST_STEP ? LARGEST_STEP / largest : 1;
    for (let i = 0; i < size; i++) coefficients[i]! += shrink * step[i]!;
    seen.forEach(({ row }, at) => (means[at] = meanOf(design, coefficients, row, slopes)));
    const next = excessOf(seen, means, freedom, dispersion);
    const settled = largest < tolerance && Math.abs(next - excess) < tolerance * (excess + 0.01);
    excess = next;
    if (settled) break;
  }
  const likelihood = seen.reduce((sum, one, at) => sum + one.weight * lnProbability(one.count, means[at]!, excess), 0);
  const away = coefficients.map((value, at) => value - centre[at]!);
  const penalty = -0.5 * away.reduce((sum, value, i) => sum + value * rowProduct(prior, away, i, size), 0);
  const evidence = likelihood + penalty + 0.5 * (lnDeterminant(priorFactor, size) - lnDeterminant(factor!, size));
  const residuals = seen.map(
    ({ count, weight }, at) =>
      ((count - means[at]!) * Math.sqrt(weight)) / Math.sqrt(means[at]! * (1 + excess * means[at]!))
  );
  return { design, reach, coefficients, factor: factor!, excess, means, residuals, freedom, evidence };
}

/** Gradient of the likelihood and its expected information (lower triangle). */
function normalEquations(
  design: Design,
  seen: readonly Observation[],
  coefficients: Float64Array,
  excess: number
): { gradient: Float64Array; information: Float64Array } {
  const { size } = design;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const slopes = new Float64Array(size);
  for (const { row, count, weight } of seen) {
    const mean = meanOf(design, coefficients, row, slopes);
    const scale = weight / (1 + excess * mean);
    for (let i = 0; i < size; i++) {
      const slope = slopes[i]!;
      if (slope === 0) continue;
      gradient[i]! += slope * (count - mean) * scale;
      const part = slope * mean * scale;
      for (let j = 0; j <= i; j++) information[i * size + j]! += part * slopes[j]!;
    }
  }
  return { gradient, information };
}

/** Coefficients that the data pay for: the trace of (information + prior)⁻¹ · information. */
function paidBy(information: Float64Array, factor: Float64Array, size: number): number {
  let trace = 0;
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) column[i] = i >= j ? information[i * size + j]! : information[j * size + i]!;
    trace += solve(factor, size, column)[j]!;
  }
  return trace;
}

/** Mean of a row; `slopes` becomes the derivative of its logarithm by each coefficient. */
export function meanOf(design: Design, coefficients: Float64Array, row: Row, slopes: Float64Array): number {
  let eta = row.lnDays;
  for (let i = 0; i < design.firstFestival; i++) {
    slopes[i] = row.plain[i]!;
    eta += row.plain[i]! * coefficients[i]!;
  }
  let factor = row.shares[FESTIVAL_BINS]!;
  for (let bin = 0; bin < FESTIVAL_BINS; bin++) {
    const part = row.shares[bin]! === 0 ? 0 : row.shares[bin]! * Math.exp(coefficients[design.firstFestival + bin]!);
    slopes[design.firstFestival + bin] = part;
    factor += part;
  }
  for (let bin = 0; bin < FESTIVAL_BINS; bin++) slopes[design.firstFestival + bin]! /= factor;
  return Math.exp(Math.min(30, Math.max(-30, eta))) * factor;
}

function startLevel(seen: readonly Observation[], coefficients: Float64Array, design: Design): number {
  const slopes = new Float64Array(design.size);
  const without = Float64Array.from(coefficients);
  without[0] = 0;
  const base = seen.reduce((sum, { row }) => sum + meanOf(design, without, row, slopes), 0);
  return Math.log((seen.reduce((sum, { count }) => sum + count, 0) + 0.5) / base);
}

function pull(prior: Float64Array, centre: Float64Array, coefficients: Float64Array, size: number): Float64Array {
  const away = coefficients.map((value, at) => centre[at]! - value);
  return away.map((_, i) => rowProduct(prior, away, i, size));
}

function rowProduct(matrix: Float64Array, vector: Float64Array, row: number, size: number): number {
  let sum = 0;
  for (let j = 0; j < size; j++) sum += matrix[row * size + j]! * vector[j]!;
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
  const surplus = (excess: number) => {
    let sum = (prior.freedom * usual) / (level + excess * level * level) - freedom - prior.freedom;
    for (let at = 0; at < seen.length; at++) {
      const mean = means[at]!;
      sum += (seen[at]!.weight * (seen[at]!.count - mean) ** 2) / (mean + excess * mean * mean);
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
