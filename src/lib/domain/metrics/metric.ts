import type { Source } from '#lib/contracts/contract.ts';
import type { RuleWords } from '#lib/domain/rule-numbers.ts';

/**
 * The kind of the figure.
 * - `share`: numerator of denominator, a fraction 0–1, with a Wilson interval.
 * - `mean`: a sum over members, per member (人均天数).
 * - `ratio`: one count per another that is no part of it (每万名职工诉求数).
 * - `count`: how many there are; the denominator is 0.
 */
export type MetricKind = 'share' | 'mean' | 'ratio' | 'count';

/**
 * The span of a month's figure.
 * - `point`: the situation at the month's end, looking back as far as the formula says.
 * - `year`: from 1 January to the month's end.
 * - `window`: the months of the rule `result_window_months` that end with the month.
 * - `month`: the month alone; longer periods are sums of months.
 */
export type MetricPeriod = 'point' | 'year' | 'window' | 'month';

/** A division of an indicator that is counted by itself; parts may overlap and need not add up. */
export interface MetricPart {
  part: string;
  label: string;
}

/** One indicator, defined once; every page, export, briefing and check reads this value. */
export interface Metric {
  /** Code of the obligation, e.g. A08; a letter after it is a second figure of the same obligation. */
  indicator: string;
  /** The SQL model that counts it, `core.coverage_…`; the header of the model names the indicator (`@indicator`). */
  model: string;
  /** Short zh-CN name. */
  label: string;
  /** The subject of the obligation; indicators of one group stand together. */
  group: MetricGroup;
  /** Clause of the policy (陕工发〔2012〕38号) that it serves. */
  clause: string;
  /** Who owes it. */
  level: string;
  kind: MetricKind;
  period: MetricPeriod;
  /** Unit of the figure: %, 天, 件/万人. */
  unit: string;
  /** The figure is numerator ÷ denominator × factor; for a count numerator × factor. */
  factor: number;
  /** The formula in words, shown wherever the figure is. */
  formula: string;
  numerator: string;
  denominator: string;
  /** One unit of the denominator, for sentences: 「户」「家」「人」. */
  counter: string;
  /** The words for a unit outside the numerator: 未走访. Empty unless the kind is share. */
  uncovered: string;
  /** The name of the last activity, for 距最近一次…: 走访, 入户, 签订, 下基层. Empty where none is kept. */
  activity: string;
  /** The source whose submission decides between zero and not submitted. */
  source: Source;
  /** The registers that the figure needs, said where it is empty. */
  registers: string;
  /** True where the denominator counts persons or households, so that small counts are hidden. */
  isAboutPersons: boolean;
  /** Shares and means below this denominator are hidden (design invariant 8); ratios below it are marked. */
  minN: number;
  /** Which direction is the good one. */
  better: 'up' | 'down' | 'none';
  /** Visits fade: the mart holds effective and ever coverage too. */
  hasEffect: boolean;
  /** The mart holds the workers of the enterprises too. */
  hasWorkers: boolean;
  parts: MetricPart[];
  caveat: string;
}

/**
 * An indicator as it is declared: where the words hold a number of the rules, they are made when the rules are known.
 */
export interface MetricDefinition extends Omit<Metric, 'formula' | 'numerator' | 'denominator'> {
  formula: string | RuleWords;
  numerator: string | RuleWords;
  denominator: string | RuleWords;
}

export const METRIC_GROUPS = [
  '联系走访',
  '调查研究',
  '工资集体协商',
  '反映与解决',
  '信访与回复',
  '实事与台账',
  '网络与队伍'
] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];
