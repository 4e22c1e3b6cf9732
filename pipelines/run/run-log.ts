import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import { runIds, runPath } from '#lib/state/runs.server.ts';
import { writeStateFile, writeStateJson } from '#lib/state/state-file.server.ts';

const KEPT_RUNS = 400;
const RESERVE_BYTES = 256 * 1024;

/** Writes a run report; on a full disk the reserve gives way, so that a run which failed for that reason says so. */
export function writeRun(runsDir: string, report: RunReport): void {
  const write = () => writeStateJson(runPath(runsDir, report.run_id), report);
  try {
    write();
  } catch (error) {
    if (machineFault(error)?.code !== 'DISK_FULL' || !existsSync(reservePath(runsDir))) throw error;
    rmSync(reservePath(runsDir), { force: true });
    write();
  }
}

/** Keeps a little space for the report of a run that finds the disk full. A disk that is full already has none. */
export function keepReserve(runsDir: string): void {
  if (existsSync(reservePath(runsDir))) return;
  try {
    writeStateFile(reservePath(runsDir), new Uint8Array(RESERVE_BYTES).fill(1));
  } catch (error) {
    if (!machineFault(error)) throw error;
  }
}

/** Drops the oldest run reports beyond the kept number. */
export function trimRuns(runsDir: string): void {
  for (const id of runIds(runsDir).slice(0, -KEPT_RUNS)) rmSync(runPath(runsDir, id), { force: true });
}

function reservePath(runsDir: string): string {
  return join(runsDir, 'reserve');
}
