import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { annotateLine, loadAnnotator, type AnnotatorData } from './annotate-lines.ts';
import { jsonLines, parseJsonLine } from './json-lines.ts';
import { LineWriter } from './line-writer.ts';

/** A stretch of a file to read, from one line end to another, and the file for what is found in it. */
export interface RangeTask {
  input: string;
  output: string;
  start: number;
  end: number;
}

export interface AnnotateCounts {
  records: number;
  failed: number;
}

/** A block of whole input lines, and the answer to it. */
export interface Block {
  number: number;
  lines: Uint8Array;
}
export interface BlockResult extends AnnotateCounts {
  number: number;
  text: string;
}

const NEWLINE = 0x0a;
const annotate = await loadAnnotator(workerData as AnnotatorData);

parentPort?.on('message', (task: Block | RangeTask) => {
  if ('lines' in task) parentPort?.postMessage(answer(task));
  else void annotateRange(task).then((counts) => parentPort?.postMessage(counts));
});
parentPort?.postMessage('ready');

async function annotateRange({ input, output, start, end }: RangeTask): Promise<AnnotateCounts> {
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
  return counts;
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
