/** What 趋势 shows: one measure under filters, by source and in every comparison, from one generation of the data. */
import { changePoints } from '../stats/change-points.ts';
import { decompose } from '../stats/decompose.ts';
import { forecast } from '../stats/forecast.ts';
import { onsetLead } from '../stats/onset.ts';
import { firstDay, lastDay, previousPeriod, samePeriodLastYear } from '../domain/periods.ts';
import { addDays, dailyCounts, festivalYears, mixChange, steps, TREND_SOURCES, type TrendRequest } from '../domain/trends.ts';
import type { ShellData } from '../ui/shell.ts';
import type { Answers } from './answers.ts';
import type { Ask } from './query.ts';

const SPAN_DAYS = { month: 36 * 31, week: 53 * 7, day: 92 } as const;
const LEAD_DAYS = 365;
/** Changes are looked for in two years of weeks. */
const CHANGE_DAYS = 728;

/** @param answers of the generation that is asked: the lead between sources draws hundreds of series and is found once for each choice */
export async function readTrends(ask: Ask, answers: Answers, shell: ShellData, request: TrendRequest) {
  const { topic, city, industry, ownership, source, grain } = request;
  const filters = { topic, city, industry, ownership, scope_path: shell.scope_path };
  const end = lastDay(shell.filters.period);
  const to = end < shell.as_of ? end : shell.as_of;
  const days = await ask('trends/days', { ...filters, from_day: shell.first_day, to_day: to });
  // Agreements may reach years further back than any text; before the first record there is nothing to compare.
  const from = days[0]?.recorded_on ?? shell.first_day;
  const shownFrom = [from, `${addDays(to, -SPAN_DAYS[grain]).slice(0, 7)}-01`].sort().at(-1)!;
  const months = steps(days, from, to, 'month', source).filter((step) => step.isFinished);
  const weeks = steps(days, [from, addDays(to, -CHANGE_DAYS)].sort().at(-1)!, to, 'week', source).filter((step) => step.isFinished);
  const compared = shell.filters.compare === 'year' ? samePeriodLastYear(shell.filters.period) : previousPeriod(shell.filters.period);
  const leadFrom = [from, addDays(to, -LEAD_DAYS)].sort().at(-1)!;
  const daily = (of: string) => dailyCounts(days, leadFrom, to, of);
  const channels = await ask('trends/channels', { ...filters, source, from_day: firstDay(shell.filters.period), to_day: to, before_from: firstDay(compared), before_to: lastDay(compared) });
  const festivals = (await ask('trends/festivals', {})).map((row) => row.festival_on);
  return {
    to, shown: TREND_SOURCES.filter((of) => source === null || of === source).map((of) => ({ source: of, steps: steps(days, shownFrom, to, grain, of) })),
    total: days.filter((row) => (source === null || row.source === source) && row.recorded_on >= shownFrom).reduce((sum, row) => sum + row.record_count, 0),
    months, weeks, changes: changePoints(weeks.map((week) => week.count), 6),
    parts: decompose(months.map((month) => month.count), 12, 'multiplicative'), forecast: forecast(months.map((month) => month.count)),
    festivals: festivalYears(days, festivals, from, to, source),
    lead: answers.once(`trends/lead ${JSON.stringify({ ...filters, leadFrom, to })}`, () => onsetLead(daily('posts'), daily('petitions'))), lead_from: leadFrom,
    compared, mix: mixChange(channels), channels,
    cities: city === null ? await ask('trends/cities', { topic, industry, ownership, source, scope_path: shell.scope_path, from_day: addDays(`${to.slice(0, 7)}-01`, -720), to_day: to }) : [],
    topics: await ask('search/topics', {})
  };
}
