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

/** A hit as the database gives it: codes in the place of names. */
type CodedHit = Omit<HitRow, 'unit_name' | 'city_name' | 'county_name' | 'topic_name'> & {
  unit_org_id: string | null;
  city_code: string | null;
  county_code: string | null;
};

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

/** Counts of every facet and one page of hits. */
export async function readSearch(
  ask: Ask,
  session: Session,
  ready: ReadySearch,
  request: SearchRequest,
  vocabulary: Vocabulary
) {
  const found = await runSearch<FacetRow | PageRow>(
    session,
    compileSearch(ready.question, ready.chosen, ready.frame, {
      sort: request.sort,
      limit: PAGE_SIZE,
      offset: (request.page - 1) * PAGE_SIZE
    })
  );
  const facets = found.flatMap((row) => (row.facet === 'page' ? [] : [row]));
  const places = new Map(found.flatMap((row) => (row.facet === 'page' ? [[row.record_no, row.place] as const] : [])));
  const hits = await readHits(ask, session, [...places.keys()]);
  hits.sort((a, b) => places.get(a.record_no)! - places.get(b.record_no)!);
  return {
    counts: searchCounts(facets, vocabulary, request.chosen, ready.frame),
    hits,
    words: ready.words,
    frame: ready.frame
  };
}

/** Counts of every facet, without a list. */
export async function readCounts(
  session: Session,
  { question, chosen, frame }: ReadySearch,
  request: SearchRequest,
  vocabulary: Vocabulary
) {
  const nothing = { sort: 'time', limit: 0, offset: 0 } as const;
  const facets = await runSearch<FacetRow>(session, compileSearch(question, chosen, frame, nothing));
  return searchCounts(facets, vocabulary, request.chosen, frame);
}

/** Names come from one answer that all searches share, not from joins in each. */
async function readHits(ask: Ask, session: Session, recordNos: number[]): Promise<HitRow[]> {
  const rows = await runSearch<CodedHit>(session, compileRecords(recordNos));
  const names = new Map((await ask('search/names', {})).map(({ kind, code, name }) => [`${kind} ${code}`, name]));
  const named = (kind: string, code: string | null) => names.get(`${kind} ${code}`);
  return rows.map(({ unit_org_id, city_code, county_code, ...hit }) => ({
    ...hit,
    unit_name: named('unit', unit_org_id) ?? '',
    city_name: named('region', city_code) ?? '',
    county_name: named('region', county_code) ?? '',
    topic_name: named('topic', hit.topic_code) ?? '未归类'
  }));
}
