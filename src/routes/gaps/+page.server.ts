import { parseGapRequest } from '#lib/domain/gap-request.ts';
import { gapSentence, gapTotals } from '#lib/domain/gap-words.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { readGapPage } from '#lib/server/gap-rows.ts';
import { answer } from '#lib/server/query.ts';
import { scopeName } from '#lib/domain/shell.ts';
import { orBadRequest } from '#lib/server/forms.ts';
import type { PageServerLoad } from './$types';

const PAGE_SIZE = 50;

/** Every gap of the scope, the most needed first, and who was asked to end it. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseGapRequest(url.searchParams));
  if (shell.age_state === 'missing') return { request, unruled: false, shown: null };
  const { counts, region_name, rules, worst, silentOrUnvisited, list, tasks } = await answer((ask) =>
    readGapPage(ask, shell.scope_path, request, todayInShanghai(new Date()), PAGE_SIZE)
  );
  if (rules === null) return { request, unruled: true, shown: null };
  const totals = gapTotals(counts.filter((row) => request.type === null || row.gap_type === request.type));
  const sentence = gapSentence({
    scope_name: region_name ?? scopeName(shell),
    as_of: shell.as_of,
    totals,
    worst,
    tasks: tasks.figures,
    closed_days: rules.closed_days,
    missing: silentOrUnvisited.filter((row) => row.gap_type === 'G6').length,
    unvisited_counties: silentOrUnvisited.flatMap((row) =>
      row.gap_type === 'G1' && row.county_name ? [row.county_name] : []
    )
  });
  return {
    request,
    unruled: false,
    shown: {
      sentence,
      region_name,
      totals,
      counts,
      rules,
      gaps: list.gaps,
      total: list.total,
      page_size: PAGE_SIZE,
      tasks
    }
  };
};
