import { join } from 'node:path';
import { RunReport } from '#lib/contracts/state/run-report.ts';
import { lockHolder } from './lock-holder.server.ts';
import { namesIn, readStateFile } from './state-file.server.ts';

const RUN_NAME = /^\d{8}T\d{6}[\w-]*$/;

/** Ids of the kept runs, oldest first. */
export function runIds(runsDir: string): string[] {
  return namesIn(runsDir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((id) => RUN_NAME.test(id))
    .sort();
}

/** The newest runs first, and how many run files could not be understood among them. */
export function readRuns(runsDir: string, limit: number): { runs: RunReport[]; skipped: number } {
  const ids = runIds(runsDir).reverse().slice(0, limit);
  const runs = ids.flatMap((id) => readRun(runsDir, id) ?? []);
  return { runs, skipped: ids.length - runs.length };
}

/** One run by its id; null when there is none or the id is not one. */
export function readRun(runsDir: string, runId: string): RunReport | null {
  // The id may come from the address: only names of run files are ever joined to a path.
  if (!RUN_NAME.test(runId)) return null;
  const run = readStateFile(runPath(runsDir, runId), RunReport);
  return run && { ...run, status: isInterrupted(run, runsDir) ? 'interrupted' : run.status };
}

export function runPath(runsDir: string, runId: string): string {
  return join(runsDir, `${runId}.json`);
}

/** A run that was left as running although its process does not hold the lock. */
function isInterrupted(run: RunReport, runsDir: string): boolean {
  return run.status === 'running' && lockHolder(runsDir)?.pid !== run.pid;
}
