/** Which drafts are due. Pure. */
import { firstDay, latestFinished, nextPeriod, type PeriodKind } from '#lib/domain/periods.ts';
import type { BriefingKind, BriefingRequest } from '#lib/document/document.ts';

export type ScheduledKind = Exclude<BriefingKind, 'issue'>;
export const PERIOD_KINDS: Record<BriefingKind, PeriodKind> = {
  monthly: 'month',
  opinion: 'month',
  issue: 'month',
  quarter: 'quarter',
  year: 'year'
};

export interface DraftSchedule {
  /** Day of the month from which drafts of the period that has ended are made; 0 makes none. */
  day: number;
  kinds: readonly ScheduledKind[];
  /** org_id; null is everything. */
  scopes: readonly (string | null)[];
}

/**
 * The drafts that are to be there by `today`, an ISO date in Shanghai: of the latest period that has ended, once the
 * day has come. A day that was missed (machine off, data late) is made good on the next look, since what is there
 * already is passed over by whoever asks.
 */
export function dueDrafts({ day, kinds, scopes }: DraftSchedule, today: string): BriefingRequest[] {
  if (day === 0) return [];
  return kinds.flatMap((kind) => {
    const period = latestFinished(PERIOD_KINDS[kind], today);
    const dueOn = `${firstDay(nextPeriod(period)).slice(0, 8)}${String(day).padStart(2, '0')}`;
    return today < dueOn ? [] : scopes.map((scope) => ({ kind, period, scope, issue_id: null }));
  });
}
