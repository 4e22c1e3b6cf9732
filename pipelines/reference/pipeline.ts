import { join } from 'node:path';
import { definePipeline } from '../pipeline.ts';

/** Organisations, enterprises, households, calendars and tables; shipped seeds first, then what the customer drops. */
export const reference = definePipeline({
  source: 'reference',
  label: '基础资料',
  owner: '办公室',
  schedule: '0 5 * * *',
  freshDays: 35,
  ageingDays: 100,
  seeds: join(import.meta.dirname, 'seeds')
});
