/** Whether an enterprise was visited before or after its first complaint. */
import type { QueryRow } from '#lib/contracts/query-row.ts';

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
