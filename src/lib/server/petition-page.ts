import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { hotspotScope, hotspotsOf, lastJudgedMonth } from '#lib/domain/hot-issues.ts';
import { lastMonthOf } from '#lib/domain/overview-counts.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readCounts, readIndicators, workTime } from './work-rows.ts';

const LISTED = 100;
const SURGES = 10;
const TREND_MONTHS = 24;

/** Everything that 信访办理 shows. */
export async function readPetitionPage(ask: Ask, shell: ShellData) {
  const { scope_path } = shell;
  const time = await workTime(ask, shell);
  const months = monthsUpTo(time.to_month, TREND_MONTHS);
  const monthly = { source: 'petitions', from_month: months[0]!, to_month: time.to_month, scope_path };
  return {
    time,
    months,
    changes: await ask('work/changes', { scope_path }),
    surges: hotspotsOf(
      await ask('issues/hotspots', {
        ...hotspotScope(shell),
        month: lastJudgedMonth(lastMonthOf(shell.filters.period, shell.as_of), shell.as_of),
        by_county: true,
        depth: 6,
        month_count: 1,
        hot_only: true
      })
    ).slice(0, SURGES),
    indicators: await readIndicators(ask, shell, time, ['A29P', 'A12N', 'A19', 'A20']),
    counts: await readCounts(ask, shell, time, 'petitions'),
    due: await ask('petitions/due_counts', { scope_path }),
    due_units: await ask('overview/due_units', { scope_path }),
    list: await ask('petitions/due', { scope_path, row_limit: LISTED }),
    faults: await ask('petitions/date_faults', { scope_path, row_limit: LISTED }),
    received: await ask('work/months', { ...monthly, measure: 'channel' }),
    clock: await ask('work/months', { ...monthly, measure: 'clock' })
  };
}
