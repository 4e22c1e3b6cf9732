import { createReadStream, statSync } from 'node:fs';
import type { Encoding } from './inspect.ts';
import { decodeMixed } from './mixed-lines.ts';

const PIECE_BYTES = 1024 * 1024;

/** The text of a file piece by piece, without BOM; bytes that cannot be decoded show as U+FFFD. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const highWaterMark = Math.min(PIECE_BYTES, Math.max(1, statSync(path).size));
  if (encoding === 'mixed') {
    yield* decodeMixed(createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>);
    return;
  }
  const decoder = new TextDecoder(encoding === 'utf-8-bom' || encoding === 'binary' ? 'utf-8' : encoding);
  for await (const chunk of createReadStream(path, { highWaterMark })) {
    yield decoder.decode(chunk as Buffer, { stream: true });
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
