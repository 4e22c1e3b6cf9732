/**
 * Suppression of a set of counts that is shown together with its total. Hiding one cell is not enough:
 * total minus the visible cells would give it back.
 */
import { decideFigure, HIDDEN_BELOW, isSmall, notPublic, type CountedUnit, type Figure } from './suppression.ts';

export interface CountCell {
  key: string;
  count: number;
}

export interface SuppressedSet {
  /** One figure per key. */
  cells: Map<string, Figure>;
  total: Figure;
}

interface Bounds {
  low: number;
  high: number;
}

/**
 * Decides all cells and the total. Further cells, the smallest first, are hidden until every small cell has at least
 * two possible values for a reader who knows this rule; when no cell is left, the total is hidden as well. Records
 * are exact and pass through.
 */
export function suppressSet(of: CountedUnit, counts: readonly CountCell[]): SuppressedSet {
  const total = counts.reduce((sum, cell) => sum + cell.count, 0);
  const hidden = new Set(counts.filter((cell) => isSmall(of, cell.count)).map((cell) => cell.key));
  const candidates = counts
    .filter((cell) => cell.count >= HIDDEN_BELOW)
    .sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
  let totalFigure = decideFigure({ measure: 'count', of, count: total });

  if (totalFigure.state === 'value' && hidden.size > 0) {
    while (givesAway(counts.filter((cell) => hidden.has(cell.key)))) {
      const next = candidates.shift();
      if (!next) {
        totalFigure = notPublic();
        break;
      }
      hidden.add(next.key);
    }
  }
  const cells = new Map(
    counts.map((cell) => {
      const own = decideFigure({ measure: 'count', of, count: cell.count });
      return [cell.key, own.state === 'value' && hidden.has(cell.key) ? notPublic() : own];
    })
  );
  return { cells, total: totalFigure };
}

/** True when the known sum of the hidden cells leaves one of the small ones a single possible value. */
function givesAway(hidden: readonly CountCell[]): boolean {
  const sum = hidden.reduce((total, cell) => total + cell.count, 0);
  const bounds = hidden.map((cell) => boundsOf(cell.count));
  const lows = bounds.reduce((total, bound) => total + bound.low, 0);
  const highs = bounds.reduce((total, bound) => total + bound.high, 0);
  return bounds.some((bound) => {
    if (bound.low >= HIDDEN_BELOW) return false;
    const lowest = Math.max(bound.low, sum - (highs - bound.high));
    const highest = Math.min(bound.high, sum - (lows - bound.low));
    return lowest === highest;
  });
}

/** What the shown text tells: "<5" means 1–4, 不公开 means 5 or more. */
function boundsOf(count: number): Bounds {
  return count < HIDDEN_BELOW ? { low: 1, high: HIDDEN_BELOW - 1 } : { low: HIDDEN_BELOW, high: Infinity };
}
