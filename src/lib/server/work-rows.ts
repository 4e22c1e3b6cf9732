/** Rows that every page of 办 reads: indicators and counts of the chosen period and of the one it is compared with. */
import { againstWords } from '#lib/domain/filters.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { comparedPeriods } from '#lib/domain/overview.ts';
import { monthBounds } from '#lib/domain/overview-counts.ts';
import { indicatorOf, type Indicator } from '#lib/domain/work.ts';
import { isTopScope, type ShellData } from '#lib/domain/shell.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

/**
 * The month at whose end indicators are read, and the months of the period and of the compared one; null where that
 * would mislead.
 */
export async function workTime(ask: Ask, shell: ShellData) {
  const { filters, as_of } = shell;
  const bounds = monthBounds(filters.period);
  const compared = comparedPeriods(filters, as_of);
  const before = compared ? monthBounds(filters.compare === 'year' ? compared.year : compared.previous) : null;
  const [at] = await ask('coverage/latest_month', { month: bounds.to_month });
  const [earlier] = before ? await ask('coverage/latest_month', { month: before.to_month }) : [];
  return { ...bounds, before, at: at ?? null, earlier: earlier ?? null, against: againstWords(filters) };
}

export type WorkTime = Awaited<ReturnType<typeof workTime>>;

/** Indicators of the scope in the order asked for; those without a row are left out. */
export async function readIndicators(
  ask: Ask,
  shell: ShellData,
  time: WorkTime,
  codes: readonly string[]
): Promise<Indicator[]> {
  if (!time.at) return [];
  const { month, month_end } = time.at;
  const region = isTopScope(shell) ? null : (shell.scope_county_code ?? shell.scope_city_code);
  const earlier_month = time.earlier?.month ?? null;
  const metrics = codes.flatMap((code) => metricInForce(code, shell.rules) ?? []);
  const cells = async (isAboutPersons: boolean, scope_path: string) => {
    const indicators = metrics
      .filter((metric) => metric.isAboutPersons === isAboutPersons)
      .map((metric) => metric.indicator);
    return indicators.length === 0 ? [] : ask('work/cells', { indicators, month, earlier_month, scope_path });
  };
  // Persons of a union without a region cannot be shown: decided on it alone, hidden cells would come out.
  const rows = [
    ...(region === null && !isTopScope(shell) ? [] : await cells(true, '/')),
    ...(await cells(false, shell.scope_path))
  ];
  return metrics.flatMap((metric) => {
    const own = rows.filter((row) => row.indicator === metric.indicator);
    const at = (which: string | null) => own.filter((row) => row.month === which);
    return (
      indicatorOf({ metric, rows: at(month), before: at(earlier_month), month_end, region, against: time.against }) ??
      []
    );
  });
}

/** Counts of one source in the period and in the compared one. */
export async function readCounts(ask: Ask, shell: ShellData, time: WorkTime, source: string) {
  const { scope_path } = shell;
  const now = await ask('work/counts', { source, from_month: time.from_month, to_month: time.to_month, scope_path });
  const before = time.before ? await ask('work/counts', { source, ...time.before, scope_path }) : null;
  return { now, before };
}
