import { definePipeline } from '../pipeline.ts';

/** Visits and the problems raised in them; counties upload monthly, some weekly. */
export const visits = definePipeline({
  source: 'visits',
  label: '走访',
  owner: '基层工作部',
  schedule: '10 5 * * *',
  freshDays: 10,
  ageingDays: 35
});
