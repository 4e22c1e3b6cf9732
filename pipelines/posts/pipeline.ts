import { definePipeline } from '../pipeline.ts';

/** Online posts from lawful exports and feeds; four times a day. */
export const posts = definePipeline({
  source: 'posts',
  label: '网络帖文',
  owner: '宣传教育部',
  schedule: '40 5,11,17,23 * * *',
  freshDays: 2,
  ageingDays: 7
});
