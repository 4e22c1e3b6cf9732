import type { Annotator } from '#lib/text/annotate.ts';
import { startWorker } from './annotate-file.ts';
import { annotateLine, type AnnotatorData } from './annotate-lines.ts';
import type { AnnotateCounts, Block, BlockResult } from './annotate-worker.ts';
import { jsonLines } from '#pipelines/files/json-lines.ts';
import { LineWriter } from '#pipelines/files/line-writer.ts';

const BLOCK_BYTES = 1 << 20;
const NEWLINE = 0x0a;
/** Blocks in work per worker: enough to keep it busy, few enough to bound memory. */
const AHEAD = 3;

/** Annotates a stream in this thread, record by record. */
export async function annotateStream(
  input: AsyncIterable<Buffer>,
  output: NodeJS.WritableStream,
  annotate: Annotator,
  signal: AbortSignal
): Promise<AnnotateCounts> {
  const writer = new LineWriter(output);
  const counts = { records: 0, failed: 0 };
  for await (const item of jsonLines(input)) {
    if (signal.aborted) break;
    const { line, failed } = annotateLine(annotate, item);
    counts.records += 1;
    if (failed) counts.failed += 1;
    await writer.writeText(line);
  }
  await writer.end();
  return counts;
}

/** Annotates a stream with several threads, block by block; results are written in the order of the input. */
export async function annotateStreamInWorkers(
  input: AsyncIterable<Buffer>,
  output: NodeJS.WritableStream,
  data: AnnotatorData,
  workers: number,
  signal: AbortSignal
): Promise<AnnotateCounts> {
  const pool = Array.from({ length: workers }, () => startWorker(data));
  const waiting = new Map<number, (result: BlockResult) => void>();
  let fail: (error: Error) => void = () => undefined;
  const broken = new Promise<never>((_, reject) => (fail = reject));
  broken.catch(() => undefined);
  for (const worker of pool) {
    worker.on('error', (error) => fail(error));
    worker.on('message', (result: BlockResult | 'ready') => {
      if (result !== 'ready') waiting.get(result.number)?.(result);
    });
  }
  const writer = new LineWriter(output);
  const counts = { records: 0, failed: 0 };
  const pending: Promise<BlockResult>[] = [];
  const writeOldest = async (): Promise<void> => {
    const result = await Promise.race([pending.shift() as Promise<BlockResult>, broken]);
    waiting.delete(result.number);
    counts.records += result.records;
    counts.failed += result.failed;
    await writer.writeText(result.text);
  };
  try {
    let number = 0;
    for await (const lines of lineBlocks(input)) {
      if (signal.aborted) break;
      const block: Block = { number: number++, lines: new Uint8Array(lines) };
      pending.push(new Promise((resolve) => waiting.set(block.number, resolve)));
      pool[block.number % workers]?.postMessage(block, [block.lines.buffer as ArrayBuffer]);
      if (pending.length >= workers * AHEAD) await writeOldest();
    }
    while (pending.length > 0) await writeOldest();
    await writer.end();
    return counts;
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}

/** Whole lines in blocks of about a megabyte; a longer line makes a longer block. */
async function* lineBlocks(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of input) {
    const chunk = Buffer.from(piece);
    pieces.push(chunk);
    size += chunk.length;
    const at = chunk.lastIndexOf(NEWLINE);
    if (size < BLOCK_BYTES || at < 0) continue;
    const rest = chunk.subarray(at + 1);
    pieces[pieces.length - 1] = chunk.subarray(0, at + 1);
    yield Buffer.concat(pieces);
    pieces = [rest];
    size = rest.length;
  }
  if (size > 0) yield Buffer.concat(pieces);
}
