import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { comparedPeriods, type OverviewInput } from '#lib/domain/overview.ts';
import { countOfMonth } from '#lib/domain/overview-counts.ts';
import { isUnfinished, monthsOf } from '#lib/domain/periods.ts';
import { spanOf } from '#lib/stats/period-span.ts';
import { festivalMoved, usualOf } from '#lib/stats/usual.ts';

/** Months that 总览 reads: what is usual is learnt from up to six years. */
export const HISTORY_MONTHS = 73;

type Judged = Pick<OverviewInput, 'usual' | 'festival_moved'>;

/**
 * The usual range of each source in the period, and whether the compared period lies elsewhere around Spring Festival.
 */
export function judgeOverview(
  { counts, filters, month, as_of, spans }: Omit<OverviewInput, keyof Judged>,
  festivals: readonly string[]
): Judged {
  const months = monthsUpTo(month, HISTORY_MONTHS);
  const compared = comparedPeriods(filters, as_of);
  const against = compared ? (filters.compare === 'year' ? compared.year : compared.previous) : null;
  return {
    usual: isUnfinished(filters.period, as_of)
      ? {}
      : Object.fromEntries(
          spans.map((span) => [
            span.source,
            usualOf(
              { months, counts: months.map((one) => countOfMonth(counts, span, one)), festivals },
              monthsOf(filters.period).length
            )
          ])
        ),
    festival_moved: against !== null && festivalMoved(spanOf(filters.period), spanOf(against), festivals)
  };
}
