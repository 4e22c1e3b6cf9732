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

/** The same question as an address of 检索: anybody can open it and sees the same records. */
export function studySearch({ topic_codes, period_from, period_to, params }: StudyQuery): URLSearchParams {
  const search = new URLSearchParams(params);
  const typed = search.get('q') ?? '';
  const parts = [
    ...(topic_codes.length > 0 ? [`主题:${topic_codes.join('、')}`] : []),
    `时间:${period_from}..${period_to}`,
    ...(typed === '' ? [] : [`(${typed})`])
  ];
  search.set('q', parts.join(' '));
  return search;
}
