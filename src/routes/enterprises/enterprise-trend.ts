/** Everything that happened to one enterprise by month: complaints, visits, agreements. */
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDay } from '#lib/domain/format.ts';
import type { TrendInput } from '#lib/charts/trend.ts';

const MONTHS = 36;
const LINES: [string, string, (source: string) => boolean][] = [
  ['complaints', '诉求和帖文', (source) => source === 'petitions' || source === 'posts'],
  ['visits', '走访', (source) => source === 'visits'],
  ['negotiations', '协议', (source) => source === 'negotiations']
];

export function enterpriseTrend(events: readonly { happened_on: string; source: string }[], asOf: string): TrendInput {
  const months = monthsUpTo(`${asOf.slice(0, 7)}-01`, MONTHS);
  return {
    periods: months.map(monthLabel),
    series: LINES.map(([key, label, belongs]) => ({
      key,
      label,
      values: months.map(
        (month) =>
          events.filter((event) => belongs(event.source) && event.happened_on.slice(0, 7) === month.slice(0, 7)).length
      )
    })),
    unfinished: `${monthLabel(months.at(-1)!)}（${formatDay(asOf)}止）`
  };
}
