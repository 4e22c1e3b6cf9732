import { Worker } from 'node:worker_threads';
import type { Inspection, Limits } from './inspect.ts';
import { SAVE_AS_CSV, unreadable } from './unreadable.ts';

export interface WorkbookSheet {
  name: string;
  isHidden: boolean;
  /** JSONL of [sheet row index from 0, cell texts]; rows without content are left out. */
  path: string;
  rows: number;
  /** Cells of the longest row. */
  width: number;
  /** The first rows with content. */
  head: { index: number; cells: string[] }[];
  /** The last rows with content. */
  tail: string[][];
}

export interface ThreadLimits {
  /** Milliseconds until the thread is killed. */
  timeoutMs: number;
  /** MiB of JavaScript heap. */
  memoryMb: number;
}

const THREAD_LIMITS: ThreadLimits = { timeoutMs: 300_000, memoryMb: 3072 };

export interface Workbook {
  sheets: WorkbookSheet[];
  /** Day 0 of date serials is 1904-01-01. */
  isDate1904: boolean;
}

type Answer = Workbook | { reason: string; hint: string; detail: string };

/**
 * A thread that read a workbook without trouble waits for the next: loading the library takes longer than a small
 * workbook. It keeps no process alive.
 */
let idle: Worker | undefined;
/** The thread ends after a larger workbook, so that the library returns its memory. */
const KEPT_UP_TO_BYTES = 8 * 1024 * 1024;

/**
 * Parses a workbook in a worker thread that is killed when it takes too long or too much memory. Throws SourceError.
 */
export async function readWorkbook(
  inspection: Inspection,
  workDir: string,
  limits: Limits,
  thread: ThreadLimits = THREAD_LIMITS
): Promise<Workbook> {
  const { name } = inspection;
  const worker = takeWorker(thread);
  let timer: NodeJS.Timeout | undefined;
  let isUnharmed = false;
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      timer = setTimeout(
        () => reject(unreadable(name, `解析工作簿超过 ${Math.round(thread.timeoutMs / 1000)} 秒，已中止`, SAVE_AS_CSV)),
        thread.timeoutMs
      );
      worker.once('message', resolve);
      worker.once('error', (cause) => reject(unreadable(name, causeText(cause, thread), SAVE_AS_CSV, cause)));
      worker.once('exit', (code) => reject(unreadable(name, `解析线程意外结束（${code}）`, SAVE_AS_CSV)));
      worker.postMessage({
        path: inspection.path,
        kind: inspection.kind,
        encoding: inspection.encoding,
        workDir,
        maxInflatedBytes: limits.maxInflatedBytes
      });
    });
    if ('reason' in answer) throw unreadable(name, answer.reason, answer.hint, answer.detail);
    isUnharmed = thread === THREAD_LIMITS && inspection.bytes <= KEPT_UP_TO_BYTES;
    return answer;
  } finally {
    clearTimeout(timer);
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    if (isUnharmed) idle = keep(worker);
    else await worker.terminate();
  }
}

function takeWorker(thread: ThreadLimits): Worker {
  const waiting = idle;
  if (thread === THREAD_LIMITS && waiting) {
    idle = undefined;
    waiting.removeAllListeners('exit');
    waiting.ref();
    return waiting;
  }
  return new Worker(new URL('./xlsx-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: thread.memoryMb },
    // The TypeScript loader of the parent is of no use to plain JavaScript and would have to start again in the thread.
    execArgv: []
  });
}

function keep(worker: Worker): Worker {
  worker.once('exit', () => {
    idle = undefined;
  });
  worker.unref();
  return worker;
}

function causeText(cause: NodeJS.ErrnoException, thread: ThreadLimits): string {
  return cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? `工作簿过大，解析超出 ${thread.memoryMb} MiB 内存`
    : '工作簿内容无法解析';
}
