/**
 * How long something takes when part of it has not ended yet.
 *
 * The median of those that ended makes every recent month look fast: the slow ones of it are still open. The
 * product-limit estimate counts the open ones for as long as they were watched.
 *
 * Source: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958) 457–481.
 */
export interface Elapsed {
  /** Whole days from the start. */
  days: number;
  /** How many ended on that day. */
  ended: number;
  /** How many were watched up to that day and had not ended. */
  waiting: number;
}

export interface SurvivalMedian {
  /** Days by which half have ended; null where fewer than half are known to have. */
  median: number | null;
  ended: number;
  waiting: number;
}

/** Below this distance from one half a survival share counts as one half; products of fractions are not exact. */
const HALF_TOLERANCE = 1e-9;

/**
 * The product-limit median of durations with right-censored ones, in the unit of `days`. Those that wait up to a day
 * are still at risk on it. Where the curve lies at exactly one half, the midpoint of that step is given, which is the
 * ordinary median when nothing waits.
 */
export function survivalMedian(rows: readonly Elapsed[]): SurvivalMedian {
  const sorted = [...rows].sort((a, b) => a.days - b.days);
  const ended = sorted.reduce((sum, row) => sum + row.ended, 0);
  const waiting = sorted.reduce((sum, row) => sum + row.waiting, 0);
  let atRisk = ended + waiting;
  let survival = 1;
  let halfAt: number | null = null;
  for (let i = 0; i < sorted.length;) {
    const day = sorted[i]!.days;
    let events = 0;
    let censored = 0;
    for (; i < sorted.length && sorted[i]!.days === day; i += 1) {
      events += sorted[i]!.ended;
      censored += sorted[i]!.waiting;
    }
    if (events > 0) {
      if (halfAt !== null) return { median: (halfAt + day) / 2, ended, waiting };
      survival *= 1 - events / atRisk;
      if (survival < 0.5 - HALF_TOLERANCE) return { median: day, ended, waiting };
      if (survival <= 0.5 + HALF_TOLERANCE) halfAt = day;
    }
    atRisk -= events + censored;
  }
  return { median: halfAt, ended, waiting };
}
