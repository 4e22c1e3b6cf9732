/** The parts of a share's change: 信访按期办结率 and the coverage figures of 总览, by place. */
import { shareChangeRows, visibleShares, type PartShare } from '#lib/domain/change-shares.ts';
import { coverageCells } from '#lib/domain/coverage.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { monthBounds } from '#lib/domain/overview-counts.ts';
import { monthsOf, type Period } from '#lib/domain/periods.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import { partName } from '#lib/domain/trend-parts.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

type Names = ReadonlyMap<string, string>;

export async function readShares(
  ask: Ask,
  shell: ShellData,
  { of, region }: { of: 'on_time' | 'A08' | 'A14'; region: string | null },
  before: Period,
  names: Names
) {
  const parts =
    of === 'on_time'
      ? await onTimeParts(ask, shell, region, before, names)
      : await coverageParts(ask, shell, of, region, before);
  const named = parts.map((part) => ({ ...part, name: names.get(part.key) ?? part.name }));
  return { ...shareChangeRows(named), label: of === 'on_time' ? null : metricInForce(of, shell.rules)!.label };
}

async function onTimeParts(
  ask: Ask,
  shell: ShellData,
  region: string | null,
  before: Period,
  names: Names
): Promise<PartShare[]> {
  const at = region ?? shell.scope_county_code ?? shell.scope_city_code;
  const part_by = at === null ? 'city' : 'county';
  const read = async (period: Period) =>
    ask('why/on_time', { ...monthBounds(period), scope_path: shell.scope_path, region, part_by });
  const rows = { before: await read(before), now: await read(shell.filters.period) };
  const sumOf = (when: 'before' | 'now', key: string) => {
    const own = rows[when].filter(({ part_code }) => part_code === key);
    return {
      numerator: own.reduce((sum, row) => sum + row.on_time_count, 0),
      denominator: own.reduce((sum, row) => sum + row.due_count, 0)
    };
  };
  const keys = [...new Set([...rows.before, ...rows.now].map(({ part_code }) => part_code))];
  return keys.map((key) => ({
    key,
    name: partName('city', key, names),
    before: sumOf('before', key),
    now: sumOf('now', key)
  }));
}

/** Places with a published figure in both months; the others together are the rest. */
async function coverageParts(
  ask: Ask,
  shell: ShellData,
  indicator: string,
  region: string | null,
  before: Period
): Promise<PartShare[]> {
  const metric = metricInForce(indicator, shell.rules)!;
  const read = async (period: Period) => {
    const month = `${monthsOf(period).at(-1)}-01`;
    const [at] = await ask('coverage/latest_month', { month });
    const rows = (
      await ask('coverage/cells', { indicator, month: at?.month ?? month, scope_path: shell.scope_path })
    ).filter((row) => region === null || row.county_code === region || row.place_key === region);
    return { rows, cells: coverageCells(metric, rows, at?.month_end ?? shell.as_of) };
  };
  const [now, earlier] = [await read(shell.filters.period), await read(before)];
  const at = region ?? shell.scope_city_code;
  const keyOf = (row: (typeof now.rows)[number]) =>
    at !== null && (row.place_key === cityCodeOf(at) || region !== null)
      ? row.county_code === ''
        ? row.unit_org_id
        : row.county_code
      : row.place_key;
  const keys = [...new Set([...now.rows, ...earlier.rows].map(keyOf))];
  return visibleShares(keys, earlier.cells, now.cells);
}
