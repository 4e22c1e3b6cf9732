import cron from 'node-cron';
import { listInbox } from './inbox.ts';
import type { Pipeline } from '#pipelines/sources/pipeline.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

const TIMEZONE = 'Asia/Shanghai';
/** Dropped files are noticed between scheduled runs. */
const INBOX_EVERY = '*/10 * * * *';
/** Drafts of briefings are looked for each morning; which day of the month brings new ones is a setting. */
const DRAFTS_AT = '30 7 * * *';

/** Files confirmed on the page 报送 are loaded while their person looks on. */
const LOADS_EVERY_MS = 1000;

/** The work that the schedule starts. */
export interface ScheduledWork {
  run: (pipelines: Pipeline[]) => Promise<void>;
  draft: () => Promise<void>;
  /** Confirmed files of the page 报送; never throws. */
  loads: { waiting(): Promise<boolean>; take(): Promise<void> };
  /** Work of the start; everything waits for it. */
  due: Promise<void>;
}

/**
 * Keeps the schedule: each pipeline at its time, the inbox every ten minutes, drafts of briefings in the morning,
 * files confirmed on the page 报送 at once. Runs wait for each other, since the state folder takes one run at a time.
 * Returns the function that stops it after the run under way.
 */
export function keepSchedule(
  folder: StateFolder,
  pipelines: Pipeline[],
  { run, draft, loads, due }: ScheduledWork
): () => Promise<void> {
  let queue = due;
  const enqueue = (due: Pipeline[]) => {
    if (due.length > 0) queue = queue.then(() => run(due));
    return queue;
  };
  const tasks = [
    ...pipelines.map((pipeline) =>
      cron.schedule(pipeline.schedule, () => enqueue([pipeline]), {
        timezone: TIMEZONE,
        noOverlap: true,
        name: pipeline.source
      })
    ),
    cron.schedule(
      INBOX_EVERY,
      () => enqueue(pipelines.filter((pipeline) => listInbox(folder, pipeline.source).length > 0)),
      { timezone: TIMEZONE, noOverlap: true, name: 'inbox' }
    ),
    cron.schedule(
      DRAFTS_AT,
      () => {
        queue = queue.then(draft);
        return queue;
      },
      { timezone: TIMEZONE, noOverlap: true, name: 'drafts' }
    )
  ];
  let isLooking = false;
  const look = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    queue = queue.then(async () => {
      if (await loads.waiting()) await loads.take();
      isLooking = false;
    });
  }, LOADS_EVERY_MS);
  return async () => {
    clearInterval(look);
    await Promise.all(tasks.map(async (task) => task.destroy()));
    await queue;
  };
}
