/** State of an issue at a moment: 新出现, 上升, 高位, 平稳, 消退, 已沉寂, 复发. */
export type IssueState = 'new' | 'rising' | 'high' | 'steady' | 'fading' | 'closed' | 'reopened';

const DAY = 86_400_000;

/**
 * Without a record for this long an issue counts as closed (60 days is the term within which a petition is settled).
 */
const CLOSED_AFTER_DAYS = 60;

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
  if (asOf - last > 14 * DAY || growth <= -0.5) return 'fading';
  return againstOwnYear(times, asOf);
}

const WINDOW_DAYS = 28;
/** Windows of the own year that are taken for usual: the last three may belong to the rise. */
const USUAL_WINDOWS = { from: 4, to: 13 };
const LEAST_HIGH = 5;
/** One-sided 1 %, with the overdispersion of the windows. */
const FAR = 2.33;

/**
 * Four weeks against the windows of four weeks from a year to twelve weeks before, the silent ones counted as zero: an
 * issue that went from nothing to a hundred a month stands high however even the last months are. It rises while these
 * four weeks exceed the four before, and fades once they fall well below them.
 */
function againstOwnYear(times: Float64Array, asOf: number): IssueState {
  const inWindow = (back: number) =>
    countAfter(times, asOf - (back + 1) * WINDOW_DAYS * DAY) - countAfter(times, asOf - back * WINDOW_DAYS * DAY);
  const now = inWindow(0);
  const usual = Array.from({ length: USUAL_WINDOWS.to - USUAL_WINDOWS.from }, (_, at) =>
    inWindow(USUAL_WINDOWS.from + at)
  );
  const mean = usual.reduce((sum, count) => sum + count, 0) / usual.length;
  const spread = usual.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (usual.length - 1);
  const reach = FAR * Math.sqrt(Math.max(mean, spread, 1) * (1 + 1 / usual.length));
  if (now < LEAST_HIGH || now <= mean + reach || now < 1.5 * mean) return 'steady';
  const before = inWindow(1);
  const step = FAR * Math.sqrt(now + before + 2 * (spread > mean ? spread - mean : 0));
  if (now - before > step) return 'rising';
  return before - now > step ? 'fading' : 'high';
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
