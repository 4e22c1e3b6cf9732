/** Reads 趋势: one measure under filters, by source and in every comparison, from one generation of the data. */
import { judge, leadOf } from './judged.ts';
import { layoutNetwork } from './topic-network.ts';
import { decomposeWithHoliday, type HolidayDecomposition } from '#lib/stats/moving-holiday.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { firstDay, lastDay, previousPeriod, samePeriodLastYear, shiftPeriod } from '#lib/domain/periods.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import { LINK_RECORDS, topicLinks } from '#lib/stats/topic-links.ts';
import { FLOW_PERIODS, topicFlow } from '#lib/domain/topic-flow.ts';
import { leftOutWords } from '#lib/domain/named-counts.ts';
import { mixChange, withReading } from '#lib/domain/channel-mix.ts';
import { partChanges, partName } from '#lib/domain/trend-parts.ts';
import { addDays, daysBetween, festivalYears, steps, TREND_SOURCES, type TrendRequest } from '#lib/domain/trends.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Answers } from '#lib/server/answers.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

const SPAN_DAYS = { month: 36 * 31, week: 53 * 7, day: 92 } as const;
/** Pairs of topics are looked for in the month of the last day and the eleven before. */
const PAIR_MONTHS = 12;
const LISTED_LINKS = 40;
const PART_MONTHS = 24;

/**
 * @param answers of the generation that is asked: the lead between sources draws hundreds of series and is found once
 * for each choice
 */
export async function readTrends(ask: Ask, answers: Answers, shell: ShellData, request: TrendRequest) {
  const { topic, region, industry, ownership, worker_group, counted, source, grain } = request;
  const filters = { topic, region, industry, ownership, worker_group, counted, scope_path: shell.scope_path };
  const end = lastDay(shell.filters.period);
  const to = end < shell.as_of ? end : shell.as_of;
  const days = await ask('trends/days', { ...filters, from_day: shell.first_day, to_day: to });
  // Agreements may reach years further back than any text; before the first record there is nothing to compare.
  const from = days[0]?.recorded_on ?? shell.first_day;
  const shownFrom = [from, `${addDays(to, -SPAN_DAYS[grain]).slice(0, 7)}-01`].sort().at(-1)!;
  const months = steps(days, from, to, 'month', source).filter((step) => step.isFinished);
  const compared =
    shell.filters.compare === 'year' ? samePeriodLastYear(shell.filters.period) : previousPeriod(shell.filters.period);
  const from_day = firstDay(shell.filters.period);
  // A period that still runs is held against as many days of the other.
  const before_to =
    to < end
      ? [addDays(firstDay(compared), daysBetween(from_day, to)), lastDay(compared)].sort()[0]!
      : lastDay(compared);
  const spans = { from_day, to_day: to, before_from: firstDay(compared), before_to };
  const channels = withReading(
    await ask('trends/channels', { ...filters, source, ...spans }),
    await ask('trends/channel_reading', spans)
  );
  // Only the whole of a place has a whole to be a part of.
  const isWhole = [topic, source, industry, ownership, worker_group].every((filter) => filter === null);
  const registered =
    isWhole && counted === 'requests'
      ? await ask('trends/registered', {
          scope_path: shell.scope_path,
          region,
          from_month: from_day,
          to_month: `${to.slice(0, 7)}-01`
        })
      : [];
  const topics = await ask('search/topics', {});
  const regions = await ask('search/regions', {});
  const names = new Map([
    ...topics.map((at) => [at.topic_code, at.topic_name] as const),
    ...regions.map((at) => [at.region_code, at.region_name] as const)
  ]);
  const byTopic = await ask('trends/breakdown', {
    ...filters,
    source,
    part_by: 'topic',
    from_day: firstDay(shiftPeriod(shell.filters.period, 1 - FLOW_PERIODS)),
    to_day: to
  });
  const pairFrom = [from, monthsUpTo(`${to.slice(0, 7)}-01`, PAIR_MONTHS)[0]!].sort().at(-1)!;
  const pairs = await ask('trends/topic_pairs', {
    ...filters,
    source,
    from_day: pairFrom,
    to_day: to,
    at_least: LINK_RECORDS
  });
  const links = topicLinks(pairs, names);
  const festivals = (await ask('trends/festivals', {})).map((row) => row.festival_on);
  return {
    to,
    by_source: TREND_SOURCES.filter((of) => source === null || of === source).map((of) => ({
      source: of,
      steps: steps(days, shownFrom, to, grain, of)
    })),
    total: days
      .filter((row) => (source === null || row.source === source) && row.recorded_on >= shownFrom)
      .reduce((sum, row) => sum + row.record_count, 0),
    months,
    ...answers.once(`trends/judged ${JSON.stringify({ ...filters, source, from, to })}`, () =>
      judge(days, { from, to, source, festivals })
    ),
    parts: shortened(
      decomposeWithHoliday(
        months.map((month) => month.count),
        months.map((month) => month.from),
        festivals
      )
    ),
    festivals: festivalYears(days, festivals, from, to, source),
    lead: answers.once(`trends/lead ${JSON.stringify({ ...filters, from, to })}`, () =>
      leadOf(days, { from, to, festivals }, topic !== null && (region !== null || shell.scope_city_code !== null))
    ),
    lead_from: from,
    compared,
    is_unfinished: to < end,
    mix: mixChange(channels),
    left_out: leftOutWords(
      channels.map(({ source: of, now_count }) => ({ source: of, record_count: now_count })),
      registered
    ),
    channels,
    parts_of: await readParts(ask, shell, request, to, names),
    flow: topicFlow(byTopic, names, shell.filters.period, from, to),
    links: {
      // Shown with two decimals at most.
      listed: links
        .slice(0, LISTED_LINKS)
        .map((link) => ({ ...link, lift: Number(link.lift.toFixed(4)), npmi: Number(link.npmi.toFixed(4)) })),
      count: links.length,
      looked: pairs.length,
      from: pairFrom,
      records: pairs[0]?.total_count ?? 0
    },
    network: answers.once(`trends/network ${JSON.stringify({ ...filters, source, pairFrom, to })}`, () => ({
      wide: layoutNetwork(links, 760, 460, 30),
      narrow: layoutNetwork(links, 350, 520, 14)
    })),
    topics: topics.map(({ topic_code, topic_name, parent_code }) => ({ topic_code, topic_name, parent_code })),
    regions: regions.filter(
      (at) =>
        at.region_level === 'city' ||
        (region !== null && at.region_level === 'county' && cityCodeOf(at.region_code) === cityCodeOf(region))
    )
  };
}

/** Shown with two decimals at most: the others would only weigh on the page. */
function shortened(parts: HolidayDecomposition | null): HolidayDecomposition | null {
  const short = <T extends number | null>(values: readonly T[]) =>
    values.map((value) => (value === null ? value : Number(value.toFixed(4))) as T);
  return parts && { ...parts, trend: short(parts.trend), season: short(parts.season), rest: short(parts.rest) };
}

/** The measure taken apart in the way chosen, over two years of months. */
async function readParts(
  ask: Ask,
  shell: ShellData,
  request: TrendRequest,
  to: string,
  names: ReadonlyMap<string, string>
) {
  const { topic, source, region, industry, ownership, worker_group, counted, part_by } = request;
  const divided = part_by === 'city' && (region !== null || shell.scope_city_code !== null) ? 'county' : part_by;
  const months = monthsUpTo(`${to.slice(0, 7)}-01`, PART_MONTHS);
  const rows = await ask('trends/breakdown', {
    topic,
    source,
    region,
    industry,
    ownership,
    worker_group,
    counted,
    part_by: divided,
    scope_path: shell.scope_path,
    from_day: months[0]!,
    to_day: to
  });
  const { period, compare } = shell.filters;
  return {
    months,
    by_county: divided === 'county',
    rows: partChanges(
      rows,
      months,
      period,
      compare === 'year' ? samePeriodLastYear(period) : previousPeriod(period),
      (code) => partName(request.part_by, code, names)
    )
  };
}
