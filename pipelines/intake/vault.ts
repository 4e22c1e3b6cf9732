import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unreadable } from './unreadable.ts';

/**
 * Sealed file: magic, 16-byte salt, frames. Each frame is up to 1 MiB of plaintext under AES-256-GCM with its own
 * tag; the nonce is the frame's number and whether it is the last, so frames cannot be dropped, swapped or cut off
 * unnoticed. The file key is derived from the salt, so numbered nonces never repeat under one key.
 */
const MAGIC = Buffer.from('ZSV1');
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const FRAME_BYTES = 1024 * 1024;
const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const DAY_MS = 86_400_000;

/** Encrypts a file in constant memory. Writes to `${to}.tmp`, syncs, renames: `to` is whole or absent. */
export async function sealFile(from: string, to: string, key: Uint8Array): Promise<void> {
  const source = await open(from, 'r');
  try {
    await writeWhole(to, (target) => seal(readFrames(source, 0, FRAME_BYTES), target, key));
  } finally {
    await source.close();
  }
}

/** The key that serves, or that and those before it: the one that opens the first frame opens the file. */
type OpeningKeys = Uint8Array | readonly Uint8Array[];

/** The bytes that were sealed. Throws SourceError when tampered, cut or of another key. */
export async function openSealed(from: string, keys: OpeningKeys): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const plain of unseal(from, keys)) parts.push(plain);
  return Buffer.concat(parts);
}

/**
 * Decrypts into `to` in constant memory; `to` appears only after every frame proved genuine. Throws SourceError when
 * tampered, cut or of another key.
 */
export async function openSealedFile(from: string, to: string, keys: OpeningKeys): Promise<void> {
  await writeWhole(to, async (target) => {
    for await (const plain of unseal(from, keys)) await target.appendFile(plain);
  });
}

export async function sealText(text: string, to: string, key: Uint8Array): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  await writeWhole(to, (target) => seal(slices(bytes), target, key));
}

/** Throws SourceError when tampered, cut or of another key. */
export async function openSealedText(from: string, keys: OpeningKeys): Promise<string> {
  return (await openSealed(from, keys)).toString('utf8');
}

/**
 * Deletes sealed files last written more than `days` before `now`, and half-written ones left by a crash; returns
 * their names, sorted.
 */
export async function expireSealed(dir: string, days: number, now: Date): Promise<string[]> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const expired: string[] = [];
  for (const name of names.sort()) {
    const path = join(dir, name);
    const info = await stat(path).catch(() => null);
    if (!info?.isFile() || now.getTime() - info.mtimeMs <= days * DAY_MS || !(await isSealed(path))) continue;
    await rm(path, { force: true });
    expired.push(name);
  }
  return expired;
}

async function seal(frames: AsyncIterable<Buffer>, target: FileHandle, key: Uint8Array): Promise<void> {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = keyOfFile(key, salt);
  await target.appendFile(Buffer.concat([MAGIC, salt]));
  const write = async (plain: Buffer, index: number, isLast: boolean): Promise<void> => {
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonce(index, isLast));
    await target.appendFile(Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  };
  // One frame is held back, since only the one without a successor is marked as last.
  let held: Buffer = Buffer.alloc(0);
  let index = -1;
  for await (const frame of frames) {
    if (index >= 0) await write(held, index, false);
    held = frame;
    index += 1;
  }
  await write(held, Math.max(0, index), true);
}

async function* unseal(path: string, keys: OpeningKeys): AsyncGenerator<Buffer> {
  const file = await open(path, 'r').catch((cause) => {
    throw unreadable(path, '加密存档不存在或无权打开', '请核对存档是否已过保存期', cause);
  });
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(HEADER_BYTES);
    await file.read(header, 0, HEADER_BYTES, 0);
    if (size < HEADER_BYTES + TAG_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) throw damaged(path);
    let fileKeys = [keys].flat().map((key) => keyOfFile(key, header.subarray(MAGIC.length)));
    const count = Math.ceil((size - HEADER_BYTES) / (FRAME_BYTES + TAG_BYTES));
    let index = 0;
    for await (const frame of readFrames(file, HEADER_BYTES, FRAME_BYTES + TAG_BYTES)) {
      const opened = openFrame(frame, fileKeys, nonce(index, index === count - 1), path);
      fileKeys = [opened.key];
      yield opened.plain;
      index += 1;
    }
  } finally {
    await file.close();
  }
}

/** The plain frame, and which of the keys opened it. */
function openFrame(
  frame: Buffer,
  fileKeys: readonly Uint8Array[],
  iv: Buffer,
  path: string
): { plain: Buffer; key: Uint8Array } {
  if (frame.length < TAG_BYTES) throw damaged(path);
  let cause: unknown;
  for (const key of fileKeys) {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(frame.subarray(frame.length - TAG_BYTES));
    try {
      const plain = Buffer.concat([decipher.update(frame.subarray(0, frame.length - TAG_BYTES)), decipher.final()]);
      return { plain, key };
    } catch (problem) {
      cause = problem;
    }
  }
  throw damaged(path, cause);
}

function damaged(path: string, cause?: unknown): Error {
  return unreadable(
    path,
    '加密存档被改动、不完整，或密钥不符',
    '请核对密钥目录是否为原来的那一个，或从备份恢复存档',
    cause
  );
}

function keyOfFile(key: Uint8Array, salt: Buffer): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, 'zhisheng/v1/sealed-file', 32));
}

function nonce(index: number, isLast: boolean): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUIntBE(index, 5, 6);
  iv[11] = isLast ? 1 : 0;
  return iv;
}

/** Blocks of exactly `size` bytes, the last one shorter. */
async function* readFrames(file: FileHandle, start: number, size: number): AsyncGenerator<Buffer> {
  const { size: bytes } = await file.stat();
  for (let position = start; ;) {
    const block = Buffer.allocUnsafe(Math.max(1, Math.min(size, bytes - position)));
    let filled = 0;
    while (filled < block.length) {
      const { bytesRead } = await file.read(block, filled, block.length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    if (filled > 0) yield block.subarray(0, filled);
    if (filled < size) return;
    position += filled;
  }
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += FRAME_BYTES) yield bytes.subarray(at, at + FRAME_BYTES);
}

async function writeWhole(to: string, write: (target: FileHandle) => Promise<void>): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const draft = `${to}.tmp`;
  const target = await open(draft, 'w', 0o600);
  try {
    await write(target);
    await target.sync();
  } catch (error) {
    await target.close();
    await rm(draft, { force: true });
    throw error;
  }
  await target.close();
  await rename(draft, to);
  const folder = await open(dirname(to), 'r');
  await folder.sync().finally(() => folder.close());
}

async function isSealed(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    await file.read(head, 0, head.length, 0);
    return head.equals(MAGIC);
  } finally {
    await file.close();
  }
}
