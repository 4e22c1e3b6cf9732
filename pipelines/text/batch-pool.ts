import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { openDuck } from '#pipelines/duck/sql-file.ts';
import { loadBatchAnnotator, type BatchTask } from './annotate-batch.ts';
import type { BatchWorkerData } from './batch-worker.ts';

const THREADS = 2;
/** Starting threads takes about a second each; fewer rows are annotated sooner without. */
const ROWS_WORTH_THREADS = 5_000;
const WORKER = new URL('./batch-worker.mjs', import.meta.url);

/**
 * Runs tasks, in order of the list, on two threads or for few rows on this one. `done` is called after each finished
 * task, never twice at once. Stops taking tasks when the signal is aborted. Throws the first error of a task.
 */
export async function runTasks(
  tasks: BatchTask[],
  rows: number,
  data: BatchWorkerData,
  signal: AbortSignal,
  done: (task: BatchTask) => Promise<void>
): Promise<void> {
  const waiting = [...tasks];
  let committing = Promise.resolve();
  const commit = (task: BatchTask) => (committing = committing.then(() => done(task)));
  const takeAll = async (run: (task: BatchTask) => Promise<void>) => {
    for (let task = waiting.shift(); task && !signal.aborted; task = waiting.shift()) {
      await run(task);
      await commit(task);
    }
  };
  if (rows < ROWS_WORTH_THREADS) return runHere(data, takeAll);
  const threads = Array.from({ length: THREADS }, () => new Worker(WORKER, { workerData: data, execArgv: [] }));
  try {
    await Promise.all(
      threads.map(async (thread) => {
        await once(thread, 'message');
        await takeAll(async (task) => {
          thread.postMessage(task);
          const [answer] = (await once(thread, 'message')) as [{ error: string | null }];
          if (answer.error !== null) throw new Error(answer.error);
        });
      })
    );
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function runHere(
  data: BatchWorkerData,
  takeAll: (run: (task: BatchTask) => Promise<void>) => Promise<void>
): Promise<void> {
  const annotator = await loadBatchAnnotator(data);
  const { instance, connection } = await openDuck(':memory:', { spillDir: data.spillDir, memoryLimit: '400MB' });
  try {
    await takeAll((task) => annotator.run(connection, task));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
