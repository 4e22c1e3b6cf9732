import { todayInShanghai } from '#lib/domain/periods.ts';
import { answer } from '#lib/server/query.ts';
import { parseStudyFilters, readStudies } from './studies-page.server.ts';
import type { PageServerLoad } from './$types';

/** Studies of the yearly ledger and those made here, and hot topics without one. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const filters = parseStudyFilters(url.searchParams);
  const today = todayInShanghai(new Date());
  return {
    filters,
    today,
    shown:
      shell.age_state === 'missing' ? null : await answer((ask) => readStudies(ask, shell.scope_path, filters, today))
  };
};
