/** Promised deeds (实事) in words and as bars of a year. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';
import { shortOrgName } from '#lib/domain/orgs.ts';
import { indicatorWords, type Indicator } from '#lib/domain/work.ts';

export const PROMISE_STATES: Record<string, string> = {
  overdue: '逾期未完成',
  running: '在期限内',
  no_deadline: '没有写时限',
  done_late: '逾期完成',
  done: '按时完成'
};

export type PromiseRow = QueryRow<'aid/promises'>;

export interface GanttBar {
  /** Fractions 0–1 of the year: the deadline, and where the work ended or stands today. */
  deadline: number | null;
  end: number;
  is_late: boolean;
}

/** Where a promise lies in its year. It begins with the year, since promises are made for one. */
export function ganttBar(
  promise: Pick<PromiseRow, 'deadline' | 'done_on' | 'promise_state'>,
  year: number,
  asOf: string
): GanttBar {
  const at = (date: string) =>
    Math.min(
      1,
      Math.max(0, (Date.parse(date) - Date.UTC(year, 0, 1)) / (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)))
    );
  return {
    deadline: promise.deadline === null ? null : at(promise.deadline),
    end: at(promise.done_on ?? asOf),
    is_late: promise.promise_state === 'overdue' || promise.promise_state === 'done_late'
  };
}

export function promiseCounts(rows: readonly PromiseRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.promise_state] = (counts[row.promise_state] ?? 0) + 1;
  return counts;
}

/** Promises of the year, and those of earlier years that are still overdue. */
export function byYear(rows: readonly PromiseRow[], year: number): { promises: PromiseRow[]; earlier: PromiseRow[] } {
  return {
    promises: rows.filter((row) => row.plan_year === year),
    earlier: rows.filter((row) => row.plan_year !== year)
  };
}

/** Promises made and kept, households with a contact, reach of the stations. */
export function aidSentence(said: {
  scope_name: string;
  year: number;
  promises: readonly PromiseRow[];
  earlier: readonly PromiseRow[];
  households: Indicator | undefined;
  stations: Indicator | undefined;
}): string {
  const { scope_name, year, promises, earlier, households, stations } = said;
  const counts = promiseCounts(promises);
  const done = (counts.done ?? 0) + (counts.done_late ?? 0);
  const parts = [
    promises.length === 0
      ? `${year}年${scope_name}没有登记公开承诺的实事`
      : `${year}年${scope_name}公开承诺实事 ${formatInteger(promises.length)} 件，已完成 ${formatInteger(done)} 件（${formatPercent(done / promises.length)}），逾期未完成 ${formatInteger(counts.overdue ?? 0)} 件${longestWords(promises)}`,
    earlier.length === 0 ? '' : `以前年度承诺、逾期至今的还有 ${formatInteger(earlier.length)} 件`,
    households ? indicatorWords(households) : '',
    stations ? indicatorWords(stations) : ''
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}

/** ，最久的是凤县等 2 个单位（180 天）; empty where nothing is overdue. */
function longestWords(promises: readonly PromiseRow[]): string {
  const overdue = promises.filter((row) => row.promise_state === 'overdue');
  if (overdue.length === 0) return '';
  const days = Math.max(...overdue.map((row) => row.late_days));
  const units = [...new Set(overdue.filter((row) => row.late_days === days).map((row) => shortOrgName(row.unit_name)))];
  return `，最久的是${units[0]}${units.length > 1 ? `等 ${formatInteger(units.length)} 个单位` : ''}（${formatInteger(days)} 天）`;
}
