/** Names and the sentence of 走访与调研. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { countChange, formatInteger } from './format.ts';
import { shortOrgName } from './orgs.ts';
import type { Period } from './periods.ts';
import { runningLabel } from './running-period.ts';
import { decideFigure, type Figure } from './suppression.ts';
import { countOf, indicatorWords, worstPlace, type BarRow, type Indicator, type PartCount } from './work.ts';

export const VISIT_KINDS: Record<string, string> = {
  enterprise: '企业',
  household: '困难职工户',
  site: '项目工地',
  park: '园区、乡镇街道'
};
export const PROBLEM_STEPS: Record<string, string> = {
  raised: '提出',
  assigned: '交办',
  solved: '解决',
  replied: '答复职工'
};

export type LedgerText = QueryRow<'visits/ledger_texts'>;

/** Days that a yearly target asks for by a date: 90 × day of the year ÷ days of the year. */
export function paceOn(yearly: number, date: string): number {
  const start = Date.UTC(Number(date.slice(0, 4)), 0, 1);
  return (yearly * (Date.parse(date) - start + 86_400_000)) / (Date.UTC(Number(date.slice(0, 4)) + 1, 0, 1) - start);
}

/** Mean days by place, the lowest first; places that may not be shown are left out and counted apart. */
export function dayBars({ places }: Indicator): { bars: BarRow[]; hidden: number } {
  const shown = places.filter((place) => place.figure.value !== null).sort((a, b) => a.figure.value! - b.figure.value!);
  return {
    bars: shown.map((place) => ({
      key: place.code,
      label: place.name,
      count: Math.round(place.figure.value! * 10) / 10,
      before: null
    })),
    hidden: places.length - shown.length
  };
}

export type PartShare = QueryRow<'work/parts'>;

/** 子洲县：32 次走访只有 3 种文字; null where no unit stands out. */
export function copiedWords(ledgers: readonly LedgerText[]): string | null {
  const [first] = ledgers;
  if (!first) return null;
  const rest = ledgers.length > 1 ? `等 ${ledgers.length} 个单位` : '';
  return `${shortOrgName(first.unit_name)} ${formatInteger(first.text_count)} 次走访的台账只有 ${formatInteger(first.distinct_count)} 种文字${rest}`;
}

/**
 * How many visits, whether the days keep pace and where not, what became of the problems, which ledgers look copied.
 */
export function visitSentence(said: {
  scope_name: string;
  period: Period;
  as_of: string;
  against: string;
  now: readonly PartCount[];
  before: readonly PartCount[] | null;
  pace: Indicator | undefined;
  ledgers: readonly LedgerText[];
}): string {
  const { scope_name, period, as_of, against, now, before, pace, ledgers } = said;
  const visits = countOf(now, 'kind');
  const raised = countOf(now, 'problem', 'raised');
  const worst = pace ? worstPlace(pace) : null;
  const parts = [
    `${runningLabel(period, as_of)}${scope_name}${visits === 0 ? '没有走访记录' : `走访 ${formatInteger(visits)} 次${before ? `，${countChange(visits, countOf(before, 'kind'), '次', against).text}` : ''}`}`,
    pace ? `${indicatorWords(pace)}${worst ? `，最低的是${worst.name}（${worst.figure.text}）` : ''}` : '',
    raised === 0
      ? ''
      : `提出的 ${formatInteger(raised)} 个问题已解决 ${solvedWords(countOf(now, 'problem', 'solved'), raised)}`,
    copiedWords(ledgers) ?? ''
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}

/** 25.0%, or 1 个 of too few for a rate. */
function solvedWords(solved: number, raised: number): string {
  const share = decideFigure({ measure: 'share', of: 'records', numerator: solved, denominator: raised });
  return share.value === null ? `${formatInteger(solved)} 个` : share.text;
}

/** Parts of an indicator summed over all places, as bars of the numerator. */
export function partBars(
  rows: readonly PartShare[],
  labels: readonly { part: string; label: string }[]
): (BarRow & { figure: Figure; base: number })[] {
  return labels.map(({ part, label }) => {
    const own = rows.filter((row) => row.part === part);
    const numerator = own.reduce((sum, row) => sum + row.numerator, 0);
    const denominator = own.reduce((sum, row) => sum + row.denominator, 0);
    return {
      key: part,
      label,
      count: numerator,
      before: null,
      base: denominator,
      figure: decideFigure({ measure: 'share', of: 'records', numerator, denominator })
    };
  });
}

/** Places × parts of an indicator of records: one row per place, one decided share per part. */
export function partMatrix(
  rows: readonly PartShare[],
  labels: readonly { part: string; label: string }[],
  nameOf: (row: PartShare) => string
): Record<string, string | Figure>[] {
  const places = new Map(rows.map((row) => [row.place_key, nameOf(row)]));
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, place]) => ({
      place,
      ...Object.fromEntries(
        labels.map(({ part }) => {
          const own = rows.find((row) => row.place_key === key && row.part === part);
          return [
            part,
            decideFigure({
              measure: 'share',
              of: 'records',
              numerator: own?.numerator ?? 0,
              denominator: own?.denominator ?? 0
            })
          ];
        })
      )
    }));
}
