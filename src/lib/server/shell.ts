import type { QueryRow, Ask } from '#lib/contracts/query-row.ts';
import { Publication } from '#lib/contracts/state/publication.ts';
import { QueryError } from '#lib/domain/errors.ts';
import { parseFilters, type FilterDefaults } from '#lib/domain/filters.ts';
import { formatInstant } from '#lib/domain/format.ts';
import { overallAgeState, staleWords } from '#lib/domain/freshness.ts';
import { latestFinished, lastDay, periodOf, todayInShanghai, type Period } from '#lib/domain/periods.ts';
import { ruleNumbers, SHIPPED_RULES } from '#lib/domain/rule-numbers.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { readStateFile } from '#lib/state/state-file.server.ts';
import { join } from 'node:path';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { isLoading } from '#lib/server/pages/state-now.ts';
import { resolveScope, WHOLE_SCOPE } from './scope.ts';

/**
 * When the shown data was published, from the note beside the warehouse; null when there is none or it is of another
 * version.
 */
function readPublishedAt(dataDir: string, dataVersion: string): string | null {
  // The data itself is readable without the note; only its age is then unknown.
  const note = readStateFile(join(dataDir, 'runs', 'published.json'), Publication);
  return note?.data_version === dataVersion ? note.published_at : null;
}

export type DataMonth = QueryRow<'coverage/latest_month'>;

/** The latest finished month that has records; an unfinished one only when there is no other. */
export function defaultPeriod(months: readonly DataMonth[], asOf: string): Period {
  const month = months.findLast((at) => at.is_finished) ?? months.at(-1);
  return month ? periodOf('month', month.month) : latestFinished('month', asOf);
}

/**
 * The frame of every page from one generation of the data.
 * @throws InputError when a filter of the URL cannot be read or names an organisation that does not exist
 */
export async function loadShell(ask: Ask, url: URL, dataDir: string, now: Date): Promise<ShellData> {
  const [publication] = await ask('shell/publication', {});
  if (!publication)
    throw new QueryError('QUERY_FAILED', '数据文件没有版本说明，无法判断它是哪一版', '请系统管理员重新构建一次数据');
  const months = await ask('shell/months', {});
  const sources = await ask('shell/sources', {});
  const defaults: FilterDefaults = { period: defaultPeriod(months, publication.as_of), compare: 'prev' };
  const visitor = currentVisitor();
  const asked = parseFilters(url.searchParams, defaults);
  // The top of what a unit may see is the unit itself.
  const filters = { ...asked, scope: asked.scope ?? visitor.org_id };
  const { scope_path, scope_city_code, scope_county_code } = await resolveScope(ask, filters.scope);
  const end = lastDay(filters.period);
  const publishedAt = readPublishedAt(dataDir, publication.data_version);
  return {
    demo: publication.is_demo,
    published_at: publishedAt,
    data_version: publication.data_version,
    as_of: publication.as_of,
    age_state: overallAgeState(publishedAt, sources, publication.as_of, now),
    age_text: publishedAt ? `更新于 ${formatInstant(publishedAt)}` : '更新时间不明',
    age_notes: `${staleWords(sources, publication.as_of)}${isLoading() ? '，新数据处理中' : ''}`,
    scopes: await ask('shell/scopes', {}),
    own_unit: visitor.org_id,
    scope_path,
    scope_city_code,
    scope_county_code,
    filters,
    defaults,
    first_day: months[0]?.month ?? publication.as_of,
    first_text_day: months.find((month) => month.has_texts)?.month ?? months[0]?.month ?? publication.as_of,
    last_day: months.at(-1)?.month_end ?? publication.as_of,
    rules: ruleNumbers(await ask('shell/rule_numbers', { on_day: end < publication.as_of ? end : publication.as_of }))
  };
}

/**
 * The frame before anything was published, when pages teach what to do, and of those who read no data.
 * @param age_text what stands in the place of the data's age
 */
export function emptyShell(url: URL, now: Date, age_text = '尚无数据'): ShellData {
  const today = todayInShanghai(now);
  const defaults: FilterDefaults = { period: latestFinished('month', today), compare: 'prev' };
  const { scope_path, scope_city_code, scope_county_code } = WHOLE_SCOPE;
  return {
    demo: false,
    published_at: null,
    data_version: null,
    as_of: today,
    age_state: 'missing',
    age_text,
    age_notes: '',
    scopes: [],
    own_unit: null,
    scope_path,
    scope_city_code,
    scope_county_code,
    filters: parseFilters(url.searchParams, defaults),
    defaults,
    first_day: lastDay(defaults.period),
    first_text_day: lastDay(defaults.period),
    last_day: today,
    rules: SHIPPED_RULES
  };
}
