/**
 * Finds all occurrences of many keywords in one pass (Aho–Corasick). Transitions lie in one open-addressed table, the
 * root's in a direct one, because most characters of a text lead back to the root.
 */
export class KeywordMatcher {
  readonly words: readonly string[];
  /** Hits of the last scan: word number and start offset, in order of their ends. */
  hitWord = new Int32Array(256);
  hitStart = new Int32Array(256);
  hits = 0;
  private readonly root = new Int32Array(65536);
  private readonly keys: Float64Array;
  private readonly targets: Int32Array;
  private readonly mask: number;
  private readonly fail: number[] = [0];
  /** The word that ends in a state, −1 for none, and the next state on the failure path that ends one. */
  private readonly ends: number[] = [-1];
  private readonly nextEnd: number[] = [0];

  /** `words` are in normalised form; equal words share their first number. */
  constructor(words: readonly string[]) {
    this.words = words;
    const children: Map<number, number>[] = [new Map()];
    words.forEach((word, number) => this.insert(children, word, number));
    let size = 1024;
    while (size < children.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Float64Array(size).fill(-1);
    this.targets = new Int32Array(size);
    children.forEach((edges, state) =>
      edges.forEach((target, code) => (state === 0 ? (this.root[code] = target) : this.store(state, code, target)))
    );
    this.linkFailures(children);
  }

  /** Scans a normalised text; the hits are valid until the next scan. */
  scan(codes: Uint16Array): void {
    this.hits = 0;
    let state = 0;
    for (let i = 0; i < codes.length; i++) {
      state = this.step(state, codes[i] as number);
      if (state === 0) continue;
      let end = this.ends[state] === -1 ? (this.nextEnd[state] as number) : state;
      while (end !== 0) {
        this.record(this.ends[end] as number, i + 1);
        end = this.nextEnd[end] as number;
      }
    }
  }

  private step(from: number, code: number): number {
    let state = from;
    while (state !== 0) {
      const target = this.lookup(state, code);
      if (target !== 0) return target;
      state = this.fail[state] as number;
    }
    return this.root[code] as number;
  }

  private record(word: number, end: number): void {
    if (this.hits === this.hitWord.length) {
      const hitWord = new Int32Array(this.hits * 2);
      const hitStart = new Int32Array(this.hits * 2);
      hitWord.set(this.hitWord);
      hitStart.set(this.hitStart);
      this.hitWord = hitWord;
      this.hitStart = hitStart;
    }
    this.hitWord[this.hits] = word;
    this.hitStart[this.hits] = end - (this.words[word] as string).length;
    this.hits += 1;
  }

  private insert(children: Map<number, number>[], word: string, number: number): void {
    if (word === '') return;
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const edges = children[state] as Map<number, number>;
      let target = edges.get(word.charCodeAt(i));
      if (target === undefined) {
        target = children.push(new Map()) - 1;
        this.ends.push(-1);
        edges.set(word.charCodeAt(i), target);
      }
      state = target;
    }
    if (this.ends[state] === -1) this.ends[state] = number;
  }

  private linkFailures(children: Map<number, number>[]): void {
    const queue = [0];
    for (let at = 0; at < queue.length; at++) {
      const state = queue[at] as number;
      for (const [code, target] of children[state] as Map<number, number>) {
        const fail = state === 0 ? 0 : this.step(this.fail[state] as number, code);
        this.fail[target] = fail;
        this.nextEnd[target] = this.ends[fail] === -1 ? (this.nextEnd[fail] as number) : fail;
        queue.push(target);
      }
    }
  }

  private slot(state: number, code: number): number {
    return (Math.imul(state, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 7;
  }

  private store(state: number, code: number, target: number): void {
    let slot = this.slot(state, code) & this.mask;
    while (this.keys[slot] !== -1) slot = (slot + 1) & this.mask;
    this.keys[slot] = state * 65536 + code;
    this.targets[slot] = target;
  }

  private lookup(state: number, code: number): number {
    const key = state * 65536 + code;
    let slot = this.slot(state, code) & this.mask;
    for (;;) {
      const found = this.keys[slot] as number;
      if (found === key) return this.targets[slot] as number;
      if (found === -1) return 0;
      slot = (slot + 1) & this.mask;
    }
  }
}
