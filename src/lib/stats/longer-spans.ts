/**
 * A model fitted to parts of months speaks of whole months: their spread is measured on months, for parts of one
 * month may err alike. Pure.
 */
import type { Span } from './calendar.ts';
import { excessOf, WEAK_DISPERSION, type Fit } from './count-fit.ts';
import type { CountHistory } from './expectation.ts';
import { rowOf } from './count-design.ts';
import { meanOf } from './count-fit.ts';
import { withoutSilence } from './silence.ts';

/** The fit with the dispersion of the longer spans; the same fit where the parts are those spans. */
export function overLongerSpans(fit: Fit, history: CountHistory, longer: readonly Span[]): Fit {
  if (history.spans.length <= longer.length) return fit;
  const counts = withoutSilence(history.counts);
  const slopes = new Float64Array(fit.design.size);
  const sums: { count: number; mean: number; weight: number }[] = [];
  let at = 0;
  for (const period of longer) {
    let [count, mean, whole] = [0, 0, true];
    for (; at < history.spans.length && history.spans[at]!.from < period.from + period.days; at++) {
      const part = counts[at];
      if (part === null || part === undefined) whole = false;
      else {
        count += part;
        mean += meanOf(fit.design, fit.coefficients, rowOf(fit.design, history.spans[at]!), slopes);
      }
    }
    if (whole && mean > 0) sums.push({ count, mean, weight: 1 });
  }
  if (sums.length < 12) return fit;
  // Surges count for what they count for in the parts.
  const limited = sums.map((one) => {
    const spread = 3 * Math.sqrt(one.mean * (1 + fit.excess * one.mean));
    return { ...one, count: Math.min(one.count, one.mean + spread) };
  });
  const paid = fit.means.length - fit.freedom;
  const freedom = Math.max(4, limited.length - Math.min(paid, limited.length * 0.6));
  const prior = { excess: Math.max(fit.excess / 3, WEAK_DISPERSION.excess / 4), freedom: 4 };
  const means = limited.map(({ mean }) => mean);
  const excess = excessOf(limited, means, freedom, prior);
  // Their correlation and what the coefficients took of them are those of the longer spans too.
  const residuals = limited.map(({ count, mean }) => (count - mean) / Math.sqrt(mean * (1 + excess * mean)));
  return { ...fit, excess, residuals, freedom };
}
