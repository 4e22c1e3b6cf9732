import { once } from 'node:events';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { InputError } from '#lib/domain/errors.ts';
import type { AnnotatorData } from './annotate-lines.ts';
import type { AnnotateCounts, RangeResult, RangeTask } from './annotate-worker.ts';
import { lineRanges } from '#pipelines/files/byte-ranges.ts';

const WORKER = new URL('./annotate-worker.mjs', import.meta.url);
/** A thread takes the next stretch when it has done one, so that none waits long for another at the end of the file. */
const RANGE_BYTES = 2 << 20;
/**
 * Results that may wait for an earlier one, per thread: a stretch that takes long must not fill the memory with those
 * behind it.
 */
const AHEAD = 4;

/** A worker thread that runs TypeScript as this process does; it says `ready` when lexicon and model are loaded. */
export function startWorker(data: AnnotatorData): Worker {
  return new Worker(WORKER, { workerData: data, execArgv: [] });
}

/**
 * Annotates a JSONL file with several threads. Each reads its own byte ranges; this thread writes what they found in
 * the order of the file, and the whole replaces `output` at the end, so a broken run leaves no half file. Throws
 * InputError when the output cannot be written to, else the first error of a thread or of the disk.
 */
export async function annotateFile(
  input: string,
  output: string,
  data: AnnotatorData,
  workers: number,
  signal = new AbortController().signal
): Promise<AnnotateCounts> {
  const ranges = await lineRanges(input, Math.max(workers, Math.ceil((await stat(input)).size / RANGE_BYTES)));
  const draft = `${output}.part`;
  const file = await open(draft, 'w').catch((cause: unknown) => {
    throw new InputError(
      'INPUT_INVALID',
      `写不了输出文件 — ${output} — 没有标注任何记录`,
      '请检查文件夹是否存在、有无写入权限',
      { cause }
    );
  });
  const pool = Array.from({ length: workers }, () => startWorker(data));
  const counts = { records: 0, failed: 0 };
  const done = new Map<number, RangeResult>();
  let taken = 0;
  let written = 0;
  let writing = Promise.resolve();
  let hasFailed = false;
  let held: (() => void)[] = [];
  const writeDone = async () => {
    for (let next = done.get(written); next; next = done.get(written)) {
      await file.appendFile(next.lines);
      counts.records += next.records;
      counts.failed += next.failed;
      done.delete(written);
      written += 1;
    }
  };
  const letGo = () => {
    held.forEach((go) => go());
    held = [];
  };
  const takeRanges = async (worker: Worker) => {
    await once(worker, 'message', { signal });
    for (;;) {
      while (taken - written >= workers * AHEAD && !hasFailed) await new Promise<void>((go) => held.push(go));
      const range = taken++;
      if (range >= ranges.length || hasFailed) return;
      worker.postMessage({ input, ...ranges[range]! } satisfies RangeTask);
      const [result] = (await once(worker, 'message', { signal })) as [RangeResult];
      done.set(range, result);
      writing = writing.then(writeDone);
      // An error of the disk is thrown below, where it is waited for.
      writing
        .catch(() => {
          hasFailed = true;
        })
        .finally(letGo);
    }
  };
  try {
    await Promise.all(pool.map(takeRanges));
    await writing;
    await file.close();
    await rename(draft, output);
    return counts;
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}
