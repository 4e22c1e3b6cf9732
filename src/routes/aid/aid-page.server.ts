import { byYear } from './promises.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readIndicators, workTime } from '#lib/server/work-rows.ts';

/** Everything that 实事与帮扶 shows. */
export async function readAidPage(ask: Ask, shell: ShellData) {
  const time = await workTime(ask, shell);
  const { scope_path } = shell;
  const { year } = shell.filters.period;
  return {
    time,
    changes: await ask('work/changes', { scope_path }),
    year,
    indicators: await readIndicators(ask, shell, time, ['A26', 'A26T', 'A09', 'A04', 'B01', 'B03']),
    ...byYear(await ask('aid/promises', { plan_year: year, scope_path }), year),
    ladder: await ask('work/parts', { indicator: 'B01', month: time.at?.month ?? time.to_month, scope_path })
  };
}
