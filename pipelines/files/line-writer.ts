import { once } from 'node:events';

const FLUSH_AT = 1 << 16;

/** Writes JSON lines in larger pieces and waits for a slow reader, so that memory stays bounded. */
export class LineWriter {
  private readonly stream: NodeJS.WritableStream;
  private pending = '';

  constructor(stream: NodeJS.WritableStream) {
    this.stream = stream;
  }

  async write(value: unknown): Promise<void> {
    await this.writeText(`${JSON.stringify(value)}\n`);
  }

  /** Takes whole lines, each with its line end. */
  async writeText(lines: string): Promise<void> {
    this.pending += lines;
    if (this.pending.length >= FLUSH_AT) await this.flush();
  }

  /** Hands over what is pending; the stream itself stays open, since standard output is not ours to close. */
  async end(): Promise<void> {
    if (this.pending !== '') await this.flush();
  }

  private async flush(): Promise<void> {
    const text = this.pending;
    this.pending = '';
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }
}
