import { DIVISIONS, type Division } from './negotiation-words.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readCounts, readIndicators, workTime } from '#lib/server/work-rows.ts';

const LISTED = 100;
/** Negotiations take months: stages are counted for the offers of a year, or the last ones would all look stuck. */
const STAGE_MONTHS = 12;

/** Everything that 集体协商 shows. */
export async function readNegotiationPage(ask: Ask, shell: ShellData) {
  const { scope_path } = shell;
  const time = await workTime(ask, shell);
  const yearAgo = new Date(
    Date.UTC(Number(time.to_month.slice(0, 4)), Number(time.to_month.slice(5, 7)) - STAGE_MONTHS, 1)
  )
    .toISOString()
    .slice(0, 10);
  const blanks = new Map<Division, Awaited<ReturnType<typeof blanksBy>>>();
  async function blanksBy(division: Division) {
    return ask('negotiations/blanks', { division, scope_path });
  }
  for (const division of Object.keys(DIVISIONS) as Division[]) blanks.set(division, await blanksBy(division));
  return {
    time,
    changes: await ask('work/changes', { scope_path }),
    blanks: Object.fromEntries(blanks) as Record<Division, Awaited<ReturnType<typeof blanksBy>>>,
    indicators: await readIndicators(ask, shell, time, ['A14', 'A14U', 'A15', 'A17', 'A17B', 'A15N']),
    counts: await readCounts(ask, shell, time, 'negotiations'),
    year_counts: await ask('work/counts', {
      source: 'negotiations',
      from_month: yearAgo,
      to_month: time.to_month,
      scope_path
    }),
    expiry: await ask('negotiations/expiry', { scope_path }),
    renewals: await ask('negotiations/renewals', { scope_path, row_limit: LISTED }),
    floor: await ask('negotiations/floor', { scope_path })
  };
}
