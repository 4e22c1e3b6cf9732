/**
 * Character pairs → dense term numbers with document frequency. Open addressing over typed arrays, so that a ledger of
 * hundreds of thousands of terms is read as bytes and not rebuilt entry by entry.
 */
export class Vocabulary {
  #slots: Uint32Array;
  #keys: Uint32Array;
  #frequencies: Uint32Array;
  #size: number;

  constructor(keys = new Uint32Array(0), frequencies = new Uint32Array(0)) {
    this.#size = keys.length;
    this.#keys = grown(keys, 1024);
    this.#frequencies = grown(frequencies, 1024);
    this.#slots = this.#rehash(tableSize(this.#size));
  }

  get size(): number {
    return this.#size;
  }

  /** Pair of every term, by term number. */
  get keys(): Uint32Array {
    return this.#keys.subarray(0, this.#size);
  }

  /** Number of documents that hold the term, by term number. */
  get frequencies(): Uint32Array {
    return this.#frequencies.subarray(0, this.#size);
  }

  /** Number of a pair (not 0), created on first sight. */
  term(pair: number): number {
    const slot = this.#slotOf(pair);
    if (this.#slots[slot] !== 0) return this.#slots[slot]! - 1;
    if (2 * (this.#size + 1) > this.#slots.length) {
      this.#slots = this.#rehash(this.#slots.length * 2);
      return this.term(pair);
    }
    this.#keys = grown(this.#keys, this.#size + 1);
    this.#frequencies = grown(this.#frequencies, this.#size + 1);
    this.#keys[this.#size] = pair;
    this.#slots[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** Number of documents that hold a pair; 0 for one never seen. */
  frequencyOf(pair: number): number {
    const found = this.#slots[this.#slotOf(pair)]!;
    return found === 0 ? 0 : this.#frequencies[found - 1]!;
  }

  /** Counts one more (or, with -1, one fewer) document that holds the term. */
  count(term: number, change: 1 | -1): void {
    this.#frequencies[term] = Math.max(0, this.#frequencies[term]! + change);
  }

  /** The slot that holds the pair, or the free one where it belongs. */
  #slotOf(pair: number): number {
    const mask = this.#slots.length - 1;
    let slot = firstSlot(pair, mask);
    while (this.#slots[slot] !== 0 && this.#keys[this.#slots[slot]! - 1] !== pair) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(length: number): Uint32Array {
    const slots = new Uint32Array(length);
    const mask = length - 1;
    for (let term = 0; term < this.#size; term++) {
      let slot = firstSlot(this.#keys[term]!, mask);
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = term + 1;
    }
    return slots;
  }
}

/** Where the search for a pair begins. */
function firstSlot(pair: number, mask: number): number {
  return (Math.imul(pair, 0x9e3779b1) >>> 7) & mask;
}

function tableSize(size: number): number {
  let length = 2048;
  while (length < 2 * size + 2) length *= 2;
  return length;
}

function grown(array: Uint32Array, needed: number): Uint32Array {
  if (array.length >= needed) return array;
  const bigger = new Uint32Array(Math.max(needed, array.length * 2));
  bigger.set(array);
  return bigger;
}
