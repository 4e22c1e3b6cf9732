import { seededRandom } from '#lib/stats/random.ts';
import { shuffle } from './random.ts';
import type { SparseVector } from './vectors.ts';

export interface SolverOptions {
  /** Price of a violated margin; smaller is smoother. */
  cost: number;
  /** Smoothing of the counts behind the log-count ratio. */
  smoothing: number;
  iterations: number;
}

export const DEFAULT_SOLVER: SolverOptions = { cost: 1, smoothing: 1, iterations: 8 };

/** Weights per row and label (`row * classes + label`) and a bias per label. */
export interface LinearWeights {
  weights: Float32Array;
  bias: number[];
}

/**
 * One-versus-rest linear SVMs with squared hinge loss over features scaled by the absolute naive-Bayes log-count ratio
 * (NB-SVM, Wang & Manning 2012), solved by dual coordinate descent (Hsieh et al. 2008). All labels are updated in one
 * pass over a record: its features are fetched once, and the labels' weights lie side by side.
 */
export function solve(
  vectors: SparseVector[],
  targets: Int32Array,
  classes: number,
  rows: number,
  options: SolverOptions
): LinearWeights {
  const ratios = logCountRatios(vectors, targets, classes, rows, options.smoothing);
  // Weights are stored times the ratio, so that a margin reads one number per feature and an update two.
  const weights = new Float32Array(rows * classes);
  const bias = new Float64Array(classes);
  const alpha = new Float32Array(vectors.length * classes);
  for (let i = 0; i < ratios.length; i++) ratios[i] = (ratios[i] as number) ** 2;
  const lengths = squaredLengths(vectors, ratios, classes);
  const slack = 0.5 / options.cost;
  const order = Int32Array.from(vectors, (_, i) => i);
  const random = seededRandom(1);
  const margins = new Float64Array(classes);
  const steps = new Float64Array(classes);
  for (let iteration = 0; iteration < options.iterations; iteration++) {
    shuffle(order, random);
    for (const i of order) {
      const vector = vectors[i] as SparseVector;
      margins.set(bias);
      addMargins(margins, vector, weights, classes);
      let moved = false;
      for (let k = 0; k < classes; k++) {
        const sign = targets[i] === k ? 1 : -1;
        const at = i * classes + k;
        const old = alpha[at] as number;
        const gradient = sign * (margins[k] as number) - 1 + slack * old;
        const next = Math.max(0, old - gradient / ((lengths[at] as number) + slack));
        steps[k] = (next - old) * sign;
        alpha[at] = next;
        moved ||= next !== old;
      }
      if (moved) applySteps(steps, vector, { weights, bias }, ratios);
    }
  }
  return { weights, bias: Array.from(bias) };
}

function addMargins(margins: Float64Array, vector: SparseVector, weights: Float32Array, classes: number): void {
  const { rows, values } = vector;
  for (let j = 0; j < rows.length; j++) {
    const base = (rows[j] as number) * classes;
    const value = values[j] as number;
    for (let k = 0; k < classes; k++) margins[k] = (margins[k] as number) + value * (weights[base + k] as number);
  }
}

function applySteps(
  steps: Float64Array,
  vector: SparseVector,
  { weights, bias }: { weights: Float32Array; bias: Float64Array },
  squaredRatios: Float32Array
): void {
  const { rows, values } = vector;
  const classes = steps.length;
  for (let k = 0; k < classes; k++) bias[k] = (bias[k] as number) + (steps[k] as number);
  for (let j = 0; j < rows.length; j++) {
    const base = (rows[j] as number) * classes;
    const value = values[j] as number;
    for (let k = 0; k < classes; k++)
      weights[base + k] =
        (weights[base + k] as number) + value * (steps[k] as number) * (squaredRatios[base + k] as number);
  }
}

/** |log(P(feature | label) / P(feature | other labels))|, by the records that hold the feature. */
function logCountRatios(
  vectors: SparseVector[],
  targets: Int32Array,
  classes: number,
  rows: number,
  smoothing: number
): Float32Array {
  const inside = new Float32Array(rows * classes);
  const all = new Float32Array(rows);
  const totals = new Float64Array(classes);
  vectors.forEach((vector, i) => {
    const label = targets[i] as number;
    totals[label] = (totals[label] as number) + vector.rows.length;
    for (const row of vector.rows) {
      const at = row * classes + label;
      inside[at] = (inside[at] as number) + 1;
      all[row] = (all[row] as number) + 1;
    }
  });
  const total = totals.reduce((sum, value) => sum + value, 0);
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < classes; k++) {
      const at = row * classes + k;
      const count = inside[at] as number;
      const within = (count + smoothing) / ((totals[k] as number) + smoothing * rows);
      const without = ((all[row] as number) - count + smoothing) / (total - (totals[k] as number) + smoothing * rows);
      inside[at] = Math.abs(Math.log(within / without));
    }
  }
  return inside;
}

/** Squared length (from squared ratios) of each record's scaled features by label, the bias feature included. */
function squaredLengths(vectors: SparseVector[], ratios: Float32Array, classes: number): Float32Array {
  const lengths = new Float32Array(vectors.length * classes).fill(1);
  vectors.forEach(({ rows, values }, i) => {
    for (let j = 0; j < rows.length; j++) {
      for (let k = 0; k < classes; k++) {
        const value = values[j] as number;
        lengths[i * classes + k] =
          (lengths[i * classes + k] as number) + value * value * (ratios[(rows[j] as number) * classes + k] as number);
      }
    }
  });
  return lengths;
}
