import type { QueryRow } from '#lib/contracts/query-row.ts';

/** How old data is: rules for one source, for the publication, and for both together. Pure. */
export type AgeState = 'fresh' | 'ageing' | 'stale' | 'missing';

export type SourceAge = Pick<QueryRow<'shell/sources'>, 'label' | 'fresh_days' | 'ageing_days' | 'last_on'>;

/** A daily run that missed one night is still fresh; after a week nobody should rely on the page. */
const PUBLICATION_FRESH_HOURS = 36;
const PUBLICATION_AGEING_HOURS = 7 * 24;
const DAY_MS = 86_400_000;
const WORSE: readonly AgeState[] = ['fresh', 'ageing', 'stale'];

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** @param asOf ISO date up to which the data was collected */
export function sourceAgeState(source: SourceAge, asOf: string): AgeState {
  if (source.last_on === null) return 'missing';
  const days = daysBetween(source.last_on, asOf);
  if (days <= source.fresh_days) return 'fresh';
  return days <= source.ageing_days ? 'ageing' : 'stale';
}

/** How old a publication is by itself. */
export function publicationAgeState(publishedAt: string, now: Date): AgeState {
  const hours = (now.getTime() - Date.parse(publishedAt)) / 3_600_000;
  if (hours <= PUBLICATION_FRESH_HOURS) return 'fresh';
  return hours <= PUBLICATION_AGEING_HOURS ? 'ageing' : 'stale';
}

/** The worst of the publication and of the sources that were ever loaded: one old source makes the whole page old. */
export function overallAgeState(
  publishedAt: string | null,
  sources: readonly SourceAge[],
  asOf: string,
  now: Date
): AgeState {
  const states: AgeState[] = sources
    .map((source) => sourceAgeState(source, asOf))
    .filter((state) => state !== 'missing');
  if (publishedAt) states.push(publicationAgeState(publishedAt, now));
  return WORSE.findLast((state) => states.includes(state)) ?? 'missing';
}

/** The words behind the age in the top bar: ，走访过期 or ，3 个来源过期; empty when none is. */
export function staleWords(sources: readonly SourceAge[], asOf: string): string {
  const stale = sources.filter((source) => sourceAgeState(source, asOf) === 'stale');
  if (stale.length === 0) return '';
  return stale.length === 1 ? `，${stale[0]!.label}数据过期` : `，${stale.length} 个来源过期`;
}
