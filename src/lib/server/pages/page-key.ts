/**
 * The inputs of an answer. Two requests with equal keys get the same bytes, so everything that a page reads must be
 * here: who asks and what they may see, the published data, what people wrote, the day, and the address.
 */
import { ROUTES } from '#lib/domain/access/routes.ts';
import type { Visitor } from '#lib/domain/access/visitor.ts';
import { publicationAgeState } from '#lib/domain/freshness.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';

/** The state of the whole product at a moment. */
export interface StateNow {
  /** The published file, the note beside it, and the approved map. */
  published: string;
  published_at: string | null;
  /** Changes of `app.db`. */
  app_stamp: number;
  is_loading: boolean;
}

/**
 * Pages that read the published data and `app.db` alone. The others read files of runs, briefings and submissions, or
 * the audit log, and are made for each request.
 */
const KEPT: ReadonlySet<string> = new Set([
  '/',
  '/ahead',
  '/aid',
  '/coverage',
  '/data/tables',
  '/data/tables/[relation]',
  '/enterprises/[id]',
  '/gaps',
  '/gaps/[gap]',
  '/help',
  '/issues',
  '/issues/[issue]',
  '/negotiations',
  '/petitions',
  '/search',
  '/studies',
  '/studies/[study]',
  '/trends',
  '/visits',
  '/wall',
  '/why'
]);

/** True for a page, or its data, that may be kept. */
export function isKept(method: string, routeId: string | null): boolean {
  return method === 'GET' && routeId !== null && KEPT.has(routeId) && ROUTES[routeId]?.is_export !== true;
}

/** @param address as it was asked, with origin, `__data.json` and what Kit's client adds */
export function pageKey(visitor: Visitor, address: string, state: StateNow, now: Date): string {
  const { user_id, user_name, roles, org_id, org_name, scope_path, known_as } = visitor;
  return JSON.stringify([
    [user_id, user_name, roles, org_id, org_name, scope_path, known_as],
    [state.published, state.app_stamp, state.is_loading],
    [todayInShanghai(now), state.published_at && publicationAgeState(state.published_at, now)],
    address
  ]);
}
