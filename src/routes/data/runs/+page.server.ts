import { config } from '#lib/server/config.ts';
import { readRuns } from '../run-files.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN_RUNS = 20;

export const load: PageServerLoad = () => readRuns(config.DATA_DIR, SHOWN_RUNS);
