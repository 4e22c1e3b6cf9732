import { join } from 'node:path';
import type { AppDb } from '#lib/app-db/open.ts';
import { runChild } from '#pipelines/files/child.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import type { Pipeline } from '#pipelines/sources/pipeline.ts';
import { waitingLoads } from './waiting-loads.ts';

const CLI = join(import.meta.dirname, '..', 'cli.ts');

/** The work of the schedule. Nothing throws: a command says itself why it failed. */
export interface Background {
  run(pipelines: readonly Pipeline[]): Promise<void>;
  draft(): Promise<void>;
  loads(app: AppDb): { waiting(): Promise<boolean>; take(): Promise<void> };
}

/**
 * The schedule only keeps the time: each piece of work is a command in a process of its own, whose memory goes back to
 * the machine when it ends.
 */
export function inBackground(folder: StateFolder, log: (line: string) => void, signal: AbortSignal): Background {
  const command = async (...args: string[]) => {
    await runChild(CLI, args, signal);
  };
  return {
    run: (pipelines) => command('run', ...pipelines.map(({ source }) => source)),
    draft: () => command('drafts'),
    loads: (app) => ({ waiting: waitingLoads(folder, app, log), take: () => command('loads') })
  };
}
