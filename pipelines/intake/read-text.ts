import { createReadStream, statSync } from 'node:fs';
import { withoutMark, type Encoding } from './inspect.ts';
import { decodeMixed } from './mixed-lines.ts';

const PIECE_BYTES = 1024 * 1024;

/** The text of a file piece by piece, without BOM; bytes that cannot be decoded show as U+FFFD. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const highWaterMark = Math.min(PIECE_BYTES, Math.max(1, statSync(path).size));
  yield* decodeText(createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>, encoding);
}

/** Pieces of bytes as text, without BOM. */
export async function* decodeText(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const unmarked = skipMark(chunks, encoding);
  if (encoding === 'mixed') {
    yield* decodeMixed(unmarked);
    return;
  }
  const decoder = new TextDecoder(encoding === 'utf-8-bom' || encoding === 'binary' ? 'utf-8' : encoding);
  for await (const chunk of unmarked) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function* skipMark(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? withoutMark(chunk, encoding) : chunk;
    isFirst = false;
  }
}
