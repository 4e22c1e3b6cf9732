import { isAscii, isUtf8 } from 'node:buffer';

/** Lines that are not ASCII, by what they are. */
export interface LineCounts {
  utf8: number;
  gb18030: number;
  /** UTF-8 of a few Chinese signs: GB18030 looks like it by accident in one short line of thousands. */
  shortUtf8: number;
  /** Neither, or one with broken bytes. */
  damaged: number;
}

const LINE_FEED = 10;
/** More valid characters than this are no accident of bytes in another encoding. */
const PROOF = 4;

/**
 * Whether valid UTF-8 is Chinese or the signs that stand among it; two-byte letters in number are GB18030 read
 * wrongly.
 */
export function isCredible(text: string): boolean {
  const letters = text.match(/[\u0080-\u07ff]/g)?.length ?? 0;
  const wide = text.match(/[\u2000-\uffff]/g)?.length ?? 0;
  return wide >= PROOF && letters * 4 <= wide;
}

/** Adds the lines of a piece of the file to the counts. A line feed is part of no character in either encoding. */
export function countLines(bytes: Buffer, counts: LineCounts): void {
  for (const line of lines(bytes)) {
    if (isAscii(line)) continue;
    if (isUtf8(line)) {
      const text = line.toString('utf8');
      if (isCredible(text)) counts.utf8 += 1;
      else if (/[\u2e80-\uffff]/.test(text) && !/[\u0080-\u07ff]/.test(text)) counts.shortUtf8 += 1;
    } else if (isGb18030(line)) counts.gb18030 += 1;
    else counts.damaged += 1;
  }
}

/** The text of a line in its own encoding; bytes that fit neither show as U+FFFD. */
function decodeLine(line: Buffer): string {
  if (isAscii(line)) return line.toString('latin1');
  if (isUtf8(line)) {
    const text = line.toString('utf8');
    // A short word of GB18030 may happen to be valid UTF-8 of letters that no Chinese table has.
    return /[\u0080-\u07ff]/.test(text) && !/[\u2e80-\uffff]/.test(text) && isGb18030(line) ? gb18030(line) : text;
  }
  return isGb18030(line) ? gb18030(line) : new TextDecoder('utf-8', { ignoreBOM: true }).decode(line);
}

/** Pieces of bytes, cut after line feeds, as text. */
export async function* decodeMixed(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    yield decodeWhole(bytes.subarray(0, end));
    rest = Buffer.from(bytes.subarray(end));
  }
  yield decodeWhole(rest);
}

export function decodeWhole(bytes: Buffer): string {
  let text = '';
  for (const line of lines(bytes)) text += decodeLine(line);
  return text.replace(/^\ufeff/, '');
}

function* lines(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const feed = bytes.indexOf(LINE_FEED, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    yield bytes.subarray(at, end);
    at = end;
  }
}

/**
 * A line of UTF-8 with a few broken bytes has more whole three-byte characters than broken ones; a line of GB18030
 * has none to speak of.
 */
function isGb18030(line: Buffer): boolean {
  if (gb18030(line).includes('\uFFFD')) return false;
  const text = new TextDecoder('utf-8').decode(line);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  return (text.match(/[\u0800-\uFFFC]/g)?.length ?? 0) * 2 < broken;
}

function gb18030(line: Buffer): string {
  return new TextDecoder('gb18030').decode(line);
}
