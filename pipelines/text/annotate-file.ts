import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import type { AnnotateSettings } from './annotate-lines.ts';
import type { WorkerTask } from './annotate-worker.ts';
import { lineRanges, type ByteRange } from './byte-ranges.ts';

export interface AnnotateCounts {
  records: number;
  failed: number;
}

const WORKER = new URL('./annotate-worker.mjs', import.meta.url);

/** A worker thread that runs TypeScript as this process does. */
export function startWorker(task: WorkerTask): Worker {
  return new Worker(WORKER, { workerData: task, execArgv: [] });
}

/**
 * Annotates a JSONL file with several threads. Each reads its own byte range and writes its own part; the parts joined
 * in order replace `output` at the end, so a broken run leaves no half file. Order is kept.
 */
export async function annotateFile(input: string, output: string, settings: AnnotateSettings, workers: number, signal?: AbortSignal): Promise<AnnotateCounts> {
  const ranges = await lineRanges(input, workers);
  const parts = ranges.map((_, i) => `${output}.part${i}`);
  try {
    const counts = await Promise.all(ranges.map((range, i) => annotateRange(input, parts[i] as string, range, settings, signal)));
    const [first, ...rest] = parts as [string, ...string[]];
    for (const part of rest) await pipeline(createReadStream(part, { highWaterMark: 1 << 20 }), createWriteStream(first, { flags: 'a' }));
    await rename(first, output);
    return counts.reduce((sum, one) => ({ records: sum.records + one.records, failed: sum.failed + one.failed }));
  } finally {
    await Promise.all(parts.map((part) => rm(part, { force: true })));
  }
}

function annotateRange(input: string, output: string, range: ByteRange, settings: AnnotateSettings, signal?: AbortSignal): Promise<AnnotateCounts> {
  return new Promise((resolve, reject) => {
    const worker = startWorker({ settings, range: { input, output, ...range } });
    const stop = (): void => {
      void worker.terminate();
      reject(new Error('已中断'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      if (code !== 0) reject(new Error(`标注线程以 ${code} 退出`));
    });
  });
}
