/** The numbers of the rules that definitions are worded with; the figures themselves are counted by the same rules in the models. */
export type RuleNumbers = Readonly<Record<'visit_window_months' | 'result_window_months' | 'local_days', number>>;
export type RuleWords = (rules: RuleNumbers) => string;

/** What the shipped rules say, for pages before the first load. */
export const SHIPPED_RULES: RuleNumbers = { visit_window_months: 12, result_window_months: 12, local_days: 90 };

/** The numbers in force, from rows of `shell/rule_numbers`. */
export function ruleNumbers(rows: readonly { rule_key: string; rule_value: number }[]): RuleNumbers {
  const byKey = new Map(rows.map((row) => [row.rule_key, row.rule_value]));
  const valueOf = (key: keyof RuleNumbers) => byKey.get(key) ?? SHIPPED_RULES[key];
  return {
    visit_window_months: valueOf('visit_window_months'),
    result_window_months: valueOf('result_window_months'),
    local_days: valueOf('local_days')
  };
}
