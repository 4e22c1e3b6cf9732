/**
 * Suppression of a set of shares or means shown together with the share of their sum. Hiding one cell is not enough:
 * the sum minus the visible cells would give it back.
 */
import {
  decideFigure,
  isSmall,
  notPublic,
  RATE_NEEDS,
  type CountedUnit,
  type Figure,
  type Submission
} from './suppression.ts';

export interface ShareCell {
  key: string;
  numerator: number;
  denominator: number;
  submission: Submission;
}

/** The content of a set of cells: shares, means over members, ratios or plain counts. */
export type CellMeasure =
  | { kind: 'share' }
  | { kind: 'mean'; factor: number }
  | { kind: 'ratio'; factor: number; min_base: number }
  | { kind: 'count' };

const SHARES: CellMeasure = { kind: 'share' };

/** The figure of one cell by itself. */
export function decideCell(
  measure: CellMeasure,
  of: CountedUnit,
  { numerator, denominator, submission }: ShareCell
): Figure {
  switch (measure.kind) {
    case 'share':
      return decideFigure({ measure: 'share', of, numerator, denominator, submission });
    case 'mean':
      return decideFigure({
        measure: 'mean',
        of,
        total: numerator,
        n: denominator,
        factor: measure.factor,
        submission
      });
    case 'ratio':
      return decideFigure({
        measure: 'ratio',
        count: numerator,
        base: denominator,
        factor: measure.factor,
        min_base: measure.min_base,
        submission
      });
    case 'count':
      return decideFigure({ measure: 'count', of, count: numerator, submission });
  }
}

/**
 * Decides every cell. For persons, households and companies further cells, the smallest first, are hidden until what
 * the hidden ones have together could itself be published: at least two cells, a sum that is large enough, no small
 * count and no small remainder. A sum that can never be published is hidden by its own decision (`decideFigure`).
 * Records are exact and pass through.
 * @returns one figure per key
 */
export function suppressShares(
  of: CountedUnit,
  cells: readonly ShareCell[],
  measure: CellMeasure = SHARES
): Map<string, Figure> {
  const figures = new Map(cells.map((cell) => [cell.key, decideCell(measure, of, cell)]));
  if (of === 'records') return figures;
  const hidden = cells.filter((cell) => figures.get(cell.key)!.state === 'hidden');
  const candidates = cells
    .filter((cell) => figures.get(cell.key)!.value !== null)
    .sort((a, b) => a.denominator - b.denominator || (a.key < b.key ? -1 : 1));
  while (hidden.length > 0 && !isPublishable(measure, of, hidden)) {
    const next = candidates.shift();
    if (!next) break;
    hidden.push(next);
    figures.set(next.key, notPublic());
  }
  return figures;
}

function isPublishable(measure: CellMeasure, of: CountedUnit, hidden: readonly ShareCell[]): boolean {
  const numerator = hidden.reduce((sum, cell) => sum + cell.numerator, 0);
  const denominator = hidden.reduce((sum, cell) => sum + cell.denominator, 0);
  if (measure.kind !== 'share') return hidden.length > 1 && denominator >= RATE_NEEDS;
  return (
    hidden.length > 1 && denominator >= RATE_NEEDS && !isSmall(of, numerator) && !isSmall(of, denominator - numerator)
  );
}
