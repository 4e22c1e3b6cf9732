/** Data of the frame around every page; `+layout.server.ts` returns it as `shell`. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import type { FilterDefaults, Filters } from './filters.ts';
import type { AgeState } from './freshness.ts';
import type { RuleNumbers } from './rule-numbers.ts';

export type { AgeState };

/** A union organisation that the user may choose as scope. */
export type ScopeOption = QueryRow<'shell/scopes'>;

export interface ShellData {
  /** True when the warehouse holds generated demo data. */
  demo: boolean;
  /** When the shown data was published, ISO instant. */
  published_at: string | null;
  data_version: string | null;
  /** The day up to which the data was collected, ISO. */
  as_of: string;
  age_state: AgeState;
  /** 更新于 2026 年 12 月 1 日 08:03; the browser says it as an age, since a kept page must not hold one. */
  age_text: string;
  /** Sources whose data is stale, and whether newer data is on its way; stands behind the age. */
  age_notes: string;
  scopes: ScopeOption[];
  /** The unit that the visitor is limited to; null where they may read the whole province. */
  own_unit: string | null;
  /** The chosen scope for queries: facts whose `org_path` starts with it; `/` is everything. */
  scope_path: string;
  /** City and county of the chosen scope, where it has one. */
  scope_city_code: string | null;
  scope_county_code: string | null;
  filters: Filters;
  /** Default filters; links leave them out. */
  defaults: FilterDefaults;
  /** First and last day with data, ISO; they bound the period picker. */
  first_day: string;
  /**
   * First day with visits, petitions or posts: agreements may reach years further back, and pages of texts have
   * nothing to show of those years.
   */
  first_text_day: string;
  last_day: string;
  /** The rules in force at the end of the chosen period, which definitions are worded with. */
  rules: RuleNumbers;
}

/** The path from the top to an organisation; a null or unknown id gives the top alone. */
export function scopePath(scopes: readonly ScopeOption[], orgId: string | null): ScopeOption[] {
  const byId = new Map(scopes.map((scope) => [scope.org_id, scope]));
  const path: ScopeOption[] = [];
  let at = (orgId === null ? undefined : byId.get(orgId)) ?? scopes.find((scope) => scope.parent_org_id === null);
  while (at && !path.includes(at)) {
    path.unshift(at);
    at = at.parent_org_id === null ? undefined : byId.get(at.parent_org_id);
  }
  return path;
}

/** The chosen scope in words; 全省 when none is. */
export function scopeName({ scopes, filters }: Pick<ShellData, 'scopes' | 'filters'>): string {
  return scopes.find((scope) => scope.org_id === filters.scope)?.org_name ?? '全省';
}

/** True where everything is shown: nothing chosen, or the organisation at the top. */
export function isTopScope({ scopes, filters }: Pick<ShellData, 'scopes' | 'filters'>): boolean {
  return filters.scope === null || scopes.find((scope) => scope.org_id === filters.scope)?.parent_org_id === null;
}

/** The organisations directly below one. */
export function scopeChildren(scopes: readonly ScopeOption[], orgId: string): ScopeOption[] {
  return scopes.filter((scope) => scope.parent_org_id === orgId);
}

const SEARCH_LIMIT = 30;

/** Organisations whose name holds every word typed. */
export function searchScopes(scopes: readonly ScopeOption[], typed: string): ScopeOption[] {
  const words = typed
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return scopes.filter((scope) => words.every((word) => scope.org_name.includes(word))).slice(0, SEARCH_LIMIT);
}
