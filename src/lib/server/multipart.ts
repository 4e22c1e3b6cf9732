/**
 * A form with files (multipart/form-data, RFC 7578) read as a stream: Kit's own reader keeps every file in memory.
 * Boundaries may fall anywhere between two chunks; nothing but the last bytes that could begin one is held back.
 */
import { InputError } from '#lib/domain/errors.ts';

/** Takes the bytes of one file in order. */
export interface FileSink {
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
}

export interface MultipartTaker {
  field(name: string, value: string): void;
  /** Called before the first byte of each file. Fields that stand before it in the form are known then. */
  file(name: string, fileName: string): Promise<FileSink>;
}

const LONGEST_HEADER = 16 * 1024;
const LONGEST_FIELD = 64 * 1024;
const NEWLINE = '\r\n';

/** @throws InputError when the form is cut or is no such form */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
  taker: MultipartTaker
): Promise<void> {
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const reader = new BoundaryReader(body, `${NEWLINE}--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  if (!boundary || !(await reader.skipPart())) throw cut();
  while (!(await reader.isLast())) {
    const { name, fileName } = partNames(await reader.readUntil('\r\n\r\n', LONGEST_HEADER));
    if (fileName === null) taker.field(name, (await collect(reader)).toString('utf8'));
    else await pass(reader, await taker.file(name, fileName));
  }
}

async function pass(reader: BoundaryReader, sink: FileSink): Promise<void> {
  try {
    for await (const bytes of reader.part()) await sink.write(bytes);
  } finally {
    await sink.end();
  }
}

async function collect(reader: BoundaryReader): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const bytes of reader.part()) {
    length += bytes.length;
    if (length > LONGEST_FIELD) throw cut();
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

class BoundaryReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #boundary: Buffer;
  /** The first boundary has no line break before it; one is put there, so that all look alike. */
  #held: Buffer = Buffer.from(NEWLINE);

  constructor(body: AsyncIterable<Uint8Array>, boundary: string) {
    this.#chunks = body[Symbol.asyncIterator]();
    this.#boundary = Buffer.from(boundary);
  }

  /** The bytes up to the next boundary, which is taken away. */
  async *part(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(this.#boundary);
      if (at >= 0) {
        if (at > 0) yield this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + this.#boundary.length);
        return;
      }
      const safe = this.#held.length - this.#boundary.length + 1;
      if (safe > 0) {
        yield this.#held.subarray(0, safe);
        this.#held = this.#held.subarray(safe);
      }
      if (!(await this.#more())) throw cut();
    }
  }

  /** Passes over what stands before the first boundary; false when there is none. */
  async skipPart(): Promise<boolean> {
    try {
      for await (const _ of this.part());
      return true;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  }

  /** After a boundary: `--` ends the form, a line break begins the next part. */
  async isLast(): Promise<boolean> {
    while (this.#held.length < 2) if (!(await this.#more())) throw cut();
    if (this.#held.subarray(0, 2).toString('latin1') === '--') {
      while (await this.#more()) this.#held = Buffer.alloc(0);
      return true;
    }
    await this.readUntil(NEWLINE, LONGEST_HEADER);
    return false;
  }

  async readUntil(end: string, limit: number): Promise<string> {
    for (;;) {
      const at = this.#held.indexOf(end);
      if (at >= 0) {
        const text = this.#held.subarray(0, at).toString('utf8');
        this.#held = this.#held.subarray(at + Buffer.byteLength(end));
        return text;
      }
      if (this.#held.length > limit || !(await this.#more())) throw cut();
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value]);
    return true;
  }
}

/** Name of the field, and of the file where it is one; browsers write quotation marks in names as %22. */
function partNames(headers: string): { name: string; fileName: string | null } {
  const disposition = headers.split(NEWLINE).find((line) => /^content-disposition:/i.test(line)) ?? '';
  const value = (key: string) => {
    const match = new RegExp(`[;\\s]${key}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition);
    return match ? match[1]!.replace(/%22/g, '"').replace(/%0D|%0A/gi, '') : null;
  };
  return { name: value('name') ?? '', fileName: value('filename') };
}

function cut(): InputError {
  return new InputError('INPUT_INVALID', '文件没有传完 — 报送 — 没有收下，数据没有变化', '请检查网络后重新拖入');
}
