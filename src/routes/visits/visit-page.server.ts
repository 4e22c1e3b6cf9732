import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readCounts, readIndicators, workTime } from '#lib/server/work-rows.ts';

const TREND_MONTHS = 24;

/** Everything that 走访与调研 shows. */
export async function readVisitPage(ask: Ask, shell: ShellData) {
  const { scope_path } = shell;
  const time = await workTime(ask, shell);
  const month = time.at?.month ?? time.to_month;
  const months = monthsUpTo(time.to_month, TREND_MONTHS);
  return {
    time,
    months,
    changes: await ask('work/changes', { scope_path }),
    indicators: await readIndicators(ask, shell, time, ['A23', 'A23D', 'A03', 'A22', 'A05S', 'A28', 'A27', 'A08']),
    counts: await readCounts(ask, shell, time, 'visits'),
    five_types: await ask('work/parts', { indicator: 'A10', month, scope_path }),
    ledger: await ask('work/parts', { indicator: 'A27', month, scope_path }),
    copied: await ask('visits/ledger_texts', { scope_path }),
    visits: await ask('work/months', {
      source: 'visits',
      measure: 'kind',
      from_month: months[0]!,
      to_month: time.to_month,
      scope_path
    }),
    unsolved: await ask('work/months', {
      source: 'visits',
      measure: 'overdue',
      from_month: months[0]!,
      to_month: time.to_month,
      scope_path
    }),
    problems: await ask('work/months', {
      source: 'visits',
      measure: 'problem',
      from_month: months[0]!,
      to_month: time.to_month,
      scope_path
    })
  };
}
