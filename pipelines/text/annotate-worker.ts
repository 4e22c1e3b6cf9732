import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { annotateLine, loadAnnotator, type AnnotatorData } from './annotate-lines.ts';
import { jsonLines, parseJsonLine } from '#pipelines/files/json-lines.ts';

/** A stretch of a file to read, from one line end to another, and the answer to it. */
export interface RangeTask {
  input: string;
  start: number;
  end: number;
}
export interface RangeResult extends AnnotateCounts {
  /** Whole output lines, UTF-8. */
  lines: Uint8Array;
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
const FLUSH_AT = 1 << 16;
const encoder = new TextEncoder();
const annotate = await loadAnnotator(workerData as AnnotatorData);

parentPort?.on('message', (task: Block | RangeTask) => {
  if ('lines' in task) parentPort?.postMessage(answer(task));
  else void annotateRange(task).then((result) => parentPort?.postMessage(result, [result.lines.buffer as ArrayBuffer]));
});
parentPort?.postMessage('ready');

async function annotateRange({ input, start, end }: RangeTask): Promise<RangeResult> {
  const counts = { records: 0, failed: 0 };
  const pieces: Uint8Array[] = [];
  let pending = '';
  const flush = () => {
    pieces.push(encoder.encode(pending));
    pending = '';
  };
  if (end > start) {
    for await (const item of jsonLines(createReadStream(input, { start, end: end - 1, highWaterMark: 1 << 18 }))) {
      const { line, failed } = annotateLine(annotate, item);
      counts.records += 1;
      if (failed) counts.failed += 1;
      pending += line;
      if (pending.length >= FLUSH_AT) flush();
    }
  }
  flush();
  return { ...counts, lines: joined(pieces) };
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function answer({ number, lines }: Block): BlockResult {
  const buffer = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
  const result: BlockResult = { number, text: '', records: 0, failed: 0 };
  for (let from = 0; from < buffer.length;) {
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
