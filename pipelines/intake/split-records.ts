/**
 * A tolerant reader of delimited text that never loses a character: every record comes out either whole or as broken,
 * with its raw text. It works on pieces of text as they arrive, so memory is bounded by the longest record. Records are
 * yielded one by one, so that `fits` may depend on those already taken.
 */
interface Placed {
  raw: string;
  /** Empty lines right before it: rows of a spreadsheet, but no records. */
  blanksBefore: number;
}
export interface WholeRecord extends Placed {
  fields: string[];
  physicalLines: number;
}
export interface BrokenRecord extends Placed {
  fields: null;
  reason: 'quote' | 'too_long';
}
export type SplitRecord = WholeRecord | BrokenRecord;
type Accepted = Omit<WholeRecord, 'blanksBefore'> | Omit<BrokenRecord, 'blanksBefore'>;

type Parsed =
  { end: number; fields: string[] } | { end: number; fields: null; reason: 'quote' | 'too_long' | 'incomplete' };

/** A quoted field that runs on for longer than this is taken for a quote that was never closed. */
const MAX_RECORD_CHARS = 1024 * 1024;

export class RecordSplitter {
  readonly #delimiter: string;
  readonly #maxChars: number;
  /** Tells whether a record fits the table; decides where reading resumes after a broken one. */
  readonly #fits: (fields: string[]) => boolean;
  #text = '';
  #at = 0;
  #blanks = 0;

  constructor(delimiter: string, fits: (fields: string[]) => boolean, maxChars = MAX_RECORD_CHARS) {
    this.#delimiter = delimiter;
    this.#fits = fits;
    this.#maxChars = Math.min(maxChars, MAX_RECORD_CHARS);
  }

  /** Records completed by this piece of text; blank lines are counted with the record that follows them. */
  *push(piece: string): Generator<SplitRecord> {
    this.#text = this.#text.slice(this.#at) + piece;
    this.#at = 0;
    yield* this.#drain(false);
  }

  /** The rest, after the last piece. */
  *end(): Generator<SplitRecord> {
    yield* this.#drain(true);
  }

  *#drain(isLast: boolean): Generator<SplitRecord> {
    while (this.#at < this.#text.length) {
      const start = this.#at;
      const blank = lineBreakAt(this.#text, start);
      if (blank > 0) {
        if (!isLast && blank === 1 && this.#text[start] === '\r' && start + 1 === this.#text.length) break;
        this.#at = start + blank;
        this.#blanks += 1;
        continue;
      }
      const parsed = this.#parse(start, isLast);
      if (parsed.fields === null && parsed.reason === 'incomplete') break;
      const record = this.#accept(start, parsed, isLast);
      if (!record) break;
      const blanksBefore = this.#blanks;
      this.#blanks = 0;
      yield { ...record, blanksBefore };
    }
  }

  /**
   * Turns a parse into a record; a broken or misfitting one of several lines ends where the next fitting record
   * begins.
   */
  #accept(start: number, parsed: Parsed, isLast: boolean): Accepted | null {
    const raw = this.#text.slice(start, parsed.end);
    const lines = countLines(raw);
    if (parsed.fields !== null && (lines === 1 || this.#fits(parsed.fields))) {
      this.#at = parsed.end;
      return { fields: parsed.fields, raw: trimBreak(raw), physicalLines: lines };
    }
    for (let next = nextLine(this.#text, start); next > 0 && next < parsed.end; next = nextLine(this.#text, next)) {
      const candidate = this.#parse(next, isLast);
      if (candidate.fields === null && candidate.reason === 'incomplete') return null;
      if (candidate.fields === null || !this.#fits(candidate.fields)) continue;
      this.#at = next;
      return { fields: null, raw: trimBreak(this.#text.slice(start, next)), reason: 'quote' };
    }
    this.#at = parsed.end;
    if (parsed.fields !== null) return { fields: parsed.fields, raw: trimBreak(raw), physicalLines: lines };
    return { fields: null, raw: trimBreak(raw), reason: parsed.reason === 'too_long' ? 'too_long' : 'quote' };
  }

  #parse(start: number, isLast: boolean): Parsed {
    const fields: string[] = [];
    const text = this.#text;
    let at = start;
    for (;;) {
      let value: string;
      if (text[at] === '"') {
        const closing = closingQuote(text, at);
        // A quote as the very last character may yet turn out to be doubled.
        const isUnsure = closing < 0 || (!isLast && closing + 2 >= text.length);
        if (isUnsure && !isLast && text.length - start <= this.#maxChars)
          return { end: text.length, fields: null, reason: 'incomplete' };
        if (closing < 0 || closing - start > this.#maxChars) return this.#unclosed(start, isLast);
        value = text.slice(at + 1, closing).replaceAll('""', '"');
        at = skipBlanks(text, closing + 1, this.#delimiter);
        if (at < text.length && text[at] !== this.#delimiter && lineBreakAt(text, at) === 0) {
          return { end: lineEnd(text, at), fields: null, reason: 'quote' };
        }
      } else {
        const end = plainEnd(text, at, this.#delimiter);
        if (end >= text.length && !isLast && text.length - start <= this.#maxChars)
          return { end, fields: null, reason: 'incomplete' };
        if (end - start > this.#maxChars) return { end: lineEnd(text, at), fields: null, reason: 'too_long' };
        value = text.slice(at, end);
        at = end;
      }
      fields.push(value);
      if (text[at] === this.#delimiter) {
        at += 1;
        continue;
      }
      const step = lineBreakAt(text, at);
      if (!isLast && text[at] === '\r' && at + 1 === text.length)
        return { end: at, fields: null, reason: 'incomplete' };
      if (at >= text.length && !isLast) return { end: at, fields: null, reason: 'incomplete' };
      return { end: at + step, fields };
    }
  }

  /** The quote never closes: at the end of the file the rest is broken, else the window of `maxChars`. */
  #unclosed(start: number, isLast: boolean): Parsed {
    const limit = start + this.#maxChars;
    if (isLast && limit >= this.#text.length) return { end: this.#text.length, fields: null, reason: 'quote' };
    return { end: lineEnd(this.#text, Math.min(limit, this.#text.length)), fields: null, reason: 'quote' };
  }
}

/** Index of the quote that closes the one at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t') && text[at] !== delimiter) at += 1;
  return at;
}

function plainEnd(text: string, from: number, delimiter: string): number {
  const stop = delimiter.charCodeAt(0);
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === stop || code === 10 || code === 13) return at;
  }
  return text.length;
}

/** Length of the line break at `at`: 2 for CRLF, 1 for LF or CR, 0 for none. */
function lineBreakAt(text: string, at: number): number {
  if (text[at] === '\n') return 1;
  if (text[at] !== '\r') return 0;
  return text[at + 1] === '\n' ? 2 : 1;
}

function lineEnd(text: string, from: number): number {
  const next = nextLine(text, from);
  return next < 0 ? text.length : next;
}

/** Start of the line after the one that holds `from`, or -1. */
function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const step = lineBreakAt(text, at);
    if (step > 0) return at + step;
  }
  return -1;
}

function countLines(raw: string): number {
  return (trimBreak(raw).match(/\r\n|\n|\r/g)?.length ?? 0) + 1;
}

function trimBreak(raw: string): string {
  return raw.replace(/[\r\n]+$/, '');
}

/** Splits a whole text; a broken record counts as one field, so that positions stay true. */
export function splitText(text: string, delimiter: string): WholeRecord[] {
  const splitter = new RecordSplitter(delimiter, () => true);
  return [...splitter.push(text), ...splitter.end()].map((record) =>
    record.fields === null
      ? {
          fields: [record.raw],
          raw: record.raw,
          physicalLines: countLines(record.raw),
          blanksBefore: record.blanksBefore
        }
      : record
  );
}
