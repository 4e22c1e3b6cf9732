import type { Encoding } from './inspect.ts';

/** U+FFFD in each encoding that the product reads. */
const BYTES: Partial<Record<Encoding, Buffer>> = {
  'utf-8': Buffer.from([0xef, 0xbf, 0xbd]),
  gb18030: Buffer.from([0x84, 0x31, 0xa4, 0x37]),
  'utf-16le': Buffer.from([0xfd, 0xff]),
  'utf-16be': Buffer.from([0xff, 0xfd])
};

/** Counts encoded U+FFFD in bytes that flow past. */
export class ReplacementCount {
  count = 0;
  readonly #bytes: Buffer | undefined;

  constructor(encoding: Encoding) {
    this.#bytes = BYTES[encoding];
  }

  /** The same chunks, counted on their way. */
  async *watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let tail: Buffer = Buffer.alloc(0);
    for await (const chunk of chunks) {
      tail = this.#add(tail, chunk);
      yield chunk;
    }
  }

  #add(tail: Buffer, chunk: Buffer): Buffer {
    const bytes = this.#bytes;
    if (!bytes) return tail;
    const window = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    for (let at = window.indexOf(bytes); at >= 0; at = window.indexOf(bytes, at + bytes.length)) this.count += 1;
    return Buffer.from(window.subarray(Math.max(0, window.length - bytes.length + 1)));
  }
}
