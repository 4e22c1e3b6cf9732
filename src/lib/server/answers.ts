/**
 * Questions to one generation of the data, with their answers. A published file never changes, so the same question has
 * the same answer until the next publication opens a new generation with an empty memory.
 */
export class Answers {
  private readonly held = new Map<string, readonly unknown[]>();
  private rows = 0;

  /**
   * @param limit rows kept over all answers; the longest unused go first, and an answer above a tenth of it is not
   * kept
   */
  constructor(private readonly limit = 60_000) {}

  /** A copy of the list, since callers may sort theirs; the rows themselves are shared and are never written. */
  get<T>(key: string): T[] | undefined {
    const found = this.held.get(key);
    if (!found) return undefined;
    this.held.delete(key);
    this.held.set(key, found);
    return [...found] as T[];
  }

  /** What `compute` makes of answers of this generation, made once. */
  once<T>(key: string, compute: () => T): T {
    const known = this.get<T>(key);
    if (known) return known[0]!;
    const value = compute();
    this.keep(key, [value]);
    return value;
  }

  keep(key: string, rows: readonly unknown[]): void {
    if (this.held.has(key) || rows.length * 10 > this.limit) return;
    this.held.set(key, rows);
    this.rows += rows.length + 1;
    for (const [oldest, gone] of this.held) {
      if (this.rows <= this.limit) break;
      this.held.delete(oldest);
      this.rows -= gone.length + 1;
    }
  }
}
