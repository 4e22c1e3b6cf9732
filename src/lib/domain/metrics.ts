import { CONTACT_METRICS } from '#lib/domain/metrics/contact.ts';
import { DEED_METRICS } from '#lib/domain/metrics/deeds.ts';
import { MATTER_METRICS } from '#lib/domain/metrics/matters.ts';
import { NEGOTIATION_METRICS } from '#lib/domain/metrics/negotiation.ts';
import { NETWORK_METRICS } from '#lib/domain/metrics/network.ts';
import { STUDY_METRICS } from '#lib/domain/metrics/study.ts';
import { VISIT_METRICS } from '#lib/domain/metrics/visits.ts';
import type { Metric, MetricDefinition } from '#lib/domain/metrics/metric.ts';
import type { RuleNumbers, RuleWords } from './rule-numbers.ts';

/** Every indicator in the order of the policy's clauses within a group. */
export const METRICS: MetricDefinition[] = [
  ...CONTACT_METRICS,
  ...VISIT_METRICS,
  ...STUDY_METRICS,
  ...NEGOTIATION_METRICS,
  ...MATTER_METRICS,
  ...DEED_METRICS,
  ...NETWORK_METRICS
];

/** The indicator that a page shows when nobody chose one. */
export const DEFAULT_INDICATOR = 'A08';

const BY_CODE = new Map(METRICS.map((metric) => [metric.indicator, metric]));

/** The definition of an indicator, or undefined. */
export function metricOf(indicator: string): MetricDefinition | undefined {
  return BY_CODE.get(indicator);
}

/** A definition in the words of the rules in force. */
export function inForce(definition: MetricDefinition, rules: RuleNumbers): Metric {
  const inWords = (words: string | RuleWords) => (typeof words === 'string' ? words : words(rules));
  return {
    ...definition,
    formula: inWords(definition.formula),
    numerator: inWords(definition.numerator),
    denominator: inWords(definition.denominator)
  };
}

/** An indicator in the words of the rules in force, or undefined. */
export function metricInForce(indicator: string, rules: RuleNumbers): Metric | undefined {
  const definition = metricOf(indicator);
  return definition && inForce(definition, rules);
}
