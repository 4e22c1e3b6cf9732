/** Saved searches: how many records each finds now and how many of them landed since it was last opened. */
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import {
  deleteSearch,
  listSavedSearches,
  markOpened,
  renameSearch,
  savedSearchOf,
  saveSearch,
  type SavedSearch,
  type SearchStanding
} from '#lib/app-db/saved-searches.ts';
import { InputError } from '#lib/domain/errors.ts';
import { compileSearch } from '#lib/search/compile.ts';
import { parseSearchRequest, REFS } from '#lib/search/request.ts';
import type { FacetRow } from '#lib/search/view.ts';
import { numberOf, required } from '#lib/studies/form.ts';
import { keptParams } from '#lib/studies/query.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { config } from '#lib/server/config.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readVocabulary, understand } from '#lib/server/search-page.ts';
import { runSearch } from '#lib/server/search.ts';
import { loadShell } from '#lib/server/shell.ts';
import type { Session } from '#lib/server/warehouse.ts';

export interface ListedSearch extends SavedSearch {
  /** Null where the search cannot be read any more. */
  now: { total: number; fresh: number; data_version: string; as_of: string } | null;
}

const NAME = 40;
/** Counts of one version of the data never change, so each search is counted once for it and for each unit. */
const counted = new Map<string, ListedSearch['now']>();
const MOST_COUNTED = 400;

export async function readSaved(ask: Ask, session: Session, now: Date): Promise<ListedSearch[]> {
  const [publication] = await ask('shell/publication', {});
  const listed: ListedSearch[] = [];
  for (const search of await listSavedSearches(await theAppDb())) {
    const key = `${currentVisitor().scope_path}:${publication?.data_version}:${publication?.as_of}:${search.opened_batch}:${search.params}`;
    if (!counted.has(key)) {
      if (counted.size >= MOST_COUNTED) counted.clear();
      counted.set(key, await standingOf(ask, session, search.params, search.opened_batch, now).catch(unreadable));
    }
    listed.push({ ...search, now: counted.get(key)! });
  }
  return listed;
}

/** @param openedBatch records of later batches are new or revised since */
async function standingOf(
  ask: Ask,
  session: Session,
  params: string,
  openedBatch: number,
  now: Date
): Promise<NonNullable<ListedSearch['now']>> {
  const url = new URL(`http://local/search?${params}`);
  const shell = await loadShell(ask, url, config.DATA_DIR, now);
  const { ready, problem } = understand(parseSearchRequest(url.searchParams), shell, await readVocabulary(ask));
  if (!ready)
    throw new InputError('INPUT_INVALID', `检索式看不懂：${problem.message} — 保存的检索 — 没有保存`, problem.hint);
  const count = async (after: number | null) => {
    const chosen = after === null ? ready.chosen : [...ready.chosen, { kind: 'landed' as const, after }];
    return (
      (
        await runSearch<FacetRow>(
          session,
          compileSearch(ready.question, chosen, ready.frame, { sort: 'time', limit: 0, offset: 0 })
        )
      ).find((row) => row.facet === 'total')?.record_count ?? 0
    );
  };
  return {
    total: await count(null),
    fresh: await count(openedBatch),
    data_version: shell.data_version ?? '',
    as_of: shell.as_of
  };
}

function unreadable(problem: unknown): null {
  if (problem instanceof InputError) return null;
  throw problem;
}

async function presentStanding(ask: Ask, session: Session, params: string, now: Date): Promise<SearchStanding> {
  const [batch] = await ask('studies/latest_batch', {});
  const { total, data_version } = await standingOf(ask, session, params, batch?.batch_no ?? 0, now);
  return { total, data_version, batch_no: batch?.batch_no ?? 0 };
}

/**
 * Saves the search that the address asks. @throws InputError for a name that is missing or taken, or a search that
 * cannot be read
 */
export async function saveFromForm(ask: Ask, session: Session, url: URL, form: FormData, now: Date): Promise<void> {
  const params = keptParams(url.searchParams, [...REFS, 'span', 'sort', 'period', 'scope']);
  await saveSearch(await theAppDb(), nameOf(form), params, await presentStanding(ask, session, params, now), now);
}

/** Notes that it was looked at. @returns its parameters */
export async function openFromForm(ask: Ask, session: Session, form: FormData, now: Date): Promise<string> {
  const app = await theAppDb();
  const search = await savedSearchOf(app, numberOf(form, 'search_id'));
  await markOpened(app, search.search_id, await presentStanding(ask, session, search.params, now), now);
  return search.params;
}

export async function renameFromForm(form: FormData): Promise<void> {
  await renameSearch(await theAppDb(), numberOf(form, 'search_id'), nameOf(form));
}

export async function deleteFromForm(form: FormData): Promise<void> {
  await deleteSearch(await theAppDb(), numberOf(form, 'search_id'));
}

function nameOf(form: FormData): string {
  return redact(required(form, 'name', '名称', NAME)).text;
}
