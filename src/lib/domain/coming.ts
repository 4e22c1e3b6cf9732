/**
 * Times of the year at which certain matters usually come: their days in each year and, where the past carries it, how much
 * more than usual there was. Pure; the figures come from `stats/coming.ts`.
 */
import { formatDate, formatDecimal, formatInteger } from './format.ts';
import { addDays, daysBetween } from './trends.ts';

export interface ComingEvent {
  key: string;
  name: string;
  /** The matters counted, in words and as codes of topics. */
  matters: string;
  topics: readonly string[];
  /** Days of the year (MM-DD), or days from the first day of Spring Festival. */
  when: { from: string; to: string } | { after: number; until: number };
}

export const COMING_EVENTS: readonly ComingEvent[] = [
  { key: 'festival', name: '春节前讨薪', matters: '劳动报酬', topics: ['T01'], when: { after: -45, until: -4 } },
  {
    key: 'return',
    name: '节后返岗求职和用工',
    matters: '就业与技能培训、劳动合同与用工',
    topics: ['T09', 'T03'],
    when: { after: 8, until: 35 }
  },
  {
    key: 'heat',
    name: '高温劳动',
    matters: '高温劳动与防暑降温',
    topics: ['T05.04'],
    when: { from: '06-10', to: '08-31' }
  },
  {
    key: 'school',
    name: '开学前后的入学和助学',
    matters: '子女入学与托育、子女助学',
    topics: ['T11.03', 'T10.03'],
    when: { from: '08-10', to: '09-15' }
  },
  {
    key: 'heating',
    name: '供暖季的生活困难和宿舍',
    matters: '生活困难与低保、单位住房与宿舍',
    topics: ['T10.01', 'T11.02'],
    when: { from: '11-10', to: '12-31' }
  }
];

export interface DaySpan {
  /** First and last day, ISO. */
  from: string;
  to: string;
}

/** The days of an event in every year that the list of festivals or the years given allow, in order. */
export function spansOfEvent({ when }: ComingEvent, festivals: readonly string[], years: readonly number[]): DaySpan[] {
  if ('from' in when) return years.map((year) => ({ from: `${year}-${when.from}`, to: `${year}-${when.to}` }));
  return festivals.map((day) => ({ from: addDays(day, when.after), to: addDays(day, when.until) }));
}

/** Days looked ahead. */
export const AHEAD_DAYS = 31;

/** The span that is on or begins within the days ahead; null where there is none. */
export function comingSpan(spans: readonly DaySpan[], asOf: string): DaySpan | null {
  return spans.find(({ from, to }) => to > asOf && from <= addDays(asOf, AHEAD_DAYS)) ?? null;
}

/** One earlier year: records in the event's days, and what as many ordinary days of that year had. */
export interface PastYear extends DaySpan {
  count: number;
  ordinary: number;
}

/** How much more than usual the earlier years had. */
export interface UsualRise {
  ratio: number;
  low: number;
  high: number;
  years: PastYear[];
}

/** 春节前讨薪：12月23日起，往年约为平时的 1.9 倍 */
export function comingTitle({ name }: ComingEvent, span: DaySpan, rise: UsualRise, asOf: string): string {
  const when = span.from <= asOf ? `已在其中，到${formatDate(span.to)}` : `${formatDate(span.from)}起`;
  return `${name}：${when}，往年约为平时的 ${formatDecimal(rise.ratio)} 倍`;
}

/** 约 1.6 至 2.2 倍，据 3 年 412 条：2024年 120 条（平时 61 条）… */
export function riseWords({ low, high, years }: UsualRise): string {
  const sum = years.reduce((all, { count }) => all + count, 0);
  const each = years.map(
    ({ to, count, ordinary }) =>
      `${to.slice(0, 4)}年 ${formatInteger(count)} 条（平时同样天数约 ${formatInteger(Math.round(ordinary))} 条）`
  );
  return `约 ${formatDecimal(low)} 至 ${formatDecimal(high)} 倍，据 ${years.length} 年 ${formatInteger(sum)} 条：${each.join('，')}。`;
}

/** 2027年春节是2月6日，比上一个春节早 11 天 */
export function festivalWords(festivals: readonly string[], asOf: string): string | null {
  const next = festivals.find((day) => day > asOf);
  const last = festivals.filter((day) => day <= asOf).at(-1);
  if (!next) return null;
  const said = `${next.slice(0, 4)}年春节是${formatDate(next).slice(5)}，还有 ${daysBetween(asOf, next)} 天`;
  if (!last) return said;
  const moved = daysBetween(`${next.slice(0, 4)}${last.slice(4)}`, next);
  return moved === 0 ? said : `${said}，比上一个春节${moved < 0 ? '早' : '晚'} ${Math.abs(moved)} 天`;
}
