/** The volumes of all sources over 24 months as a line chart. */
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDay } from '#lib/domain/format.ts';
import { countOfMonth, type MonthCount, type SourceSpan } from '#lib/domain/overview-counts.ts';
import type { TrendInput } from './trend.ts';

export interface OverviewTrendInput {
  months: readonly string[];
  counts: readonly MonthCount[];
  spans: readonly SourceSpan[];
  sources: readonly { source: string; label: string }[];
  /** Months in which the Spring Festival falls. */
  festivals: readonly string[];
  as_of: string;
}

/** One line per source that was ever loaded; months outside its span are gaps. */
export function overviewTrend({ months, counts, spans, sources, festivals, as_of }: OverviewTrendInput): TrendInput {
  const last = months.at(-1)!;
  // The day the data was collected may be the last of its month; only the calendar says that the month is over.
  const isRunning = last.slice(0, 7) === as_of.slice(0, 7);
  return {
    periods: months.map(monthLabel),
    starts: months,
    series: sources.flatMap(({ source, label }) => {
      const span = spans.find((at) => at.source === source);
      return span ? [{ key: source, label, values: months.map((month) => countOfMonth(counts, span, month)) }] : [];
    }),
    unfinished: isRunning ? `${monthLabel(last)}（${formatDay(as_of)}止）` : null,
    bands: months.flatMap((month, i) => (festivals.includes(month) ? [{ label: '春节', from: i, to: i }] : []))
  };
}
