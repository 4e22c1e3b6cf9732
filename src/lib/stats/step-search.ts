/**
 * The step that fits best into a series once a model's columns are taken out. With M the projection off the columns and
 * s a step, the score of a series v is s′Mv / |Ms|: a running sum over Mv, so that a series costs no more than its
 * projection, however many dates are tried. Pure.
 */
import { solveInPlace } from './positive-definite.ts';

/** A fit as a linear problem around itself. */
export interface Linear {
  /** Working columns, row after row. */
  columns: Float64Array;
  size: number;
  /** Root of the working weights. */
  roots: Float64Array;
  /** Factor of the precision. */
  factor: Float64Array;
}

export interface BestStep {
  /** Position among the candidates. */
  which: number;
  /** How far the series goes along that step. */
  along: number;
}

export class StepSearch {
  /** A step at each candidate, less what the columns take up, of length one. */
  readonly directions: readonly Float64Array[];
  private readonly lengths: Float64Array;
  private readonly taken: Float64Array;
  private readonly left: Float64Array;
  private readonly twice: Float64Array;

  /** @param candidates positions at which a step may begin */
  constructor(
    private readonly linear: Linear,
    private readonly candidates: readonly number[]
  ) {
    const { size, roots } = linear;
    this.taken = new Float64Array(size);
    this.left = new Float64Array(roots.length);
    this.twice = new Float64Array(roots.length);
    this.lengths = new Float64Array(candidates.length);
    this.directions = candidates.map((step, which) => {
      const left = this.project(
        roots.map((root, at) => (at >= step ? root : 0)),
        new Float64Array(roots.length)
      );
      const length = Math.sqrt(left.reduce((sum, value) => sum + value * value, 0));
      this.lengths[which] = length < 1e-6 ? Infinity : length;
      return left.map((value) => value / this.lengths[which]!);
    });
  }

  /** A series less what the columns take up; the array is written anew by the next call. */
  leftOf(series: Float64Array): Float64Array {
    return this.project(series, this.left);
  }

  /** The candidate along whose step the series goes furthest. @param push along each candidate, added to the series' */
  best(series: Float64Array, push?: Float64Array): BestStep {
    const along = this.alongAll(series);
    let best = { which: 0, along: 0 };
    let score = -1;
    for (let which = 0; which < along.length; which++) {
      const value = along[which]! + (push ? push[which]! : 0);
      if (value * value <= score) continue;
      score = value * value;
      best = { which, along: value };
    }
    return best;
  }

  /** How far a series goes along the step of each candidate. */
  alongAll(series: Float64Array): Float64Array {
    const { candidates, lengths } = this;
    const { roots } = this.linear;
    const left = this.project(series, this.twice);
    const along = new Float64Array(candidates.length);
    let sum = 0;
    let at = roots.length;
    for (let which = candidates.length - 1; which >= 0; which--) {
      while (at > candidates[which]!) {
        at--;
        sum += roots[at]! * left[at]!;
      }
      along[which] = sum / lengths[which]!;
    }
    return along;
  }

  private project(series: Float64Array, into: Float64Array): Float64Array {
    const { columns, size, factor } = this.linear;
    const { taken } = this;
    taken.fill(0);
    for (let at = 0, start = 0; at < series.length; at++, start += size) {
      const value = series[at]!;
      if (value === 0) continue;
      for (let i = 0; i < size; i++) taken[i]! += columns[start + i]! * value;
    }
    solveInPlace(factor, size, taken);
    for (let at = 0, start = 0; at < series.length; at++, start += size) {
      let value = series[at]!;
      for (let i = 0; i < size; i++) value -= columns[start + i]! * taken[i]!;
      into[at] = value;
    }
    return into;
  }
}
