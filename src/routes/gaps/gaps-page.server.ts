/** The list of gaps and the tasks given out, with the sentence that sums them up. */
import type { Ask } from '#lib/contracts/query-row.ts';
import type { GapRequest } from '#lib/domain/gap-request.ts';
import { gapSentence, gapTotals } from '#lib/domain/gap-words.ts';
import { scopeName, type ShellData } from '#lib/domain/shell.ts';
import { readGapPage } from '#lib/server/gap-rows.ts';

const PAGE_SIZE = 50;

/** @returns null where the data has no rules to judge gaps by */
export async function readShown(ask: Ask, shell: ShellData, request: GapRequest, today: string) {
  const { counts, region_name, rules, worst, missing, unvisited_counties, list, tasks } = await readGapPage(
    ask,
    shell.scope_path,
    request,
    today,
    PAGE_SIZE
  );
  if (rules === null) return null;
  const totals = gapTotals(counts.filter((row) => request.type === null || row.gap_type === request.type));
  const sentence = gapSentence({
    scope_name: region_name ?? scopeName(shell),
    as_of: shell.as_of,
    totals,
    worst,
    tasks: tasks.figures,
    closed_days: rules.closed_days,
    missing,
    unvisited_counties
  });
  return {
    sentence,
    region_name,
    totals,
    counts,
    rules,
    gaps: list.gaps,
    total: list.total,
    page_size: PAGE_SIZE,
    tasks
  };
}
