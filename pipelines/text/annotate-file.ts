import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { AnnotatorData } from './annotate-lines.ts';
import type { AnnotateCounts, RangeTask } from './annotate-worker.ts';
import { lineRanges } from './byte-ranges.ts';

const WORKER = new URL('./annotate-worker.mjs', import.meta.url);
/** A thread takes the next stretch when it has done one, so that none waits long for another at the end of the file. */
const RANGE_BYTES = 2 << 20;

/** A worker thread that runs TypeScript as this process does; it says `ready` when lexicon and model are loaded. */
export function startWorker(data: AnnotatorData): Worker {
  return new Worker(WORKER, { workerData: data, execArgv: [] });
}

/**
 * Annotates a JSONL file with several threads. Each reads its own byte ranges and writes their parts; the parts, joined in order as they
 * are done, replace `output` at the end, so a broken run leaves no half file. Order is kept. Throws the first error of a thread.
 */
export async function annotateFile(input: string, output: string, data: AnnotatorData, workers: number, signal = new AbortController().signal): Promise<AnnotateCounts> {
  const ranges = await lineRanges(input, Math.max(workers, Math.ceil((await stat(input)).size / RANGE_BYTES)));
  const tasks = ranges.map((range, i): RangeTask => ({ input, output: `${output}.part${i}`, ...range }));
  const pool = Array.from({ length: workers }, () => startWorker(data));
  const counts: AnnotateCounts[] = [];
  let taken = 0;
  let joined = 0;
  let joining = Promise.resolve();
  const joinDone = async () => {
    for (; counts[joined]; joined++) if (joined > 0) await append(tasks[joined]!.output, tasks[0]!.output);
  };
  const takeRanges = async (worker: Worker) => {
    await once(worker, 'message', { signal });
    for (let next = taken++; next < tasks.length; next = taken++) {
      worker.postMessage(tasks[next]);
      [counts[next]] = await once(worker, 'message', { signal }) as [AnnotateCounts];
      joining = joining.then(joinDone);
      // Thrown below, where it is waited for.
      joining.catch(() => undefined);
    }
  };
  try {
    await Promise.all(pool.map(takeRanges));
    await joining;
    await rename(tasks[0]!.output, output);
    return counts.reduce((sum, one) => ({ records: sum.records + one.records, failed: sum.failed + one.failed }));
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
    await Promise.all(tasks.map((task) => rm(task.output, { force: true })));
  }
}

async function append(part: string, whole: string): Promise<void> {
  await pipeline(createReadStream(part, { highWaterMark: 1 << 20 }), createWriteStream(whole, { flags: 'a' }));
  await rm(part);
}
