import { join } from 'node:path';
import { config } from '#lib/server/config.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN_RUNS = 20;

export const load: PageServerLoad = () => readRuns(join(config.DATA_DIR, 'runs'), SHOWN_RUNS);
