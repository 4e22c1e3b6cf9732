/**
 * Whether visits change later complaints: visited companies against matched unvisited ones (difference in
 * differences).
 */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import type { Interval } from '#lib/domain/intervals.ts';

export type MatchedChange = QueryRow<'enterprises/visit_effect'>;

export type VisitEffect =
  | { kind: 'too_few'; matched: number }
  | { kind: 'estimate'; matched: number; difference: number; interval: Interval; isSmall: boolean };

export const EFFECT_NEEDS = 10;
const EFFECT_FULL_FROM = 30;
const RESAMPLES = 2000;

/**
 * Mean of own change less peers' change, with the percentile bootstrap interval (Efron and Tibshirani, An
 * Introduction to the Bootstrap, 1993, ch. 13) at 95 %. The draws are seeded, so the same rows give the same
 * interval.
 */
export function visitEffect(rows: readonly MatchedChange[]): VisitEffect {
  const differences = rows.map((row) => row.own_change - row.peer_change);
  if (differences.length < EFFECT_NEEDS) return { kind: 'too_few', matched: differences.length };
  let state = 20121211;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(differences.map(() => differences[Math.floor(next() * differences.length)]!))
  ).sort((a, b) => a - b);
  return {
    kind: 'estimate',
    matched: differences.length,
    difference: mean(differences),
    interval: { low: means[Math.floor(0.025 * RESAMPLES)]!, high: means[Math.ceil(0.975 * RESAMPLES) - 1]! },
    isSmall: differences.length < EFFECT_FULL_FROM
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export type TimelineEvent = Pick<QueryRow<'enterprises/timeline'>, 'happened_on' | 'source' | 'is_request'>;

/** Was it visited before or after the first complaint? One sentence, and the days between. */
export function visitOrder(events: readonly TimelineEvent[]): { sentence: string; complaints: number; visits: number } {
  const complaints = events.filter((event) => event.is_request && event.source !== 'visits');
  const visits = events.filter((event) => event.source === 'visits');
  const first = complaints[0]?.happened_on;
  const counts = { complaints: complaints.length, visits: visits.length };
  if (first === undefined)
    return {
      ...counts,
      sentence: visits.length > 0 ? `走访过 ${visits.length} 次，没有诉求记录` : '没有走访，也没有诉求记录'
    };
  const before = visits.filter((visit) => visit.happened_on <= first);
  const after = visits.find((visit) => visit.happened_on > first);
  const later = after ? `，首件诉求后 ${daysBetween(first, after.happened_on)} 天再次走访` : '，此后没有再走访';
  if (before.length > 0)
    return {
      ...counts,
      sentence: `首件诉求（${first}）之前走访过 ${before.length} 次，最近一次在 ${daysBetween(before.at(-1)!.happened_on, first)} 天前${later}`
    };
  return {
    ...counts,
    sentence: after
      ? `首件诉求（${first}）之前没有走访过，${daysBetween(first, after.happened_on)} 天后才走访`
      : `有诉求（首件 ${first}）而从未走访`
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
