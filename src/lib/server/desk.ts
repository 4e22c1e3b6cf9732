/** State of dropped files and of the pipelines, as the pipelines report it; this side only reads. */
import { join } from 'node:path';
import { lockHolder } from '#lib/state/lock-holder.server.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import { readStateFile } from '#lib/state/state-file.server.ts';
import { ANSWER, DESK, type Answer } from '#lib/submissions/answer.ts';
import { ANSWERS_FOLDER, DESK_FILE } from '#lib/submissions/request.ts';
import type { Machine } from '#lib/submissions/stage.ts';

/** Without a sign of life for so long the reader of files counts as stopped; it gives one every three seconds. */
const SILENT_MS = 30_000;

/** The state of a dropped file; null before anybody looked at it. */
export function readAnswer(dataDir: string, submissionId: number): Answer | null {
  return readStateFile(join(dataDir, ...ANSWERS_FOLDER, `${submissionId}.json`), ANSWER);
}

/** Whether files are read at present, and the run that is under way. */
export function readMachine(dataDir: string, now: Date): Machine {
  const desk = readStateFile(join(dataDir, ...DESK_FILE), DESK);
  const is_reading = desk !== null && now.getTime() - new Date(desk.at).getTime() < SILENT_MS && isThere(desk.pid);
  return { is_reading, run: runUnderWay(join(dataDir, 'runs')) };
}

function runUnderWay(runsDir: string): Machine['run'] {
  if (lockHolder(runsDir) === null) return null;
  const [run] = readRuns(runsDir, 1).runs;
  if (run?.status !== 'running') return null;
  return { started_at: run.started_at, done: run.steps.map((step) => step.name) };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
