/**
 * The usual range of a count: a model fitted to the past gives the mean, the spread and how rare a
 * count is. Pure.
 */
import { designOf, KNOT_DAYS, rowOf, type Design, type Reach, type Shape } from './count-design.ts';
import type { Span } from './calendar.ts';
import {
  fitCounts,
  meanOf,
  meansOf,
  WEAK_DISPERSION,
  type Care,
  type DispersionPrior,
  type Fit,
  type Observation
} from './count-fit.ts';
import { countQuantile, midUpper } from './distributions.ts';
import { quadraticForm } from './positive-definite.ts';
import { withoutSilence } from './silence.ts';

export interface CountHistory {
  /** Periods in order of time; they need not touch. */
  spans: readonly Span[];
  /** One a period; null where nothing was submitted. */
  counts: readonly (number | null)[];
  /** Day numbers of Spring Festival, those of the years to come included. */
  festivals: readonly number[];
  /** Shape of season and festival of the kind. */
  shape?: Shape | null;
  /** Dispersion of the kind. */
  dispersion?: DispersionPrior;
  /** Fixed reaches instead of those chosen by the data. */
  reach?: Reach;
  /** A fit of the months before, to begin from. */
  start?: Fit;
}

export interface Expected {
  mean: number;
  /** Variance of the logarithm of the mean: what the model does not know. */
  unsure: number;
  /** Dispersion with that uncertainty in it: Var of a new count = mean + excess · mean². */
  excess: number;
}

/** Days of history below which nothing is said: a season needs a year and a half to be told from a level. */
const LEAST_DAYS = 540;
const LEAST_PERIODS = 18;
const LEAST_RECORDS = 12;

const REACHES: { [part in keyof Reach]: readonly number[] } = {
  season: [0.03, 0.12, 0.4, 1.2],
  festival: [0.03, 0.12, 0.35, 0.9],
  level: [0.01, 0.08, 0.25]
};
const MIDDLE: Reach = { season: 0.4, festival: 0.35, level: 0.08 };
/** Noufaily et al. 2013: residuals above 2.58 are past surges and weigh their inverse square. */
const SURGE = 2.58;

/** The dispersion is itself estimated: over `freedom` residuals its tails are as wide as with so much more. */
const ESTIMATED = 4;

/** Why nothing is expected. */
export type NoExpectation = 'short' | 'few' | 'unfit';

/**
 * Fits the model: level, season and festival with reaches chosen by marginal likelihood (empirical Bayes, MacKay 1992),
 * past surges down-weighted (Noufaily et al., Statistics in Medicine 32, 2013), periods without submission left out.
 */
export function fitHistory(history: CountHistory): Fit | NoExpectation {
  const counts = withoutSilence(history.counts);
  const kept = history.spans.flatMap((span, at) =>
    counts[at] === null || counts[at] === undefined ? [] : [{ span, count: counts[at] }]
  );
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last || kept.length < LEAST_PERIODS) return 'short';
  const end = last.span.from + last.span.days;
  if (end - first.span.from < LEAST_DAYS) return 'short';
  if (kept.reduce((sum, { count }) => sum + count, 0) < LEAST_RECORDS) return 'few';
  const design = designOf(first.span.from, end, history.festivals);
  const seen = kept.map(({ span, count }) => ({ row: rowOf(design, span), count, weight: 1 }));
  return fitObservations(design, seen, history) ?? 'unfit';
}

type FitOptions = Pick<CountHistory, 'shape' | 'dispersion' | 'reach' | 'start'> & {
  /** Whether past surges weigh less, or as much as other periods. */
  surges?: 'less' | 'equal';
};

/** As `fitHistory`, over observations whose design is made. */
export function fitObservations(
  design: Design,
  seen: readonly Observation[],
  { shape = null, dispersion = WEAK_DISPERSION, reach, start, surges = 'less' }: FitOptions
): Fit | null {
  const fit = (of: readonly Observation[], to: Reach, care: Care, from?: Fit) =>
    fitCounts(design, of, to, { shape, dispersion, care, start: from });
  const known = start?.design.size === design.size ? start : undefined;
  let best = fit(seen, reach ?? MIDDLE, 'rough', known);
  if (!best) return null;
  if (!reach) best = chooseReach(best, (to, from) => fit(seen, to, 'rough', from));
  return fit(surges === 'less' ? downWeighted(seen, best) : seen, best.reach, 'settled', best);
}

function chooseReach(start: Fit, fit: (reach: Reach, from: Fit) => Fit | null): Fit {
  let best = start;
  let most = start.evidence();
  for (let sweep = 0; sweep < 2; sweep++) {
    const before = best;
    for (const part of ['season', 'festival', 'level'] as const)
      for (const value of REACHES[part]) {
        if (value === best.reach[part]) continue;
        const tried = fit({ ...best.reach, [part]: value }, best);
        const evidence = tried?.evidence() ?? -Infinity;
        if (!tried || evidence <= most) continue;
        best = tried;
        most = evidence;
      }
    if (best === before) break;
  }
  return best;
}

function downWeighted(seen: readonly Observation[], fit: Fit): Observation[] {
  return seen.map((one, at) => {
    const far = standardised(one.count, fit.means[at]!, fit.excess);
    return far > SURGE ? { ...one, weight: (SURGE / far) ** 2 } : { ...one, weight: 1 };
  });
}

/**
 * About normal with variance 1: the variance-stabilising transformation of the negative binomial (Anscombe, Biometrika
 * 35, 1948), of the Poisson where there is no excess.
 */
export function standardised(count: number, mean: number, excess: number): number {
  if (excess < 1e-6) return 2 * (Math.sqrt(count + 0.375) - Math.sqrt(mean + 0.375));
  const size = Math.max(1, 1 / excess);
  const at = (value: number) => Math.asinh(Math.sqrt((value + 0.375) / (size - 0.375)));
  return 2 * Math.sqrt(size - 0.5) * (at(count) - at(mean));
}

/** The means of periods, without what is unsure about them. */
export function meansIn({ design, coefficients }: Fit, spans: readonly Span[]): number[] {
  return meansOf(
    design,
    coefficients,
    spans.map((span) => rowOf(design, span))
  );
}

/** The count expected in a period, past or to come; a level to come may have moved as levels did before. */
export function expectedIn(fit: Fit, span: Span, known: number): Expected {
  const slopes = new Float64Array(fit.design.size);
  const mean = meanOf(fit.design, fit.coefficients, rowOf(fit.design, span), slopes);
  const ahead = Math.max(0, span.from + span.days / 2 - known);
  const together = correlationFactor(fit);
  const unsure =
    quadraticForm(fit.factor, fit.design.size, slopes) * together + (fit.reach.level ** 2 * ahead) / KNOT_DAYS;
  const spread = Math.expm1(Math.min(5, unsure));
  const excess = fit.excess * (1 + ESTIMATED / fit.freedom) * hidden(fit, together);
  return { mean, unsure, excess: excess + spread * (1 + excess) };
}

/**
 * Periods that err alike are followed by the fitted level and leave too little behind: n observations have n − p · (1 +
 * ρ) / (1 − ρ) free residuals, not n − p (Box, Annals of Mathematical Statistics 25, 1954), so the spread that they
 * show is a part of the whole.
 */
function hidden({ residuals, freedom }: Fit, together: number): number {
  const paid = residuals.length - freedom;
  return freedom / Math.max(freedom / 3, residuals.length - paid * together);
}

/**
 * Neighbouring periods that err alike carry less than they number: variances grow by (1 + ρ) / (1 − ρ) (Bartlett, JRSS
 * 98, 1935), with ρ the correlation of neighbouring residuals that the fit leaves, raised by what the fitted
 * coefficients take from it.
 */
function correlationFactor(fit: Fit): number {
  const { residuals, freedom } = fit;
  let together = 0;
  let alone = 0;
  for (let at = 0; at < residuals.length; at++) {
    alone += residuals[at]! ** 2;
    if (at > 0) together += residuals[at]! * residuals[at - 1]!;
  }
  const paid = (residuals.length - freedom) / residuals.length;
  const correlation = Math.min(0.8, Math.max(0, together / Math.max(alone, 1e-9) + paid));
  return (1 + correlation) / (1 - correlation);
}

/** The counts between which the middle `share` of counts falls. */
export function usualRange({ mean, excess }: Expected, share: number): { low: number; high: number } {
  return { low: countQuantile((1 - share) / 2, mean, excess), high: countQuantile((1 + share) / 2, mean, excess) };
}

/** Mid-p of a count as large as this one. */
function exceedance(count: number, { mean, excess }: Expected): number {
  return midUpper(count, mean, excess);
}

/** Two-sided mid-p: how rare a count as far from the expected one is. */
export function rarity(count: number, expected: Expected): number {
  const above = exceedance(count, expected);
  return Math.min(1, 2 * Math.min(above, 1 - above));
}
