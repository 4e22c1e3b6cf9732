/** Names and the sentence of 集体协商. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';
import { wilsonInterval } from '#lib/domain/intervals.ts';
import { industryName } from '#lib/domain/names.ts';
import { shortOrgName } from '#lib/domain/orgs.ts';
import { OWNERSHIPS } from '#lib/domain/ownerships.ts';
import { decideFigure, notPublic, RATE_NEEDS, type Figure } from '#lib/domain/suppression.ts';
import { indicatorWords, type Indicator } from '#lib/domain/work.ts';

export const STAGES: Record<string, string> = {
  offered: '要约',
  answered: '回应',
  met: '协商会议',
  congress: '职代会审议',
  signed: '签订',
  filed: '报送',
  reviewed: '审查',
  published: '公布',
  performed: '全面履行'
};
export const NEGO_TYPES: Record<string, string> = { enterprise: '企业协议', area: '区域性协议', sector: '行业性协议' };
export const GROWTH: Record<string, string> = {
  below: '低于下线',
  within: '下线与上线之间',
  above: '高于上线',
  no_line: '当年没有指导线'
};
export const DIVISIONS = { unit: '单位', industry: '行业', ownership: '所有制', size: '规模' } as const;
export type Division = keyof typeof DIVISIONS;

const SIZES: Record<string, string> = { large: '大型', medium: '中型', small: '小型', micro: '微型' };

export type BlankRow = Pick<
  QueryRow<'negotiations/blanks'>,
  'part' | 'ent_count' | 'blank_count' | 'workers' | 'blank_workers'
>;

/** The name of one part of a division. */
function divisionName(division: Division, part: string): string {
  if (division === 'industry') return industryName(part);
  if (division === 'ownership') return OWNERSHIPS[part] ?? '未标注';
  if (division === 'size') return SIZES[part] ?? '未标注';
  return shortOrgName(part);
}

export interface BlankLine {
  name: string;
  covered: Figure;
  workers_covered: Figure;
  ent_count: number;
  blank_count: number;
  blank_workers: number;
}

/** Coverage of one part, by companies and by workers; most blanks first. */
export function blankLines(rows: readonly BlankRow[], division: Division): BlankLine[] {
  return rows.map((row) => ({
    name: divisionName(division, row.part),
    ent_count: row.ent_count,
    blank_count: row.blank_count,
    blank_workers: row.blank_workers,
    covered: decideFigure({
      measure: 'share',
      of: 'records',
      numerator: row.ent_count - row.blank_count,
      denominator: row.ent_count
    }),
    // The workers of the companies are no sample, so they have no interval.
    workers_covered:
      row.ent_count < RATE_NEEDS
        ? notPublic()
        : {
            ...decideFigure({
              measure: 'share',
              of: 'records',
              numerator: row.workers - row.blank_workers,
              denominator: row.workers
            }),
            interval: null
          }
  }));
}

/**
 * The unit that is most surely empty, among those with ten companies or more: the highest lower bound of the share of
 * blanks, so that 45 of 47 stand before 11 of 11.
 */
export function emptiestUnit(rows: readonly BlankRow[]): BlankRow | null {
  const sureShare = (row: BlankRow) => wilsonInterval(row.blank_count, row.ent_count).low;
  return rows
    .filter((row) => row.ent_count >= RATE_NEEDS)
    .reduce<BlankRow | null>((worst, row) => (worst === null || sureShare(row) > sureShare(worst) ? row : worst), null);
}

export interface Renewals {
  due: number;
  idle: number;
}

/** How far agreements reach, where they are missing most, what runs out soon. */
export function negotiationSentence(said: {
  scope_name: string;
  month_words: string;
  coverage: Indicator | undefined;
  units: readonly BlankRow[];
  renewals: Renewals;
  below_floor: number;
}): string {
  const { scope_name, month_words, coverage, units, renewals, below_floor } = said;
  const worst = emptiestUnit(units);
  const parts = [
    `${month_words}，${scope_name}${coverage ? `${indicatorWords(coverage)}${coverage.change ? `，${coverage.change.text}` : ''}` : '没有已建会企业的台账，算不出协商覆盖率'}`,
    worst && worst.blank_count > 0
      ? `最空白的是${shortOrgName(worst.part)}：${formatInteger(worst.ent_count)} 家应协商企业中 ${formatInteger(worst.blank_count)} 家没有有效协议（${formatPercent(worst.blank_count / worst.ent_count)}）`
      : '',
    renewals.due > 0
      ? `60 天内到期 ${formatInteger(renewals.due)} 份，其中 ${formatInteger(renewals.idle)} 份还没有开始续签`
      : '60 天内没有到期的协议',
    below_floor > 0 ? `${formatInteger(below_floor)} 份约定的最低工资低于当地标准（标准待核实）` : ''
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}
