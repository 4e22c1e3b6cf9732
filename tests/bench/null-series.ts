/** Series in which nothing happened, and the same with something planted: what statements are calibrated on. Seeded. */
import { festivalDays } from '../festivals.ts';
import { monthSpans, yearShare, type Span } from '#lib/stats/calendar.ts';
import { tenDaySpans } from '#lib/stats/whole-path.ts';
import { Rng } from '#pipelines/demo/random.ts';

/** First day of the series: a Sunday, so that weeks run from it. */
const FIRST_MONDAY = 19_359;

export interface Planted {
  spans: Span[];
  counts: (number | null)[];
}

export interface NullKind {
  label: string;
  /** Var = mean + excess · mean² of a level series: what is known of its spread. */
  excess?: number;
  /** Weight of a day, by which a month's count falls into its parts; all days alike where it is not given. */
  weight?(day: number): number;
  /** Counts of spans with about `level` a day on average. */
  draw(spans: readonly Span[], level: number, rng: Rng): (number | null)[];
}

export const FESTIVALS = festivalDays();

/** First days of `count` months from 2023-01. */
export function months(count: number): Span[] {
  return monthSpans(
    Array.from(
      { length: count },
      (_, at) => `${2023 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`
    )
  );
}

export function weeks(count: number): Span[] {
  return Array.from({ length: count }, (_, at) => ({ from: FIRST_MONDAY + 7 * at, days: 7 }));
}

/** Poisson, or negative binomial with Var = mean + excess · mean². */
export function drawCount(mean: number, excess: number, rng: Rng): number {
  return rng.poisson(excess > 0 ? mean * excess * gamma(1 / excess, rng) : mean);
}

/** Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000). */
function gamma(shape: number, rng: Rng): number {
  if (shape < 1) return gamma(shape + 1, rng) * rng.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(rng.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Arrears of building workers by days to the festival, as the demo draws them. */
export function arrearsSeason(day: number): number {
  const ahead = Math.min(...FESTIVALS.map((festival) => (festival >= day ? festival - day : 999)));
  const since = Math.min(...FESTIVALS.map((festival) => (festival < day ? day - festival : 999)));
  if (ahead <= 2 || since <= 6) return 0.2;
  if (since <= 27) return 0.6;
  if (ahead <= 21) return 3.2;
  if (ahead <= 60) return 2.2;
  if (ahead <= 120) return 1.2;
  const month = new Date(day * 86_400_000).getUTCMonth() + 1;
  return month === 6 ? 1.3 : 0.7;
}

/** The counts of the ten-day parts of months, each record of a month in one of them: parts of one month err together. */
export function inParts(
  months: readonly Span[],
  counts: readonly (number | null)[],
  { weight = () => 1 }: NullKind,
  rng: Rng
): (number | null)[] {
  return months.flatMap((month, at) => {
    const count = counts[at] ?? null;
    if (count === null) return [null, null, null];
    const weights = tenDaySpans(month).map((part) => overDays(part, weight));
    const total = weights.reduce((sum, one) => sum + one, 0);
    const parts = weights.map(() => 0);
    for (let rest = count; rest > 0; rest--) {
      const share = rng.next() * total;
      parts[share < weights[0]! ? 0 : share < weights[0]! + weights[1]! ? 1 : 2]!++;
    }
    return parts;
  });
}

function overDays(span: Span, rate: (day: number) => number): number {
  let sum = 0;
  for (let day = span.from; day < span.from + span.days; day++) sum += rate(day);
  return sum;
}

const shaped = (excess: number, rate: (span: Span, at: number) => number): NullKind['draw'] => {
  return (spans, level, rng) => spans.map((span, at) => drawCount(level * rate(span, at), excess, rng));
};

/** Poisson around a lognormal level that remembers itself; standard deviation 0.3 on the log scale. */
function autoregressive(memory: number): NullKind['draw'] {
  return (spans, level, rng) => {
    let state = 0.3 * rng.normal();
    return spans.map((span) => {
      state = memory * state + 0.3 * Math.sqrt(1 - memory ** 2) * rng.normal();
      return drawCount(level * span.days * Math.exp(state - 0.045), 0, rng);
    });
  };
}

const flat = (span: Span) => span.days;
export const NULL_KINDS: NullKind[] = [
  { label: '泊松', excess: 0, draw: shaped(0, flat) },
  { label: '负二项 k=5', excess: 1 / 5, draw: shaped(1 / 5, flat) },
  { label: '负二项 k=20', excess: 1 / 20, draw: shaped(1 / 20, flat) },
  { label: 'AR(1) φ=.3', draw: autoregressive(0.3) },
  { label: 'AR(1) φ=.5', draw: autoregressive(0.5) },
  { label: 'AR(1) φ=.7', draw: autoregressive(0.7) },
  { label: '正弦 ±30%', draw: shaped(0, (span) => span.days * (1 + 0.3 * Math.sin(2 * Math.PI * yearShare(span)))) },
  { label: '欠薪季节与移动的春节', weight: arrearsSeason, draw: shaped(0, (span) => overDays(span, arrearsSeason)) },
  {
    label: '缺报十期',
    draw: (spans, level, rng) => {
      const from = rng.int(Math.floor(spans.length * 0.2), Math.floor(spans.length * 0.7));
      return spans.map((span, at) => (at >= from && at < from + 10 ? 0 : drawCount(level * span.days, 0, rng)));
    }
  },
  {
    label: '来源中途开始',
    draw: (spans, level, rng) => {
      const from = Math.floor(spans.length * 0.4);
      return spans.map((span, at) => (at < from ? 0 : drawCount(level * span.days, 0, rng)));
    }
  }
];
