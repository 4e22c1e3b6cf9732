/** What 总览 shows: six figures, the sentence, topics. Pure; coverage comes as the view of 覆盖地图. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import type { CoverageView } from './coverage-view.ts';
import { monthsUpTo, shiftMonth } from './coverage-trend.ts';
import { againstWords, type Filters } from './filters.ts';
import { growthText, shareChange, type Change } from './format.ts';
import { metricOf } from './metrics.ts';
import {
  changeStrength,
  countChangeWithRate,
  countFigure,
  countOfMonth,
  countOfPeriod,
  type MonthCount,
  type SourceSpan
} from './overview-counts.ts';
import { isUnfinished, monthsOf, previousPeriod, samePeriodLastYear, type Period } from './periods.ts';
import { REGISTERED } from './named-counts.ts';
import { CITIES } from './regions.ts';
import { replyDays, type ElapsedRow } from './reply-days.ts';
import { decideFigure, type Figure } from './suppression.ts';
import type { Usual } from './usual.ts';

export interface OverviewFigure {
  key: string;
  label: string;
  figure: Figure;
  unit: string;
  /** Unit of the denominator of a share. */
  counter?: string;
  change: Change | null;
  note: string | null;
  trend: (number | null)[];
  href: string | null;
}

export type DueMonth = QueryRow<'overview/on_time'>;

export type PlaceCount = QueryRow<'overview/places'>;

export interface OverviewInput {
  filters: Filters;
  as_of: string;
  /** Last month of the period that has begun. */
  month: string;
  counts: readonly MonthCount[];
  spans: readonly SourceSpan[];
  /** By source; null or absent while the period runs or the past is short. */
  usual: Record<string, Usual | null>;
  /** The compared period lies elsewhere around Spring Festival. */
  festival_moved: boolean;
  due: readonly DueMonth[];
  reply_days: readonly ElapsedRow[];
  places_now: readonly PlaceCount[];
  places_before: readonly PlaceCount[];
  missing: readonly { source: string; unit_count: number; missing_units: number }[];
  a08: CoverageView;
  a14: CoverageView;
}

const COUNTED = [
  { source: 'visits', label: REGISTERED.visits.name, said: '走访', unit: '次' },
  { source: 'petitions', label: REGISTERED.petitions.name, said: '登记信访', unit: '件' },
  { source: 'posts', label: REGISTERED.posts.name, said: '收录网络帖文', unit: '条' }
] as const;
/** Where the records of a source are read. */
const LISTS = { visits: '/visits', petitions: '/petitions', posts: '/issues' } as const;
const SPARK_MONTHS = 13;

/** The change that stands out most among the counted sources. */
export interface Headline {
  said: string;
  unit: string;
  count: number;
  change: Change | null;
  /** Null while the period runs or the past is short. */
  usual: Usual | null;
  /** The compared period lies elsewhere around Spring Festival. */
  festival_moved: boolean;
  /** The city that moved most in the direction of the change. */
  place: { name: string; difference: number } | null;
}

export function overviewFigures(input: OverviewInput): OverviewFigure[] {
  const [visits, petitions, posts] = COUNTED.map((at) => countedFigure(input, at));
  return [
    visits!,
    petitions!,
    onTimeFigure(input),
    coverageFigure(input, 'A08', input.a08),
    coverageFigure(input, 'A14', input.a14),
    posts!
  ];
}

/** The period of comparison; none while it is unfinished, since a part is not comparable with a whole. */
export function comparedPeriods(filters: Filters, asOf: string): { previous: Period; year: Period } | null {
  if (isUnfinished(filters.period, asOf)) return null;
  return { previous: previousPeriod(filters.period), year: samePeriodLastYear(filters.period) };
}

function countedFigure(input: OverviewInput, { source, label, unit }: (typeof COUNTED)[number]): OverviewFigure {
  const { filters } = input;
  const span = input.spans.find((at) => at.source === source);
  const count = (period: Period) => countOfPeriod(input.counts, span, period, input.month);
  const now = count(filters.period);
  const compared = comparedPeriods(filters, input.as_of);
  const previous = compared ? count(compared.previous) : null;
  const year = compared ? count(compared.year) : null;
  const byYear = filters.compare === 'year';
  const other = byYear ? previous : year;
  const otherText =
    now !== null && other !== null && filters.period.kind !== 'year'
      ? growthText(now, other, byYear ? '环比' : '同比')
      : null;
  const missing = input.missing.find((at) => at.source === source);
  return {
    key: source,
    label,
    unit,
    figure: countFigure(now, span),
    change: countChangeWithRate(now, byYear ? year : previous, unit, againstWords(filters), byYear ? '同比' : '环比'),
    note: joined([
      otherText,
      compared ? null : '本期尚未结束',
      missing && missing.missing_units > 0 ? `${missing.missing_units} 个单位有缺报` : null,
      span ? null : '没有接入这一来源'
    ]),
    trend: sparkMonths(input).map((month) => countOfMonth(input.counts, span, month)),
    href: LISTS[source]
  };
}

/**
 * The months of the small trends: up to the last that has ended, since a day's worth of a month would read as a fall.
 */
function sparkMonths({ month, as_of }: OverviewInput): string[] {
  const isRunning = month.slice(0, 7) === as_of.slice(0, 7);
  return monthsUpTo(isRunning ? shiftMonth(month, -1) : month, SPARK_MONTHS);
}

/** Share closed within the term; days to the reply where the letters carry no date of acceptance. */
function onTimeFigure(input: OverviewInput): OverviewFigure {
  const { filters } = input;
  const share = (period: Period) => {
    const months = monthsOf(period).map((month) => `${month}-01`);
    const rows = input.due.filter((row) => months.includes(row.month));
    return decideFigure({
      measure: 'share',
      of: 'records',
      numerator: rows.reduce((sum, row) => sum + row.on_time_count, 0),
      denominator: rows.reduce((sum, row) => sum + row.due_count, 0)
    });
  };
  const now = share(filters.period);
  if (now.state === 'not_applicable') return replyFigure(input);
  const compared = comparedPeriods(filters, input.as_of);
  const change = (before: Period | undefined, words: string) => {
    const figure = before ? share(before) : null;
    return now.value === null || !figure || figure.value === null ? null : shareChange(now.value, figure.value, words);
  };
  const previous = change(compared?.previous, againstWords({ ...filters, compare: 'prev' }));
  const year = change(compared?.year, '去年同期');
  const byYear = filters.compare === 'year';
  return {
    key: 'on_time',
    label: '信访按期办结率',
    unit: '%',
    counter: '件',
    figure: now,
    change: byYear ? year : previous,
    note: joined([(byYear ? previous : filters.period.kind === 'year' ? null : year)?.text ?? null]),
    trend: sparkMonths(input).map((month) => {
      const row = input.due.find((at) => at.month === month);
      return row
        ? decideFigure({ measure: 'share', of: 'records', numerator: row.on_time_count, denominator: row.due_count })
            .value
        : null;
    }),
    href: '/petitions#due'
  };
}

function replyFigure(input: OverviewInput): OverviewFigure {
  const days = replyDays(input.reply_days);
  return {
    key: 'reply_days',
    label: '信访答复中位天数',
    unit: '天',
    figure: days.figure,
    change: null,
    note:
      days.answered + days.waiting === 0
        ? '没有登记受理、办结或答复日期'
        : `${days.words}；没有受理日期，不能算按期办结率`,
    trend: [],
    href: '/petitions#due'
  };
}

function coverageFigure(input: OverviewInput, indicator: string, view: CoverageView): OverviewFigure {
  const metric = metricOf(indicator)!;
  const byYear = input.filters.compare === 'year';
  const other = byYear ? view.change_previous : input.filters.period.kind === 'year' ? null : view.change_year;
  return {
    key: indicator,
    label: metric.label,
    unit: '%',
    counter: metric.counter,
    figure: view.total.figure,
    change: byYear ? view.change_year : view.change_previous,
    note: joined([
      other?.text ?? null,
      view.total.missing_units > 0 ? `${view.total.missing_units} 个单位未报送` : null
    ]),
    trend: view.trend.figures.slice(-SPARK_MONTHS).map((figure) => figure.value),
    href: `/coverage?indicator=${indicator}#names`
  };
}

/** The counted source whose change is strongest; without any comparison the first that has a count. */
export function headlineOf(input: OverviewInput): Headline | null {
  const compared = comparedPeriods(input.filters, input.as_of);
  const against = compared ? (input.filters.compare === 'year' ? compared.year : compared.previous) : null;
  const found = COUNTED.flatMap(({ source, said, unit }) => {
    const span = input.spans.find((at) => at.source === source);
    const count = countOfPeriod(input.counts, span, input.filters.period, input.month);
    if (count === null) return [];
    const before = against ? countOfPeriod(input.counts, span, against, input.month) : null;
    const strength = before === null ? null : changeStrength(count, before);
    const change = countChangeWithRate(
      count,
      before,
      unit,
      againstWords(input.filters),
      input.filters.compare === 'year' ? '同比' : '环比'
    );
    return [
      {
        said,
        unit,
        count,
        change,
        strength,
        usual: input.usual[source] ?? null,
        festival_moved: input.festival_moved,
        place: before === null ? null : placeOf(input, source, count - before)
      }
    ];
  });
  const out = (of: (typeof found)[number]) => (of.usual && of.usual.state !== 'usual' ? 1 : 0);
  return found.sort((a, b) => out(b) - out(a) || Math.abs(b.strength ?? -1) - Math.abs(a.strength ?? -1))[0] ?? null;
}

function placeOf({ places_now, places_before }: OverviewInput, source: string, difference: number): Headline['place'] {
  if (difference === 0) return null;
  const countIn = (rows: readonly PlaceCount[], code: string) =>
    rows.find((row) => row.source === source && row.city_code === code)?.record_count ?? 0;
  const moved = CITIES.map((city) => ({
    name: city.region_name,
    difference: countIn(places_now, city.region_code) - countIn(places_before, city.region_code)
  }))
    .filter((city) => Math.sign(city.difference) === Math.sign(difference))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return moved[0] ?? null;
}

function joined(parts: (string | null | undefined | false)[]): string | null {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return said.length === 0 ? null : said.join('；');
}
