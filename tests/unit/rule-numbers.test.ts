import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { inForce, metricInForce, METRICS } from '#lib/domain/metrics.ts';
import { ruleNumbers, SHIPPED_RULES } from '#lib/domain/rule-numbers.ts';

describe('definitions in the words of the rules in force', () => {
  it('say the shipped numbers before the first load', () => {
    const seed = parse(readFileSync(new URL('../../pipelines/reference/seeds/rules.csv', import.meta.url)), {
      columns: true,
      bom: true
    }) as { 参数代码: string; 数值: string }[];
    const shipped = new Map(seed.map((row) => [row.参数代码, Number(row.数值)]));
    for (const [key, value] of Object.entries(SHIPPED_RULES)) expect(shipped.get(key), key).toBe(value);
  });

  it('change with the rule that they are counted by, and with no other', () => {
    const changed = ruleNumbers([
      { rule_key: 'visit_window_months', rule_value: 6 },
      { rule_key: 'local_days', rule_value: 100 }
    ]);
    expect(metricInForce('A08', changed)!.formula).toBe('近 6 个月内至少走访过一次的困难企业数 ÷ 期末在册困难企业数');
    expect(metricInForce('A07', changed)!.formula).toContain('近 6 个月');
    expect(metricInForce('A23', changed)!.formula).toContain('100 天 ×');
    expect(metricInForce('A19', changed)!.formula).toContain('近 12 个月');
  });

  it('hold no number of months or days of their own', () => {
    const other = { ...SHIPPED_RULES, visit_window_months: 71, result_window_months: 73, local_days: 79 };
    const words = METRICS.map((metric) => inForce(metric, other)).flatMap((metric) => [
      metric.label,
      metric.formula,
      metric.numerator,
      metric.denominator,
      metric.caveat
    ]);
    expect(
      words.flatMap((text) => text.match(/\d+ (个月|天)/g) ?? []).filter((found) => !/^7[139] /.test(found))
    ).toEqual([]);
  });
});
