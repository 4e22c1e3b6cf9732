/** The change of a share taken apart by places, from the figures that may be shown. Pure. */
import { roundTogether } from './change-parts.ts';
import { TOTAL_KEY, type CoverageCell } from './coverage.ts';
import { decideFigure, type Figure } from './suppression.ts';

/** A share of a part in two periods: those of it that count, and all of it. */
export interface PartShare {
  key: string;
  name: string;
  before: { numerator: number; denominator: number };
  now: { numerator: number; denominator: number };
}

export interface ShareChangeRow {
  key: string;
  name: string;
  before: Figure;
  now: Figure;
  /** Tenths of a percentage point of the whole's change that the part makes. */
  tenths: number;
}

export interface ShareChange {
  rows: ShareChangeRow[];
  /** The whole; null where one of the two periods has none. */
  total: Pick<ShareChangeRow, 'before' | 'now' | 'tenths'> | null;
}

/**
 * The change of a share by parts: what each part's own share and its weight in the whole did (Kitagawa, Journal of the
 * American Statistical Association 50, 1955). The parts add up to the change of the whole, in tenths of a point.
 */
export function shareChangeRows(parts: readonly PartShare[]): ShareChange {
  const all = (when: 'before' | 'now', what: 'numerator' | 'denominator') =>
    parts.reduce((sum, part) => sum + part[when][what], 0);
  const share = (numerator: number, denominator: number) => (denominator === 0 ? null : numerator / denominator);
  const whole = {
    before: share(all('before', 'numerator'), all('before', 'denominator')),
    now: share(all('now', 'numerator'), all('now', 'denominator'))
  };
  if (whole.before === null || whole.now === null) return { rows: [], total: null };
  const middle = (whole.before + whole.now) / 2;
  const made = parts.map((part) => {
    const before = share(part.before.numerator, part.before.denominator);
    const now = share(part.now.numerator, part.now.denominator);
    const weight = {
      before: part.before.denominator / all('before', 'denominator'),
      now: part.now.denominator / all('now', 'denominator')
    };
    // A part that one of the periods lacks has only its weight to give.
    const [from, to] = [before ?? now ?? middle, now ?? before ?? middle];
    return ((weight.before + weight.now) / 2) * (to - from) + ((from + to) / 2 - middle) * (weight.now - weight.before);
  });
  const tenths = Math.round(whole.now * 1000) - Math.round(whole.before * 1000);
  const exact = made.map((one) => one * 1000);
  const off = (tenths - exact.reduce((sum, one) => sum + one, 0)) / Math.max(exact.length, 1);
  const rounded = roundTogether(exact.map((one) => one + off));
  const figure = (of: { numerator: number; denominator: number }) =>
    decideFigure({ measure: 'share', of: 'records', ...of });
  const found = parts.map((part, at) => ({
    key: part.key,
    name: part.name,
    before: figure(part.before),
    now: figure(part.now),
    tenths: rounded[at]!
  }));
  const total = (when: 'before' | 'now') =>
    figure({ numerator: all(when, 'numerator'), denominator: all(when, 'denominator') });
  return {
    rows: found.sort((a, b) => Math.abs(b.tenths) - Math.abs(a.tenths) || (a.key < b.key ? -1 : 1)),
    total: { before: total('before'), now: total('now'), tenths }
  };
}

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
