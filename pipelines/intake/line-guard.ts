import { unreadable } from './unreadable.ts';

/**
 * Refuses a file as soon as one physical line outgrows the limit, in constant memory and without reading on.
 * Looks only at the first and last line feed of each window of `maxLineBytes`: a line inside a window cannot be longer.
 */
export class LineGuard {
  readonly #name: string;
  readonly #maxLineBytes: number;
  #open = 0;

  constructor(name: string, maxLineBytes: number) {
    this.#name = name;
    this.#maxLineBytes = maxLineBytes;
  }

  add(chunk: Buffer): void {
    for (let from = 0; from < chunk.length; from += this.#maxLineBytes) {
      this.#window(chunk.subarray(from, from + this.#maxLineBytes));
    }
  }

  #window(bytes: Buffer): void {
    const first = bytes.indexOf(10);
    this.#open += first < 0 ? bytes.length : first;
    if (this.#open > this.#maxLineBytes) {
      throw unreadable(
        this.#name,
        `有一行超过 ${this.#maxLineBytes} 字节，可能缺少换行符或内容已损坏`,
        '请检查导出设置，确认每条记录各占一行'
      );
    }
    if (first >= 0) this.#open = bytes.length - 1 - bytes.lastIndexOf(10);
  }
}
