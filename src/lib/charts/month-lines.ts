/** Monthly counts as lines. */
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDay } from '#lib/domain/format.ts';
import type { TrendInput } from './trend.ts';

export interface MonthPart {
  month: string;
  part: string;
  record_count: number;
}

export interface MonthLine {
  key: string;
  label: string;
  rows: readonly MonthPart[];
  /** Only these parts; all where absent. */
  parts?: readonly string[];
}

/**
 * One line per measure. Months before the first record of a line are gaps; a month without a record in between is a
 * real zero.
 */
export function monthLines(months: readonly string[], lines: readonly MonthLine[], asOf: string): TrendInput {
  const last = months.at(-1)!;
  return {
    periods: months.map(monthLabel),
    starts: months,
    series: lines.map(({ key, label, rows, parts }) => {
      const first = rows.reduce<string | null>(
        (earliest, row) => (earliest === null || row.month < earliest ? row.month : earliest),
        null
      );
      const sumOf = (month: string) =>
        rows
          .filter((row) => row.month === month && (!parts || parts.includes(row.part)))
          .reduce((sum, row) => sum + row.record_count, 0);
      return {
        key,
        label,
        values: months.map((month) => (first === null || month < first ? null : sumOf(month))),
        gaps: months.map(() => '尚无数据')
      };
    }),
    unfinished: last.slice(0, 7) === asOf.slice(0, 7) ? `${monthLabel(last)}（${formatDay(asOf)}止）` : null
  };
}
