/**
 * The numbers of the rules that definitions are worded with; the figures themselves are counted by the same rules in
 * the models.
 */
export type RuleNumbers = Readonly<
  Record<
    | 'visit_window_months'
    | 'result_window_months'
    | 'local_days'
    | 'petition_term_days'
    | 'petition_extension_days'
    | 'petition_holiday_shift'
    | 'petition_repeat_days',
    number
  >
>;
export type RuleWords = (rules: RuleNumbers) => string;

/** Values of the shipped rules, for pages before the first load. */
export const SHIPPED_RULES: RuleNumbers = {
  visit_window_months: 12,
  result_window_months: 12,
  local_days: 90,
  petition_term_days: 60,
  petition_extension_days: 30,
  petition_holiday_shift: 0,
  petition_repeat_days: 365
};

/** The numbers in force, from rows of `shell/rule_numbers`. */
export function ruleNumbers(rows: readonly { rule_key: string; rule_value: number }[]): RuleNumbers {
  const byKey = new Map(rows.map((row) => [row.rule_key, row.rule_value]));
  return Object.fromEntries(
    Object.entries(SHIPPED_RULES).map(([key, shipped]) => [key, byKey.get(key) ?? shipped])
  ) as RuleNumbers;
}
