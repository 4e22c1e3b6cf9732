import { definePipeline } from '../pipeline.ts';

/** Letters, visits, 12351 calls and message boards; the hotline exports every night. */
export const petitions = definePipeline({
  source: 'petitions',
  label: '信访',
  owner: '权益保障部',
  schedule: '20 5 * * *',
  freshDays: 3,
  ageingDays: 10
});
