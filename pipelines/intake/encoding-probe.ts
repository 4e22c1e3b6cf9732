import { isAscii, isUtf8 } from 'node:buffer';
import { countLines, isCredible, type LineCounts } from './mixed-lines.ts';

export interface EncodingVerdict {
  encoding: 'utf-8' | 'gb18030' | 'mixed';
  /**
   * Characters that the encoding cannot decode, 0 when clean; exact up to SAMPLE_BYTES of broken input, a lower bound
   * above.
   */
  badCharacters: number;
}

/**
 * Chunks that are not UTF-8 are decoded both ways until this many bytes were compared; the verdict is stable long
 * before.
 */
const SAMPLE_BYTES = 8 * 1024 * 1024;

/** One short line of UTF-8 in so many of GB18030 is no accident. */
const SHORT_SHARE = 10;

/**
 * Decides between UTF-8 and GB18030 over a stream of chunks. Valid UTF-8 costs one vectorised check per chunk; only
 * chunks that fail it are decoded both ways, and the decoding with fewer bad characters wins, unless whole UTF-8
 * characters abound. A UTF-8 character cut by a chunk border is carried over, so borders never count as damage.
 */
export class EncodingProbe {
  #carry: Buffer = Buffer.alloc(0);
  #compared = 0;
  #bad = { utf8: 0, gb18030: 0 };
  #dirty = false;
  /** Evidence for UTF-8: whole three-byte characters, which Chinese in GB18030 forms only by rare accident. */
  #proven = 0;
  #cleanBytes = 0;
  /**
   * Lines of each encoding among those that are not ASCII: files are joined from several, and some change in the
   * middle.
   */
  readonly #lines: LineCounts = { utf8: 0, shortUtf8: 0, gb18030: 0, damaged: 0 };
  readonly #gb18030 = new TextDecoder('gb18030');

  /** Feed every byte once, in order (without a leading BOM). */
  add(chunk: Buffer): void {
    const joined = this.#carry.length === 0 ? chunk : this.#join(chunk);
    const end = completeEnd(joined);
    this.#judge(joined.subarray(0, end));
    this.#carry = Buffer.from(joined.subarray(end));
  }

  /** Call after the last chunk: an unfinished character is damage. */
  finish(): EncodingVerdict {
    if (this.#carry.length > 0) this.#judge(this.#carry);
    if (this.#compared < SAMPLE_BYTES) this.#bad.gb18030 += countReplacements(this.#gb18030.decode());
    if (!this.#dirty) return { encoding: 'utf-8', badCharacters: 0 };
    const hasUtf8 =
      this.#lines.utf8 > 0 || this.#cleanBytes > 0 || this.#lines.shortUtf8 * SHORT_SHARE > this.#lines.gb18030;
    if (this.#lines.gb18030 > 0 && hasUtf8) return { encoding: 'mixed', badCharacters: this.#lines.damaged };
    // GB18030 decodes nearly any pair of bytes, so a little damaged UTF-8 may have fewer bad characters as GB18030
    // nonsense.
    return this.#bad.utf8 <= this.#bad.gb18030 || this.#proven >= 4 * this.#bad.utf8
      ? { encoding: 'utf-8', badCharacters: Math.max(1, this.#bad.utf8) }
      : { encoding: 'gb18030', badCharacters: this.#bad.gb18030 };
  }

  #join(chunk: Buffer): Buffer {
    const head = Math.min(3, chunk.length);
    const border = Buffer.concat([this.#carry, chunk.subarray(0, head)]);
    const end = firstComplete(border);
    // The carried character is whole and valid: judge it alone and go on without copying the chunk.
    if (end > this.#carry.length - 1 && isUtf8(border.subarray(0, end)))
      return chunk.subarray(end - this.#carry.length);
    return Buffer.concat([this.#carry, chunk]);
  }

  #judge(bytes: Buffer): void {
    if (isUtf8(bytes)) {
      if (!isAscii(bytes)) {
        this.#proven += bytes.length;
        if (isCredible(bytes.toString('utf8'))) this.#cleanBytes += bytes.length;
      }
      return;
    }
    this.#dirty = true;
    if (this.#compared >= SAMPLE_BYTES) return;
    this.#compared += bytes.length;
    // Half a character at the end of the file is no line of its own.
    if (bytes === this.#carry) this.#lines.damaged += 1;
    else countLines(bytes, this.#lines);
    const text = new TextDecoder('utf-8').decode(bytes);
    this.#bad.utf8 += countReplacements(text);
    this.#proven += text.match(/[\u0800-\uFFFC]/g)?.length ?? 0;
    // GB18030 has no recognisable character borders, so its decoder keeps its state from chunk to chunk.
    this.#bad.gb18030 += countReplacements(this.#gb18030.decode(bytes, { stream: true }));
  }
}

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count += 1;
  return count;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Where the first character of `bytes` ends. */
function firstComplete(bytes: Buffer): number {
  return Math.min(bytes.length, sequenceLength(bytes[0] ?? 0));
}

/** The end of the last UTF-8 character that is complete; the rest, at most three bytes, waits for the next chunk. */
function completeEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
