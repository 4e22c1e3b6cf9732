/** The drawings of 趋势 as inputs of the line chart, and the sentences above them. */
import { shiftMonth } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDate, formatDay, formatDecimal, formatInteger, formatPercent, growthText } from '#lib/domain/format.ts';
import type { ChannelRow } from '#lib/domain/channel-mix.ts';
import { TREND_SOURCE_NAMES, type PartChange } from '#lib/domain/trend-parts.ts';
import { FESTIVAL_WEEKS, PARTS, type PartBy, type FestivalYear, type Step } from '#lib/domain/trends.ts';
import type { ChangePoint } from '#lib/stats/change-points.ts';
import type { Decomposition } from '#lib/stats/decompose.ts';
import type { HolidayDecomposition } from '#lib/stats/moving-holiday.ts';
import type { ForecastResult } from '#lib/stats/forecast.ts';
import type { OnsetLead } from '#lib/stats/onset.ts';
import type { TrendInput } from './trend.ts';

/** @param until last day of the data in the chart */
export function sourcesTrend(shown: readonly { source: string; steps: Step[] }[], until: string): TrendInput {
  const first = shown[0]!.steps;
  const last = first.at(-1);
  return {
    periods: first.map((step) => step.label),
    starts: first.map((step) => step.from),
    series: shown.map(({ source, steps }) => ({
      key: source,
      label: TREND_SOURCE_NAMES[source] ?? source,
      values: steps.map((step) => step.count)
    })),
    unfinished: last && !last.isFinished ? `${last.label}（${formatDay(until)}止）` : null
  };
}

/**
 * 网络帖文 123 条，同比增长 324.1%；信访 20 条，环比下降 5.0%。Sources in falling order; who speaks loudest and where it grew are seen
 * side by side.
 */
export function sourcesSentence(channels: readonly Omit<ChannelRow, 'is_read'>[], against: '环比' | '同比'): string {
  const sums = Object.keys(TREND_SOURCE_NAMES).map((source) => {
    const own = channels.filter((row) => row.source === source);
    const sum = (key: 'now_count' | 'before_count') => own.reduce((total, row) => total + row[key], 0);
    return { source, now: sum('now_count'), before: sum('before_count') };
  });
  return sums
    .filter(({ now, before }) => now + before > 0)
    .sort((a, b) => b.now - a.now)
    .map(
      ({ source, now, before }) =>
        `${TREND_SOURCE_NAMES[source]} ${formatInteger(now)} 条，${growthText(now, before, against) ?? `对比期 ${formatInteger(before)} 条`}`
    )
    .join('；');
}

/** 2026年10月西安市最多，312 条，环比增长 4.2%；增长最多的是榆林市（+38 条） */
export function partsSentence(
  rows: readonly PartChange[],
  by: PartBy,
  period: string,
  against: '环比' | '同比' | null
): string {
  const told = rows.filter((part) => part.code !== '' && part.now + part.before > 0);
  const [top] = told;
  if (!top || top.now === 0) return `${period}的记录都没有写明${PARTS[by]}`;
  const growth = against && growthText(top.now, top.before, against);
  const rising = [...told].sort((a, b) => b.now - b.before - (a.now - a.before))[0]!;
  const more =
    against && rising !== top && rising.now > rising.before
      ? `；增加最多的是${rising.name}（多 ${formatInteger(rising.now - rising.before)} 条）`
      : '';
  return `${period}${top.name}最多，${formatInteger(top.now)} 条${growth ? `，${growth}` : ''}${more}`;
}

export function partsTrend(months: readonly Step[], parts: Decomposition): TrendInput {
  return {
    periods: months.map((month) => month.label),
    unfinished: null,
    series: [
      { key: 'count', label: '实际', values: months.map((month) => month.count) },
      {
        key: 'trend',
        label: '去掉季节的走势',
        values: parts.trend.map((value) => (value === null ? null : Math.round(value * 10) / 10)),
        gaps: parts.trend.map((value) => (value === null ? '首尾半年算不出' : null))
      }
    ]
  };
}

/** 一年里 1月最高（1.31 倍），2月最低（0.86 倍）；去掉季节，2026年4月的走势为每月 1,312 条，比一年前增长 3.1% */
export function seasonSentence(months: readonly Step[], parts: Decomposition): string {
  const first = Number(months[0]!.from.slice(5, 7));
  const named = parts.season
    .map((figure, at) => ({ month: ((first - 1 + at) % 12) + 1, figure }))
    .sort((a, b) => b.figure - a.figure);
  const [top, bottom] = [named[0]!, named.at(-1)!];
  const last = parts.trend.findLastIndex((value) => value !== null);
  const [now, before] = [parts.trend[last], parts.trend[last - 12]];
  const growth = now && before ? `，比一年前${growthText(now, before, '同比')!.slice(2)}` : '';
  return `一年里 ${top.month} 月最高（${formatDecimal(top.figure, 2)} 倍），${bottom.month} 月最低（${formatDecimal(bottom.figure, 2)} 倍）${now ? `；去掉季节，${monthLabel(months[last]!.from)}为每月 ${formatInteger(Math.round(now))} 条${growth}` : ''}`;
}

/** 春节错月：节前 28 天全在一个月里，比一天也不在时多 38.2%（约在 12.0% 至 70.1%）；走势和季节已去掉这一影响 */
export function holidaySentence(holiday: HolidayDecomposition['holiday']): string {
  if (!holiday) return '春节错月：节期早晚的影响与偶然起伏分不开（或不足三个春节），没有校正。';
  const percent = (factor: number) => `${formatDecimal(Math.abs(factor - 1) * 100, 1)}%`;
  const signed = (factor: number) => `${factor < 1 ? '少 ' : '多 '}${percent(factor)}`;
  return `春节错月：节前 28 天全在一个月里，比一天也不在时${signed(holiday.whole)}（约在${signed(holiday.low)}至${signed(holiday.high)}）；走势和季节已去掉这一影响。`;
}

export function festivalTrend(years: readonly FestivalYear[]): TrendInput {
  const shown = years.slice(-4);
  return {
    periods: Array.from({ length: FESTIVAL_WEEKS.before + FESTIVAL_WEEKS.after }, (_, week) =>
      week < FESTIVAL_WEEKS.before
        ? `节前${FESTIVAL_WEEKS.before - week}周`
        : `节后${week - FESTIVAL_WEEKS.before + 1}周`
    ),
    unfinished: null,
    series: shown.map((year) => ({
      key: year.festival_on,
      label: `${year.festival_on.slice(0, 4)}年`,
      values: year.weeks,
      gaps: year.weeks.map((week) => (week === null ? '没有数据' : null))
    }))
  };
}

/** 2026年春节前十周共 812 件，比上年同样的十周多 12.3% */
export function festivalSentence(years: readonly FestivalYear[]): string {
  const before = (year: FestivalYear) => year.weeks.slice(0, FESTIVAL_WEEKS.before);
  const whole = years.filter((year) => before(year).every((week) => week !== null));
  const sum = (year: FestivalYear) => before(year).reduce<number>((total, week) => total + (week ?? 0), 0);
  const [last, previous] = [whole.at(-1), whole.at(-2)];
  if (!last || !previous) return '不足两个春节，不能按春节对齐比较';
  const growth = growthText(sum(last), sum(previous), '同比');
  return `${last.festival_on.slice(0, 4)}年春节前${FESTIVAL_WEEKS.before}周共 ${formatInteger(sum(last))} 条，按春节对齐${growth ?? '没有可比的上年'}`;
}

/** A rise and a fall, or the other way, that follow each other within a quarter are one episode. */
const EPISODE_WEEKS = 13;

/** 发现 1 处持久变化，最近一处从 2025-06-02 那周起（约在 2025-05-26 至 2025-06-09）：扣除季节和春节，约为此前的 1.52 倍 */
export function changeSentence(changes: readonly ChangePoint[], weeks: readonly Pick<Step, 'from'>[]): string {
  const last = changes.at(-1);
  if (!last) return '扣除季节和春节，周均水平没有发现持久的变化';
  const before = changes.at(-2);
  if (before && last.at - before.at <= EPISODE_WEEKS && before.ratio > 1 !== last.ratio > 1)
    return `${weeks[before.at]!.from} 那周到 ${weeks[last.at]!.from} 那周有一段${before.ratio > 1 ? '激增' : '低落'}（扣除季节和春节，约为平时的 ${formatDecimal(before.ratio, 2)} 倍），随后${before.ratio > 1 ? '回落' : '回升'}，不是持久的变化`;
  return `发现 ${changes.length} 处持久变化，最近一处从${formatDate(weeks[last.at]!.from)}那周起（约在${formatDate(weeks[last.from]!.from)}至${formatDate(weeks[last.to]!.from)}）：扣除季节和春节，约为此前的 ${formatDecimal(last.ratio, 2)} 倍`;
}

export function leadSentence(lead: OnsetLead | { kind: 'mixed' }, dayOf: (at: number) => string): string {
  if (lead.kind === 'mixed') return '几件事、几个地方合在一起，不比先后；选定主题和市县再看';
  if (lead.kind === 'none' && lead.began) return '有一个来源不足一年，先后无从比较';
  if (lead.kind === 'none') {
    const only =
      lead.first && !lead.second
        ? `只有网络帖文有明显的激增（${dayOf(lead.first.from)} 起）`
        : lead.second && !lead.first
          ? `只有信访有明显的激增（${dayOf(lead.second.from)} 起）`
          : lead.first
            ? '两个来源的激增相隔一个月以上，不是同一回事'
            : '近一年没有明显的激增';
    return `${only}，说不出谁先谁后`;
  }
  if (lead.low <= 0 && lead.high >= 0)
    return `网络帖文 ${dayOf(lead.first.from)}、信访 ${dayOf(lead.second.from)} 起激增，先后分不出（相差 ${lead.lead} 天，约在 ${lead.low} 至 ${lead.high} 天）`;
  const [who, other, days] = lead.lead > 0 ? ['网络帖文', '信访', lead.lead] : ['信访', '网络帖文', -lead.lead];
  const [low, high] = lead.lead > 0 ? [lead.low, lead.high] : [-lead.high, -lead.low];
  return `${who}先说：比${other}早 ${days} 天（约在 ${low} 至 ${high} 天）`;
}

/** 2026年11月约 1,268 条，八成把握在…; @param last the last finished month, ISO */
export function forecastSentence(result: ForecastResult | null, last: string): string {
  if (!result) return '历史不足一年半或记录太少，不作预测';
  const first = result.forecasts[0]!;
  return `${monthLabel(shiftMonth(last, 1))}约 ${formatInteger(Math.round(first.value))} 条，八成把握在 ${formatInteger(Math.round(first.low))} 至 ${formatInteger(Math.round(first.high))} 条；过去 ${result.tried} 次这样预测平均差 ${formatPercent(result.past_error)}，${result.inside} 次落在区间内`;
}
