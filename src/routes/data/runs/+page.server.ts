import { config } from '#lib/server/config.ts';
import { readRuns } from '#lib/server/run-files.ts';
import type { PageServerLoad } from './$types';

const SHOWN_RUNS = 20;

export const load: PageServerLoad = () => readRuns(config.DATA_DIR, SHOWN_RUNS);
