import { definePipeline } from '../pipeline.ts';

/** Collective wage negotiations and agreements; filed after signing, so weekly is enough. */
export const negotiations = definePipeline({
  source: 'negotiations',
  label: '集体协商',
  owner: '权益保障部',
  schedule: '30 5 * * 1',
  freshDays: 21,
  ageingDays: 60
});
