import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { runIds, runPath } from '#lib/state/runs.server.ts';

const KEPT_RUNS = 400;

export function writeRun(runsDir: string, report: RunReport): void {
  const path = runPath(runsDir, report.run_id);
  writeFileSync(`${path}.tmp`, JSON.stringify(report, null, 1));
  renameSync(`${path}.tmp`, path);
}

/** Drops the oldest run reports beyond the kept number. */
export function trimRuns(runsDir: string): void {
  for (const id of runIds(runsDir).slice(0, -KEPT_RUNS)) rmSync(runPath(runsDir, id), { force: true });
}
