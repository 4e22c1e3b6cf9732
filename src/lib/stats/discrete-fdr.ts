/**
 * Which of many counts stand out, with a stated share of them by chance: the step-up procedure of Benjamini and Hochberg
 * (JRSS B 57, 1995) with the attainable p-values of discrete tests (Heyse, Recent Advances in Biostatistics 2011;
 * Gilbert, Applied Statistics 54, 2005). A cell of a small county can hardly ever reach a small p-value and takes no
 * share of the errors that are allowed.
 */
import { tailCount, upperTail } from './distributions.ts';
import type { Expected } from './expectation.ts';

export interface TestedCell {
  count: number;
  expected: Expected;
  /** P of a count of at least this, where it is known: a cell is looked at with its province and with its city. */
  p_value?: number;
}

export interface Discovery {
  /** Expected false share if all cells at least as rare were shown; above 1 nothing. */
  q_value: number;
  /** P of a count of at least this. */
  p_value: number;
}

export interface Discoveries {
  /** In the order of the cells. */
  cells: Discovery[];
  /** Cells shown. */
  shown: number;
  /** How many of those shown chance alone would bring about, were all cells as usual. */
  by_chance: number;
}

/** Above this p-value no cell is a candidate: the sum over all cells need not be made. */
const CANDIDATE = 0.05;

/**
 * @param cells all that were looked at, those without records included
 * @param least fewer records than this are not shown, however rare
 * @param share expected share of false ones among those shown
 */
export function discoveries(cells: readonly TestedCell[], least: number, share: number): Discoveries {
  const p_values = cells.map(({ count, expected, p_value }) => p_value ?? chanceOf(count, expected));
  const order = p_values
    .flatMap((p_value, at) => (p_value <= CANDIDATE && cells[at]!.count >= least ? [{ p_value, at }] : []))
    .sort((a, b) => a.p_value - b.p_value);
  const bare = order.length === 0 ? [] : cells.map(({ expected }) => chanceOf(least, expected));
  const chances = order.map(({ p_value }) => chanceAt(cells, bare, p_value));
  const q_values = p_values.map(() => 2);
  let smallest = 2;
  for (let rank = order.length - 1; rank >= 0; rank--) {
    smallest = Math.min(smallest, chances[rank]! / (rank + 1));
    q_values[order[rank]!.at] = smallest;
  }
  const shown = order.filter(({ at }) => q_values[at]! <= share).length;
  return {
    cells: p_values.map((p_value, at) => ({ p_value, q_value: q_values[at]! })),
    shown,
    by_chance: shown === 0 ? 0 : chances[shown - 1]!
  };
}

/** P of a count of at least this. */
export function chanceOf(count: number, { mean, excess }: Expected): number {
  return upperTail(count, mean, excess);
}

/**
 * Expected number of usual cells that are this rare. @param bare of each cell the chance of the least number of
 * records
 */
function chanceAt(cells: readonly TestedCell[], bare: readonly number[], p_value: number): number {
  let sum = 0;
  for (let at = 0; at < cells.length; at++) {
    if (bare[at]! <= p_value) {
      sum += bare[at]!;
      continue;
    }
    const { expected } = cells[at]!;
    sum += chanceOf(tailCount(p_value, expected.mean, expected.excess), expected);
  }
  return sum;
}
