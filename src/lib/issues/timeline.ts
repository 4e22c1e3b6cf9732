/** State of an issue at a moment: 新出现, 上升, 平稳, 消退, 已沉寂, 复发. */
export type IssueState = 'new' | 'rising' | 'steady' | 'fading' | 'closed' | 'reopened';

const DAY = 86_400_000;

/**
 * Without a record for this long an issue counts as closed (60 days is the term within which a petition is settled).
 */
export const CLOSED_AFTER_DAYS = 60;

export interface Timeline {
  /** Milliseconds, NaN when no member has a time. */
  first_seen: number;
  last_seen: number;
  recent: number;
  /** Mean records a week over the 4 weeks before the last 7 days, counted from the first record at the earliest. */
  baseline: number;
  /** (recent − baseline) / max(baseline, 1); against the issue's own past, never against others. */
  growth: number;
  state: IssueState;
}

/**
 * Span, growth and state of an issue.
 * @param times milliseconds of its records, any order, NaN ignored
 * @param asOf the data's own "now": the latest time seen in any record, so that the same data give the same states
 */
export function timelineOf(times: ArrayLike<number>, asOf: number): Timeline {
  const known = Float64Array.from(times)
    .filter((time) => !Number.isNaN(time))
    .sort();
  if (known.length === 0)
    return { first_seen: Number.NaN, last_seen: Number.NaN, recent: 0, baseline: 0, growth: 0, state: 'steady' };
  const first = known[0]!;
  const last = known[known.length - 1]!;
  const recent = countAfter(known, asOf - 7 * DAY);
  const weeks = Math.min(4, Math.max(0, (asOf - 7 * DAY - first) / (7 * DAY)));
  const before = countAfter(known, asOf - 35 * DAY) - recent;
  const baseline = before / Math.max(1, weeks);
  const growth = (recent - baseline) / Math.max(1, baseline);
  return { first_seen: first, last_seen: last, recent, baseline, growth, state: stateOf(known, asOf, recent, growth) };
}

function stateOf(times: Float64Array, asOf: number, recent: number, growth: number): IssueState {
  const last = times[times.length - 1]!;
  if (asOf - last > CLOSED_AFTER_DAYS * DAY) return 'closed';
  if (asOf - times[0]! <= 14 * DAY) return 'new';
  if (resumedAfterSilence(times, asOf)) return 'reopened';
  if (recent >= 3 && growth >= 0.5) return 'rising';
  return asOf - last > 14 * DAY || growth <= -0.5 ? 'fading' : 'steady';
}

/** A silence longer than the closing term that ended within the last 28 days. */
function resumedAfterSilence(times: Float64Array, asOf: number): boolean {
  for (let index = times.length - 1; index > 0; index--) {
    if (asOf - times[index]! > 28 * DAY) return false;
    if (times[index]! - times[index - 1]! > CLOSED_AFTER_DAYS * DAY) return true;
  }
  return false;
}

function countAfter(sorted: Float64Array, moment: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > moment) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}
