import { rmSync } from 'node:fs';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { runIds, runPath } from '#lib/state/runs.server.ts';
import { writeStateFile } from '#lib/state/state-file.server.ts';

const KEPT_RUNS = 400;

export function writeRun(runsDir: string, report: RunReport): void {
  writeStateFile(runPath(runsDir, report.run_id), JSON.stringify(report, null, 1));
}

/** Drops the oldest run reports beyond the kept number. */
export function trimRuns(runsDir: string): void {
  for (const id of runIds(runsDir).slice(0, -KEPT_RUNS)) rmSync(runPath(runsDir, id), { force: true });
}
