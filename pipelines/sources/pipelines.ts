import { join } from 'node:path';
import { definePipeline } from './pipeline.ts';

/** Organisations, enterprises, households, calendars and tables; shipped seeds first, then what the customer drops. */
const reference = definePipeline({
  source: 'reference',
  label: '基础资料',
  owner: '办公室',
  schedule: '0 5 * * *',
  freshDays: 35,
  ageingDays: 100,
  seeds: join(import.meta.dirname, '..', 'reference', 'seeds')
});

/** Visits and the problems raised in them; counties upload monthly, some weekly. */
const visits = definePipeline({
  source: 'visits',
  label: '走访',
  owner: '基层工作部',
  schedule: '10 5 * * *',
  freshDays: 10,
  ageingDays: 35
});

/** Letters, visits, 12351 calls and message boards; the hotline exports every night. */
const petitions = definePipeline({
  source: 'petitions',
  label: '信访',
  owner: '权益保障部',
  schedule: '20 5 * * *',
  freshDays: 3,
  ageingDays: 10
});

/** Collective wage negotiations and agreements; filed after signing, so weekly is enough. */
const negotiations = definePipeline({
  source: 'negotiations',
  label: '集体协商',
  owner: '权益保障部',
  schedule: '30 5 * * 1',
  freshDays: 21,
  ageingDays: 60
});

/** Online posts from lawful exports and feeds; four times a day. */
const posts = definePipeline({
  source: 'posts',
  label: '网络帖文',
  owner: '宣传教育部',
  schedule: '40 5,11,17,23 * * *',
  freshDays: 2,
  ageingDays: 7
});

/** Everything that runs, in the order in which one run takes it. Reading this file shows what runs, and when. */
export const PIPELINES = [reference, visits, petitions, negotiations, posts];
