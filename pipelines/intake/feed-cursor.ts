/**
 * Follows cursor_field over the rows of a fetch. The greatest value may become the next cursor only when nothing
 * below it can be outstanding: either everything was fetched, or the rows came in ascending order.
 */
export class FeedCursor {
  readonly #before: string | null;
  #max: string | null;
  #last: string | null = null;
  #isAscending = true;

  constructor(before: string | null) {
    this.#before = before;
    this.#max = before;
  }

  add(values: string[]): void {
    for (const value of values) {
      if (value === '') continue;
      if (this.#last !== null && compare(value, this.#last) < 0) this.#isAscending = false;
      this.#last = value;
      if (this.#max === null || compare(value, this.#max) > 0) this.#max = value;
    }
  }

  /** The cursor to keep after a fetch that reached the end, or not. */
  result(isComplete: boolean): string | null {
    return isComplete || this.#isAscending ? this.#max : this.#before;
  }
}

/** Whole numbers by value, everything else (ISO times) by text. */
function compare(a: string, b: string): number {
  if (/^\d+$/.test(a) && /^\d+$/.test(b))
    return Number(BigInt(a) - BigInt(b) > 0n) - Number(BigInt(a) - BigInt(b) < 0n);
  return Number(a > b) - Number(a < b);
}
