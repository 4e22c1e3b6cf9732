import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileReport } from './ingest.ts';
import { readJson } from '#pipelines/files/state-folder.ts';

/** One run, as the pages and `status` show it; `runs/<run_id>.json`, rewritten at each step. */
export interface RunReport {
  run_id: string;
  /** What was asked for: pipeline names. */
  pipelines: string[];
  started_at: string;
  ended_at: string | null;
  status: 'running' | 'succeeded' | 'partly' | 'failed' | 'stopped' | 'interrupted';
  pid: number;
  files: FileReport[];
  /** Notes such as files still being written or feeds that were retried. */
  notes: string[];
  steps: { name: string; ms: number }[];
  published: string | null;
  error: string | null;
  hint: string | null;
}

const KEPT_RUNS = 400;

export function writeRun(runsDir: string, report: RunReport): void {
  const path = join(runsDir, `${report.run_id}.json`);
  writeFileSync(`${path}.tmp`, JSON.stringify(report, null, 1));
  renameSync(`${path}.tmp`, path);
}

/** Runs, newest first. A run that says it is running although its lock is gone was interrupted. */
export function readRuns(runsDir: string, limit: number, isRunning: boolean): RunReport[] {
  return runNames(runsDir)
    .reverse()
    .slice(0, limit)
    .flatMap((name, index) => {
      const report = readJson<RunReport>(join(runsDir, name));
      if (!report) return [];
      return report.status === 'running' && !(isRunning && index === 0)
        ? [{ ...report, status: 'interrupted' as const }]
        : [report];
    });
}

/** Drops the oldest run reports beyond the kept number. */
export function trimRuns(runsDir: string): void {
  for (const name of runNames(runsDir).slice(0, -KEPT_RUNS)) rmSync(join(runsDir, name), { force: true });
}

function runNames(runsDir: string): string[] {
  return readdirSync(runsDir)
    .filter((name) => /^\d{8}T\d{6}.*\.json$/.test(name))
    .sort();
}
