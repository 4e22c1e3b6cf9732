/**
 * What the pipelines leave for people in `runs/` and `inbox/<source>/unreadable/`. A failed run publishes nothing, so it is seen only
 * here. Files that are not what they should be are counted and passed over, never a reason for the page to fail.
 */
import type { RunStatus } from './data-page-runs.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Counts = z.object({
  read: z.number(),
  new: z.number(),
  revised: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  emptied: z.number(),
  conflicting: z.number()
});

const RunFile = z.object({
  run_id: z.string(),
  pipelines: z.array(z.string()),
  started_at: z.string(),
  ended_at: z.string().nullable(),
  status: z.enum(['running', 'succeeded', 'partly', 'failed', 'stopped', 'interrupted']),
  pid: z.number(),
  files: z.array(
    z.object({
      source: z.string(),
      file: z.string(),
      record: z.string().nullable(),
      batch_no: z.number().nullable(),
      counts: Counts.nullable(),
      error: z.string().nullable(),
      hint: z.string().nullable()
    })
  ),
  notes: z.array(z.string()),
  steps: z.array(z.object({ name: z.string(), ms: z.number() })),
  published: z.string().nullable(),
  error: z.string().nullable(),
  hint: z.string().nullable()
});

const Holder = z.object({ pid: z.number(), started: z.string().default('') });
const Unreadable = z.object({
  source: z.string(),
  file_name: z.string(),
  reason: z.string(),
  hint: z.string().default(''),
  first_failed_on: z.string()
});

/** One run; a run that says it is running although its process is gone reads `interrupted`. */
export type RunReport = z.infer<typeof RunFile> & { status: RunStatus };
/** A file that was set aside because it could not be read. */
export type UnreadableNote = z.infer<typeof Unreadable>;

const RUN_NAME = /^\d{8}T\d{6}[\w-]*$/;
const NOTE = '.原因.json';

/** The newest runs first, and how many run files could not be understood among them. */
export function readRuns(dataDir: string, limit: number): { runs: RunReport[]; skipped: number } {
  const holder = lockHolder(dataDir);
  const names = entries(join(dataDir, 'runs'))
    .filter((name) => name.endsWith('.json') && RUN_NAME.test(name.slice(0, -5)))
    .sort()
    .reverse()
    .slice(0, limit);
  const runs = names.flatMap((name) => readRunFile(join(dataDir, 'runs', name), holder));
  return { runs, skipped: names.length - runs.length };
}

/** One run by its id; null when there is none or the id is not one. */
export function readRun(dataDir: string, runId: string): RunReport | null {
  // The id comes from the address: only names of run files are ever joined to a path.
  if (!RUN_NAME.test(runId)) return null;
  return readRunFile(join(dataDir, 'runs', `${runId}.json`), lockHolder(dataDir))[0] ?? null;
}

/** Files set aside, by source and name; a note whose file was removed is settled and left out. */
export function readUnreadable(dataDir: string): UnreadableNote[] {
  const inbox = join(dataDir, 'inbox');
  return entries(inbox)
    .sort()
    .flatMap((source) => {
      const dir = join(inbox, source, 'unreadable');
      const names = entries(dir);
      return names
        .filter((name) => name.endsWith(NOTE) && names.includes(name.slice(0, -NOTE.length)))
        .sort()
        .flatMap((name) => parsed(Unreadable, join(dir, name)));
    });
}

function readRunFile(path: string, holder: number | null): RunReport[] {
  return parsed(RunFile, path).map((run) =>
    run.status === 'running' && run.pid !== holder ? { ...run, status: 'interrupted' as const } : run
  );
}

/** The process that holds the state folder, or null. A lock whose process is gone (kill -9, power cut) holds nothing. */
function lockHolder(dataDir: string): number | null {
  const [holder] = parsed(Holder, join(dataDir, 'runs', 'lock.json'));
  return holder && isAlive(holder) ? holder.pid : null;
}

function isAlive(holder: z.infer<typeof Holder>): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(holder.pid) === holder.started;
}

/** The start time of a process as the pipelines write it into the lock (field 22 of /proc/<pid>/stat), so that a reused pid is not taken for the holder. */
function startOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function parsed<T extends z.ZodType>(shape: T, path: string): z.infer<T>[] {
  try {
    const result = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return result.success ? [result.data] : [];
  } catch {
    return [];
  }
}

function entries(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
