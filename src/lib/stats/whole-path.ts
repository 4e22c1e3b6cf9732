/** The counts expected of the whole, month after month, each time as known when the month began. Pure. */
import { dayNumber, monthSpans, type Span } from './calendar.ts';
import type { Fit } from './count-fit.ts';
import { expectedIn, fitHistory, type CountHistory, type Expected, type NoExpectation } from './expectation.ts';
import { overLongerSpans } from './longer-spans.ts';
import type { WholePath } from './place-counts.ts';
import { rowOf } from './count-design.ts';
import { meanOf } from './count-fit.ts';

/** The first, second and last ten days of a month (上旬、中旬、下旬): fine enough to see where the festival falls. */
export function tenDaySpans(month: Span): Span[] {
  return [
    { from: month.from, days: 10 },
    { from: month.from + 10, days: 10 },
    { from: month.from + 20, days: month.days - 20 }
  ];
}

export interface WholeCounts {
  /** First days, ISO, without gaps. */
  months: readonly string[];
  /** Counts of each month's three ten-day parts; null where the source had not begun. */
  parts: readonly (readonly [number, number, number] | null)[];
  /** First days of Spring Festival, ISO. */
  festivals: readonly string[];
  /** `months`: the parts are not to be looked at apart. */
  by?: 'months';
}

export interface OriginPath extends WholePath {
  /** Null where the whole itself has too little history; then `past` and `next` are a level without a shape. */
  expected: Expected | null;
  none: NoExpectation | null;
  /** Months of history used. */
  history: number;
}

/** Reaches are chosen anew after so many months. */
const CHOOSE_EVERY = 12;
/** Below this many records a month the ten-day parts tell no more than the month. */
const FINE_FROM = 120;
const FLAT_UNSURE = 0.03;

const daysKept = new WeakMap<readonly string[], number[]>();

/** Day numbers, one list for a list of festivals: what is computed for it serves every topic. */
function daysOf(festivals: readonly string[]): number[] {
  let days = daysKept.get(festivals);
  if (!days) daysKept.set(festivals, (days = festivals.map(dayNumber)));
  return days;
}

/** One path for each month from `first` on. */
export function wholePaths({ months, parts, festivals, by }: WholeCounts, first: number): OriginPath[] {
  const spans = monthSpans(months);
  const days = daysOf(festivals);
  const sums = parts.map((part) => (part === null ? null : part[0] + part[1] + part[2]));
  const known = sums.filter((sum) => sum !== null);
  const isFine = by !== 'months' && known.reduce((sum, count) => sum + count, 0) >= FINE_FROM * known.length;
  const paths: OriginPath[] = [];
  let latest: Fit | undefined;
  for (let at = first; at < months.length; at++) {
    const longer = spans.slice(0, at);
    const history: CountHistory = isFine
      ? {
          spans: longer.flatMap(tenDaySpans),
          counts: parts.slice(0, at).flatMap((part) => part ?? [null, null, null]),
          festivals: days
        }
      : { spans: longer, counts: sums.slice(0, at), festivals: days };
    const kept = (at - first) % CHOOSE_EVERY === 0 ? undefined : latest;
    const fit = fitHistory({ ...history, ...(kept ? { reach: kept.reach, start: kept } : {}) });
    if (typeof fit === 'string') paths.push(flatPath(sums.slice(0, at), spans, at, fit));
    else {
      latest = fit;
      paths.push(pathOf(isFine ? overLongerSpans(fit, history, longer) : fit, spans, at));
    }
  }
  return paths;
}

function pathOf(fit: Fit, spans: readonly Span[], at: number): OriginPath {
  const slopes = new Float64Array(fit.design.size);
  const next = spans[at]!;
  const expected = expectedIn(fit, next, next.from);
  return {
    past: spans.slice(0, at).map((span) => meanOf(fit.design, fit.coefficients, rowOf(fit.design, span), slopes)),
    next: expected.mean,
    unsure: expected.unsure,
    expected,
    none: null,
    history: at
  };
}

/** A level by days alone, for a topic too rare or too new to have a shape. */
function flatPath(
  sums: readonly (number | null)[],
  spans: readonly Span[],
  at: number,
  none: NoExpectation
): OriginPath {
  let [count, days] = [0.5, 30];
  sums.forEach((sum, month) => {
    if (sum === null) return;
    count += sum;
    days += spans[month]!.days;
  });
  const rate = count / days;
  return {
    past: spans.slice(0, at).map((span) => rate * span.days),
    next: rate * spans[at]!.days,
    unsure: FLAT_UNSURE + 1 / count,
    expected: null,
    none,
    history: sums.filter((sum) => sum !== null).length
  };
}
