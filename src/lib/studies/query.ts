/**
 * The query of a study: topics of the taxonomy, a Boolean expression and clicked facets, within the time that the
 * study looks at. Pure.
 */
import { FACETS } from '#lib/search/request.ts';

export interface StudyQuery {
  topic_codes: readonly string[];
  period_from: string;
  period_to: string;
  /** Expression and facets, as an address of 检索 holds them. */
  params: string;
}

/** The expression as typed. */
export function typedQuery({ params }: Pick<StudyQuery, 'params'>): string {
  return new URLSearchParams(params).get('q') ?? '';
}

/** Expression and facets of an address of 检索, in the form in which a study and a saved search keep them. */
export function keptParams(params: URLSearchParams, names: readonly string[]): string {
  const kept = new URLSearchParams();
  for (const name of ['q', ...FACETS, ...names]) {
    const value = params.get(name);
    if (value) kept.set(name, value);
  }
  return kept.toString();
}

/** Share of the records of an issue that must have happened in the place of its study. */
const HELD_SHARE = 0.9;

/**
 * The unit of a study about an issue: that of the county or city where nine tenths of the records happened, so that a
 * single record from elsewhere does not make a question of one city one of the province.
 * @param units the lower ones first, as `studies/issue_units` returns them
 */
export function issueUnit<T extends { record_count: number; total_count: number }>(units: readonly T[]): T | null {
  return units.find((unit) => unit.record_count >= HELD_SHARE * unit.total_count) ?? units.at(-1) ?? null;
}

/** The hot issue whose members are the records of the study; null for a study by topics and words. */
export function issueOf({ params }: Pick<StudyQuery, 'params'>): string | null {
  return new URLSearchParams(params).get('issue') || null;
}

/**
 * The same question as an address of 检索: anybody can open it and sees the same records. The members of an issue are
 * taken whole: its topic is that of most of them, not of all.
 */
export function studySearch({ topic_codes, period_from, period_to, params }: StudyQuery): URLSearchParams {
  const search = new URLSearchParams(params);
  const typed = search.get('q') ?? '';
  const parts = [
    ...(topic_codes.length > 0 && !search.has('issue') ? [`主题:${topic_codes.join('、')}`] : []),
    `时间:${period_from}..${period_to}`,
    ...(typed === '' ? [] : [`(${typed})`])
  ];
  search.set('q', parts.join(' '));
  return search;
}
