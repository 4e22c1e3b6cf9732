/** Answers as they were sent: compressed, in a bounded number of bytes, the longest unused first to go. */

export interface KeptPage {
  headers: readonly (readonly [string, string])[];
  /** As the visitors of its key take it. */
  body: Buffer;
}

/** Maps, strings and headers of one entry beside key and body. */
const OVERHEAD = 1024;
/** An answer above this share of the memory is not kept. */
const LARGEST_SHARE = 8;

export class KeptPages {
  private readonly held = new Map<string, KeptPage>();
  private readonly under_way = new Map<string, Promise<void>>();
  private used = 0;

  /** @param limit bytes over all answers; 0 keeps nothing */
  constructor(private readonly limit: number) {}

  get bytes(): number {
    return this.used;
  }

  get(key: string): KeptPage | undefined {
    const found = this.held.get(key);
    if (!found) return undefined;
    this.held.delete(key);
    this.held.set(key, found);
    return found;
  }

  keep(key: string, page: KeptPage): void {
    const size = sizeOf(key, page);
    if (this.held.has(key) || size * LARGEST_SHARE > this.limit) return;
    this.held.set(key, page);
    this.used += size;
    for (const [oldest, gone] of this.held) {
      if (this.used <= this.limit) break;
      this.held.delete(oldest);
      this.used -= sizeOf(oldest, gone);
    }
  }

  /**
   * Runs `make` when nobody makes the same answer; else waits until it is made. Readers who ask for one page at once,
   * as after a publication, cost one rendering. Undefined for those who waited.
   */
  async alone<T>(key: string, make: () => Promise<T>): Promise<T | undefined> {
    const maker = this.under_way.get(key);
    if (maker) {
      await maker;
      return undefined;
    }
    const made = make();
    const ended = made.then(
      () => undefined,
      () => undefined
    );
    this.under_way.set(key, ended);
    try {
      return await made;
    } finally {
      this.under_way.delete(key);
    }
  }
}

function sizeOf(key: string, { body }: KeptPage): number {
  return key.length * 2 + body.byteLength + OVERHEAD;
}
