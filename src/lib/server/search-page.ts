/** What 检索 shows for one request: counts of every facet and one page of hits, from one generation of the data. */
import type { ShellData } from '#lib/domain/shell.ts';
import { compileRecords, compileSearch, type SearchFrame } from '#lib/search/compile.ts';
import { shownWords, type Condition, type Question } from '#lib/search/conditions.ts';
import { parseQuery } from '#lib/search/parse.ts';
import { noteOf, SearchProblem, type ProblemNote } from '#lib/search/problem.ts';
import { chosenConditions, PAGE_SIZE, type SearchRequest } from '#lib/search/request.ts';
import { resolveQuery } from '#lib/search/resolve.ts';
import { searchCounts, searchFrame, type FacetRow } from '#lib/search/view.ts';
import { normalise } from '#lib/text/normalise.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { runSearch } from './search.ts';
import type { Session } from './warehouse.ts';

export interface HitRow {
  record_no: number;
  record_id: string;
  source: string;
  channel: string | null;
  recorded_on: string;
  unit_name: string;
  city_name: string;
  county_name: string;
  topic_code: string;
  topic_name: string;
  polarity: string;
  intent: string;
  issue_id: string | null;
  issue_label: string | null;
  issue_heat: number | null;
  reactions: number | null;
  ent_id: string | null;
  ent_name: string | null;
  text: string;
  title_length: number;
}

/** Where a record stands on the page. */
interface PageRow {
  facet: 'page';
  record_no: number;
  place: number;
}

/** A request understood: what to look for, within which frame. Screen and files are made from the same value. */
export interface ReadySearch {
  question: Question | null;
  chosen: Condition[];
  frame: SearchFrame;
  words: string[];
}

export async function readVocabulary(ask: Ask): Promise<Vocabulary> {
  return { regions: await ask('search/regions', {}), topics: await ask('search/topics', {}) };
}

/** Understands a request, or says what is wrong with its query. */
export function understand(
  request: SearchRequest,
  shell: Pick<ShellData, 'filters' | 'scope_path'>,
  vocabulary: Vocabulary
): { ready: ReadySearch; problem: null } | { ready: null; problem: ProblemNote } {
  try {
    const node = parseQuery(request.query);
    const question = node === null ? null : resolveQuery(node, vocabulary);
    return {
      ready: {
        question,
        chosen: chosenConditions(request.chosen),
        frame: searchFrame(request.span, node, shell.filters.period, shell.scope_path),
        words: shownWords(question).map(normalise)
      },
      problem: null
    };
  } catch (problem) {
    if (problem instanceof SearchProblem) return { ready: null, problem: noteOf(problem) };
    throw problem;
  }
}

export async function readSearch(session: Session, ready: ReadySearch, request: SearchRequest, vocabulary: Vocabulary) {
  const { question, chosen, frame } = ready;
  const found = await runSearch<FacetRow | PageRow>(
    session,
    compileSearch(question, chosen, frame, {
      sort: request.sort,
      limit: PAGE_SIZE,
      offset: (request.page - 1) * PAGE_SIZE
    })
  );
  const facets = found.flatMap((row) => (row.facet === 'page' ? [] : [row]));
  const places = new Map(found.flatMap((row) => (row.facet === 'page' ? [[row.record_no, row.place] as const] : [])));
  const hits = await runSearch<HitRow>(session, compileRecords([...places.keys()]));
  hits.sort((a, b) => places.get(a.record_no)! - places.get(b.record_no)!);
  return { counts: searchCounts(facets, vocabulary, request.chosen, frame), hits, words: ready.words, frame };
}
