/**
 * Suppression of a set of shares shown together with the share of their sum. Hiding one cell is not enough: the sum minus the visible
 * cells would give it back.
 */
import { decideFigure, isSmall, notPublic, RATE_NEEDS, type CountedUnit, type Figure, type Submission } from './suppression.ts';

export interface ShareCell {
  key: string;
  numerator: number;
  denominator: number;
  submission: Submission;
}

/**
 * Decides every cell. For persons, households and companies further cells, the smallest first, are hidden until what the hidden ones
 * have together could itself be published: at least two cells, a sum that is large enough, no small count and no small remainder.
 * A sum that can never be published is hidden by its own decision (`decideFigure`). Records are exact and pass through.
 * @returns one figure per key
 */
export function suppressShares(of: CountedUnit, cells: readonly ShareCell[]): Map<string, Figure> {
  const figures = new Map(cells.map((cell) => [cell.key, decideFigure({ measure: 'share', of, ...cell })]));
  if (of === 'records') return figures;
  const hidden = cells.filter((cell) => figures.get(cell.key)!.state === 'hidden');
  const candidates = cells.filter((cell) => figures.get(cell.key)!.value !== null)
    .sort((a, b) => a.denominator - b.denominator || (a.key < b.key ? -1 : 1));
  while (hidden.length > 0 && !isPublishable(of, hidden)) {
    const next = candidates.shift();
    if (!next) break;
    hidden.push(next);
    figures.set(next.key, notPublic());
  }
  return figures;
}

function isPublishable(of: CountedUnit, hidden: readonly ShareCell[]): boolean {
  const numerator = hidden.reduce((sum, cell) => sum + cell.numerator, 0);
  const denominator = hidden.reduce((sum, cell) => sum + cell.denominator, 0);
  return hidden.length > 1 && denominator >= RATE_NEEDS && !isSmall(of, numerator) && !isSmall(of, denominator - numerator);
}
