import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { annotateLine, loadAnnotator, type AnnotateSettings } from './annotate-lines.ts';
import { jsonLines, parseJsonLine } from './json-lines.ts';
import { LineWriter } from './line-writer.ts';

/** What the main thread gives a worker: a part of a file to read and a file to write, or nothing for blocks by message. */
export interface WorkerTask {
  settings: AnnotateSettings;
  range?: { input: string; output: string; start: number; end: number };
}

/** A block of whole input lines, and the answer to it. */
export interface Block {
  number: number;
  lines: Uint8Array;
}
export interface BlockResult {
  number: number;
  text: string;
  records: number;
  failed: number;
}

const NEWLINE = 0x0a;
const task = workerData as WorkerTask;
const annotate = await loadAnnotator(task.settings);

if (task.range) {
  const { input, output, start, end } = task.range;
  const out = createWriteStream(output);
  const writer = new LineWriter(out);
  const counts = { records: 0, failed: 0 };
  if (end > start) {
    for await (const item of jsonLines(createReadStream(input, { start, end: end - 1, highWaterMark: 1 << 18 }))) {
      const { line, failed } = annotateLine(annotate, item);
      counts.records += 1;
      if (failed) counts.failed += 1;
      await writer.writeText(line);
    }
  }
  await writer.end();
  out.end();
  await finished(out);
  parentPort?.postMessage(counts);
} else {
  parentPort?.on('message', (block: Block) => parentPort?.postMessage(answer(block)));
  parentPort?.postMessage('ready');
}

function answer({ number, lines }: Block): BlockResult {
  const buffer = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
  const result: BlockResult = { number, text: '', records: 0, failed: 0 };
  for (let from = 0; from < buffer.length; ) {
    const at = buffer.indexOf(NEWLINE, from);
    const to = at < 0 ? buffer.length : at;
    const item = parseJsonLine(buffer.subarray(from, to));
    from = to + 1;
    if (!item) continue;
    const { line, failed } = annotateLine(annotate, item);
    result.text += line;
    result.records += 1;
    if (failed) result.failed += 1;
  }
  return result;
}
