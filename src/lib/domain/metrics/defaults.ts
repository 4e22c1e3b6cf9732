import type { MetricDefinition } from './metric.ts';

/** Common fields of most shares of records; a definition adds its own. */
export const SHARE = {
  kind: 'share',
  unit: '%',
  factor: 1,
  isAboutPersons: false,
  minN: 10,
  better: 'up',
  activity: '',
  hasEffect: false,
  hasWorkers: false,
  parts: []
} satisfies Partial<MetricDefinition>;

/** Shares of persons: small counts are hidden. */
export const PERSONS = { ...SHARE, isAboutPersons: true, counter: '人' } satisfies Partial<MetricDefinition>;

/** Figures that are no share have no uncovered rest. */
export const MEASURE = { ...SHARE, uncovered: '' } satisfies Partial<MetricDefinition>;
