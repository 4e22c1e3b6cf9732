/** The research-day ledger of a study: visits attached to it, counted by day. Persons are never listed. Pure. */
export interface LedgerVisit {
  visited_on: string;
  /** Of a stay; the same day otherwise. */
  last_day: string;
}

/**
 * Different calendar days of the visits; each day of a stay counts, a day with several visits once (reading of 十一, as
 * A22).
 */
export function researchDays(visits: readonly LedgerVisit[]): number {
  const days = new Set<string>();
  for (const { visited_on: from, last_day: to } of visits) {
    for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
      days.add(new Date(at).toISOString().slice(0, 10));
  }
  return days.size;
}
