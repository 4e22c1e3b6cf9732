import { negotiations } from './negotiations/pipeline.ts';
import { petitions } from './petitions/pipeline.ts';
import { posts } from './posts/pipeline.ts';
import { reference } from './reference/pipeline.ts';
import { visits } from './visits/pipeline.ts';

/** Everything that runs, in the order in which one run takes them: reading it = knowing what runs, and when. */
export const PIPELINES = [reference, visits, petitions, negotiations, posts];
