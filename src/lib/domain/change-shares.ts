/** The parts of a coverage figure's change that may be shown. Pure. */
import type { PartShare } from './change-parts.ts';
import { TOTAL_KEY, type CoverageCell } from './coverage.ts';

type Cells = ReadonlyMap<string, CoverageCell>;

/**
 * The places whose shares are published in both months; what is hidden in one of them joins 其余, which is the whole less
 * the places shown: nothing is said that the published figures do not say already. Empty where the whole is hidden.
 * @param keys of the places that make up the whole
 */
export function visibleShares(keys: readonly string[], before: Cells, now: Cells): PartShare[] {
  const [was, is] = [sumOf(before.get(TOTAL_KEY)), sumOf(now.get(TOTAL_KEY))];
  if (!was || !is) return [];
  const shown = keys.flatMap((key) => {
    const [one, other] = [sumOf(before.get(key)), sumOf(now.get(key))];
    return one && other ? [{ key, name: now.get(key)!.name, before: one, now: other }] : [];
  });
  const left = (whole: Sum, when: 'before' | 'now'): Sum => ({
    numerator: whole.numerator - shown.reduce((sum, part) => sum + part[when].numerator, 0),
    denominator: whole.denominator - shown.reduce((sum, part) => sum + part[when].denominator, 0)
  });
  const rest = { key: 'rest', name: '其余', before: left(was, 'before'), now: left(is, 'now') };
  return rest.before.denominator > 0 || rest.now.denominator > 0 ? [...shown, rest] : shown;
}

interface Sum {
  numerator: number;
  denominator: number;
}

function sumOf(cell: CoverageCell | undefined): Sum | null {
  const { numerator, denominator, value } = cell?.figure ?? { numerator: null, denominator: null, value: null };
  return value === null || numerator === null || denominator === null ? null : { numerator, denominator };
}
