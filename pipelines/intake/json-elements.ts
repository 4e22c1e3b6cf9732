const TRAILING_CHARS = 64 * 1024;

/**
 * Cuts the elements out of a JSON array as text arrives, without parsing the whole: either a root array, or the first
 * array of objects inside a root object ({"data":[…]}). Memory is bounded by the longest element.
 */
export class JsonElements {
  #text = '';
  #at = 0;
  #depth = 0;
  #inString = false;
  /** Depth inside the array of elements; 0 until it is found. */
  #base = 0;
  #start = -1;
  #isClosed = false;
  #trailing = '';

  /** Elements completed by this piece, as JSON text. */
  push(piece: string): string[] {
    const elements: string[] = [];
    if (this.#isClosed) {
      this.#after(piece);
      return elements;
    }
    this.#text += piece;
    const token = /["\\{}[\],]/g;
    token.lastIndex = this.#at;
    this.#at = this.#text.length;
    for (let match = token.exec(this.#text); match; match = token.exec(this.#text)) {
      const at = match.index;
      if (match[0] === '\\') {
        if (at + 1 >= this.#text.length) {
          this.#at = at;
          break;
        }
        token.lastIndex = at + 2;
      } else if (match[0] === '"') this.#inString = !this.#inString;
      else if (!this.#inString && !this.#step(match[0], at, elements)) break;
    }
    if (this.#isClosed) this.#after(this.#text.slice(this.#start));
    this.#forget();
    return elements;
  }

  /** Unfinished text of the last element, '' when the array was closed; null when no array of elements was found. */
  end(): string | null {
    if (this.#base === 0) return null;
    return this.#isClosed ? '' : this.#text.slice(Math.max(0, this.#start)).trim();
  }

  /**
   * Text behind the array that is more than the end of its envelope: it becomes a reject, so that nothing is lost in
   * silence.
   */
  get trailing(): string {
    return this.#trailing.trim();
  }

  #after(piece: string): void {
    if (this.#trailing.length < TRAILING_CHARS) this.#trailing += piece.slice(0, TRAILING_CHARS);
    if (!/[[{]/.test(this.#trailing)) this.#trailing = '';
  }

  /** Characters held back for the element that is not complete yet. */
  get pending(): number {
    return this.#text.length;
  }

  #step(char: string, at: number, elements: string[]): boolean {
    const isOpening = char === '{' || char === '[';
    if (this.#base === 0) {
      if (isOpening) this.#depth += 1;
      else if (char !== ',') this.#depth -= 1;
      if (char === '[' && (this.#depth === 1 || (this.#depth === 2 && this.#opensObjects(at)))) {
        this.#base = this.#depth;
        this.#start = at + 1;
      }
      return true;
    }
    if (isOpening) this.#depth += 1;
    const ends = this.#depth === this.#base && (char === ',' || char === ']');
    if (ends) {
      const element = this.#text.slice(this.#start, at).trim();
      if (element !== '') elements.push(element);
      this.#start = at + 1;
    }
    if (char === '}' || char === ']') this.#depth -= 1;
    this.#isClosed = this.#depth < this.#base;
    return !this.#isClosed;
  }

  #opensObjects(at: number): boolean {
    return /^\s*\{/.test(this.#text.slice(at + 1, at + 200));
  }

  #forget(): void {
    const from = this.#start >= 0 ? this.#start : Math.max(0, this.#at - 1);
    this.#text = this.#text.slice(from);
    this.#at -= from;
    if (this.#start >= 0) this.#start = 0;
  }
}
