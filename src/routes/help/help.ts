/** The text of 帮助 about every clause and indicator. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { countedUnitOf, measureOf } from '#lib/domain/coverage.ts';
import { valueWords } from '#lib/domain/coverage-words.ts';
import { formatDecimal, formatInteger, formatPercent } from '#lib/domain/format.ts';
import { inForce, metricOf, METRICS } from '#lib/domain/metrics.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { metricsOfClause, POLICY_CLAUSES, type PolicyClause } from './policy-clauses.ts';
import type { RuleNumbers } from '#lib/domain/rule-numbers.ts';
import { decideCell } from '#lib/domain/suppress-shares.ts';
import { withoutNumber, type Figure } from '#lib/domain/suppression.ts';

/** Sums of one indicator over everything that was submitted, as `help/values` gives them. */
export type IndicatorSum = QueryRow<'help/values'>;

export interface IndicatorToday {
  metric: Metric;
  figure: Figure;
  /** 44.8%, 62.6 天, 不公开, —. */
  text: string;
  missing_units: number;
}

export type RuleRow = QueryRow<'help/rules'>;

export const BASIS_LABELS: Record<string, string> = { policy: '政策原文', law: '法律', reading: '默认读法' };

/**
 * Every indicator with its province-wide figure. Persons are decided by the one rule; a missing row is not
 * applicable.
 */
export function indicatorsToday(sums: readonly IndicatorSum[], rules: RuleNumbers): IndicatorToday[] {
  const byCode = new Map(sums.map((sum) => [sum.indicator, sum]));
  return METRICS.map((definition) => {
    const metric = inForce(definition, rules);
    const sum = byCode.get(metric.indicator);
    const figure = sum
      ? decideCell(measureOf(metric), countedUnitOf(metric), {
          key: metric.indicator,
          numerator: sum.numerator,
          denominator: sum.denominator,
          submission: sum.submitted_count > 0 ? 'submitted' : 'not_submitted'
        })
      : withoutNumber('not_applicable');
    return { metric, figure, text: valueWords(metric, figure), missing_units: sum?.missing_units ?? 0 };
  });
}

export interface ClauseToday extends PolicyClause {
  indicators: IndicatorToday[];
}

export function clausesToday(indicators: readonly IndicatorToday[]): ClauseToday[] {
  return POLICY_CLAUSES.map((clause) => {
    const codes = new Set(metricsOfClause(clause.number).map((metric) => metric.indicator));
    return { ...clause, indicators: indicators.filter(({ metric }) => codes.has(metric.indicator)) };
  });
}

/** 政策 20 条中 15 条有 50 项指标衡量，5 条没有可计数的登记；2026年10月有 46 项能给出数字，其余不公开或没有数据。 */
export function helpSentence(
  clauses: readonly ClauseToday[],
  indicators: readonly IndicatorToday[],
  month: string
): string {
  const served = clauses.filter((clause) => clause.indicators.length > 0).length;
  const shown = indicators.filter(({ figure }) => figure.value !== null).length;
  return `政策 ${clauses.length} 条中 ${served} 条由 ${indicators.length} 项指标衡量，${clauses.length - served} 条没有可计数的登记；${month}有 ${shown} 项能给出全省数字，其余 ${indicators.length - shown} 项因人数过少不公开或没有数据。`;
}

/** 60 天, 100%, 就业、社会保险 — the value of a rule as it is read; topics by their names. */
export function ruleText(rule: RuleRow, topics: Readonly<Record<string, string>>): string {
  if (rule.rule_value === null)
    return rule.rule_list.map((item) => topics[item] ?? { province: '省总' }[item] ?? item).join('、');
  if (rule.unit === '比例') return formatPercent(rule.rule_value).replace('.0%', '%');
  if (rule.unit === '1是0否') return rule.rule_value === 1 ? '是' : '否';
  return `${Number.isInteger(rule.rule_value) ? formatInteger(rule.rule_value) : formatDecimal(rule.rule_value)} ${rule.unit ?? ''}`.trim();
}

/** The name of a target rule tells the indicator: A08 的目标 → 困难企业走访覆盖率的目标. */
export function ruleLabel(rule: RuleRow): string {
  const metric = rule.rule_key.startsWith('target_') ? metricOf(rule.rule_key.slice('target_'.length)) : undefined;
  return metric ? `目标：${metric.label}` : rule.rule_label;
}
