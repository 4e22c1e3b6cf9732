import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/server/query.ts';
import { readIndicators, workTime } from '#lib/server/work-rows.ts';

/** Everything that 实事与帮扶 shows. */
export async function readAidPage(ask: Ask, shell: ShellData) {
  const time = await workTime(ask, shell);
  const { scope_path } = shell;
  return {
    time,
    changes: await ask('work/changes', { scope_path }),
    year: shell.filters.period.year,
    indicators: await readIndicators(ask, shell, time, ['A26', 'A26T', 'A09', 'A04', 'B01', 'B03']),
    promises: await ask('aid/promises', { plan_year: shell.filters.period.year, scope_path }),
    ladder: await ask('work/parts', { indicator: 'B01', month: time.at?.month ?? time.to_month, scope_path })
  };
}
