import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { sniffDelimiter } from './dialect.ts';
import { EncodingProbe, type EncodingVerdict } from './encoding-probe.ts';
import { decodeWhole } from './mixed-lines.ts';
import { LineGuard } from './line-guard.ts';
import { sniffKind, type FileKind } from './magic.ts';
import { SAVE_AS_CSV, unreadable } from './unreadable.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'mixed' | 'binary';

export interface Limits {
  /** Bytes of the file as it lies in the inbox. */
  maxFileBytes: number;
  /** Bytes of one physical line, one record or one JSON element. */
  maxLineBytes: number;
  /** Bytes of all parts of a workbook after inflation. */
  maxInflatedBytes: number;
  /** Data rows of one file, enforced wherever rows are converted. */
  maxRows: number;
}

export const DEFAULT_LIMITS: Limits = {
  maxFileBytes: 8 * 1024 ** 3,
  maxLineBytes: 8 * 1024 ** 2,
  maxInflatedBytes: 512 * 1024 ** 2,
  maxRows: 50_000_000
};

export interface Inspection {
  path: string;
  /** File name as the operator knows it; used in messages. */
  name: string;
  kind: FileKind;
  encoding: Encoding;
  bytes: number;
  /** Hex digest of the bytes as they lie. */
  sha256: string;
  /** '' unless csv. */
  delimiter: string;
  /** Characters that `encoding` cannot decode; rows holding one become structural rejects. */
  badCharacters: number;
}

/** Detection of delimiter and header reads this much and no more. */
export const HEAD_BYTES = 1024 * 1024;
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** One streaming pass: size, sha256, magic, encoding, longest line, NUL bytes. Throws SourceError. */
export async function inspectFile(path: string, name: string, limits: Limits): Promise<Inspection> {
  const { size } = await stat(path).catch((cause) => {
    throw unreadable(name, '文件不存在或无权打开', '请检查文件是否仍在收件目录及其权限', cause);
  });
  if (size === 0) throw unreadable(name, '文件是空的（0 字节）', '请确认导出是否成功，重新导出后投放');
  if (size > limits.maxFileBytes)
    throw unreadable(name, `文件 ${size} 字节，超过上限 ${limits.maxFileBytes} 字节`, '请按月份或地区拆分后分别投放');
  const file = await open(path, 'r');
  try {
    const scan = new Scan(name, limits);
    // The next piece is read while this one is looked at.
    const most = Math.min(HEAD_BYTES, size);
    const buffers = [Buffer.allocUnsafe(most), Buffer.allocUnsafe(most)];
    const read = (piece: number) => {
      const reading = file.read(buffers[piece % 2]!, 0, most, null);
      // Thrown where it is waited for; after a refusal nobody does.
      reading.catch(() => undefined);
      return reading;
    };
    let reading = read(0);
    for (let piece = 0; ; piece++) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) break;
      reading = read(piece + 1);
      scan.add(buffers[piece % 2]!.subarray(0, bytesRead));
    }
    return { path, ...scan.finish() };
  } finally {
    await file.close();
  }
}

/** State of the pass; everything but the first chunk is seen once and forgotten. */
class Scan {
  readonly #hash = createHash('sha256');
  readonly #probe = new EncodingProbe();
  readonly #lines: LineGuard;
  readonly #name: string;
  #head: Buffer | undefined;
  #tail: Buffer = Buffer.alloc(0);
  #kind: FileKind = 'csv';
  #encoding: Encoding = 'utf-8';
  #bytes = 0;

  constructor(name: string, limits: Limits) {
    this.#name = name;
    this.#lines = new LineGuard(name, limits.maxLineBytes);
  }

  add(chunk: Buffer): void {
    if (!this.#head) this.#start(chunk);
    this.#hash.update(chunk);
    if (this.#encoding === 'binary') this.#lookForPassword(chunk);
    else if (!this.#encoding.startsWith('utf-16')) this.#readText(chunk);
    this.#bytes += chunk.length;
  }

  finish(): Omit<Inspection, 'path'> {
    const head = this.#head ?? Buffer.alloc(0);
    const verdict =
      this.#encoding === 'utf-8' || this.#encoding === 'utf-8-bom'
        ? this.#judgeText()
        : { encoding: this.#encoding, badCharacters: 0 };
    const encoding = verdict.encoding === 'utf-8' ? this.#encoding : verdict.encoding;
    return {
      name: this.#name,
      kind: this.#kind,
      encoding,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
      delimiter: this.#kind === 'csv' ? sniffDelimiter(decodeHead(head, encoding)) : '',
      badCharacters: verdict.badCharacters
    };
  }

  #start(chunk: Buffer): void {
    this.#head = Buffer.from(chunk);
    const wide = wideEncoding(chunk);
    const sniffed = sniffKind(wide ? Buffer.from(decodeHead(chunk, wide)) : chunk, this.#name);
    if (sniffed.kind === 'foreign') throw unreadable(this.#name, `内容是${sniffed.what}，不是表格`, SAVE_AS_CSV);
    this.#kind = sniffed.kind;
    if (wide) {
      this.#encoding = wide;
      return;
    }
    if (!sniffed.isText) this.#encoding = 'binary';
    else if (chunk.subarray(0, 3).equals(UTF8_BOM)) this.#encoding = 'utf-8-bom';
  }

  #readText(chunk: Buffer): void {
    const nul = chunk.indexOf(0);
    // The line guard goes first over the part before the NUL: a runaway line is the better explanation of the two.
    if (this.#kind !== 'json' && this.#kind !== 'xls') this.#lines.add(nul < 0 ? chunk : chunk.subarray(0, nul));
    if (nul >= 0)
      throw unreadable(
        this.#name,
        `第 ${this.#bytes + nul + 1} 字节是 NUL 空字节，内容已损坏或不是文本`,
        '请从原系统重新导出；若是系统断电时保存的文件，其尾部可能全是空字节'
      );
    const hasBom = this.#bytes === 0 && this.#encoding === 'utf-8-bom';
    this.#probe.add(hasBom ? chunk.subarray(3) : chunk);
  }

  #judgeText(): EncodingVerdict {
    const verdict = this.#probe.finish();
    const head = this.#head ?? Buffer.alloc(0);
    // Text has next to no control characters; compressed or encrypted bytes are full of them.
    const controls = head.reduce(
      (count, byte) => (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 ? count + 1 : count),
      0
    );
    if (controls > 8 && controls / head.length > 0.01)
      throw unreadable(this.#name, '内容是二进制数据，不是文本表格', SAVE_AS_CSV);
    return verdict;
  }

  /** Excel wraps a workbook with an open password into an OLE container with a stream of this name. */
  #lookForPassword(chunk: Buffer): void {
    if (this.#kind !== 'xls') return;
    const window = Buffer.concat([this.#tail, chunk]);
    if (window.includes(ENCRYPTED_PACKAGE))
      throw unreadable(this.#name, '工作簿设有打开密码', '请在表格软件中取消密码后另存，再重新投放');
    this.#tail = Buffer.from(window.subarray(-ENCRYPTED_PACKAGE.length));
  }
}

/**
 * UTF-16 by its mark, or by the empty half of every ASCII sign: no other text has empty bytes, and those in one half
 * only.
 */
function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const sample = head.subarray(0, 4096);
  const empty = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) empty[index % 2]! += 1;
  });
  const [even = 0, odd = 0] = empty;
  if (even + odd < 3 || (even > 0 && odd > 0) || even + odd < sample.length / 50) return null;
  const encoding = even > 0 ? 'utf-16be' : 'utf-16le';
  const text = decodeHead(sample.subarray(0, sample.length - (sample.length % 2)), encoding);
  return /[\u0000-\u0008\ufffd]/.test(text) ? null : encoding;
}

/** The head as text; a character cut by the end of the head may show as U+FFFD, which no caller minds. */
export function decodeHead(head: Buffer, encoding: Encoding): string {
  const bytes = withoutMark(head, encoding);
  if (encoding === 'mixed') return decodeWhole(bytes);
  return new TextDecoder(encoding === 'utf-8-bom' || encoding === 'binary' ? 'utf-8' : encoding).decode(bytes);
}

/** Programs that put the mark of UTF-8 before anything write it before GB18030, too, where it would eat the first name. */
export function withoutMark(head: Buffer, encoding: Encoding): Buffer {
  const isMarked = (encoding === 'gb18030' || encoding === 'mixed') && head.subarray(0, 3).equals(UTF8_BOM);
  return isMarked ? head.subarray(3) : head;
}
