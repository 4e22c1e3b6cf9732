/**
 * Makes and opens seals. The key lies in the key folder, outside the data: who copies or edits files cannot sign them
 * anew.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { makeKeyFile, readKeyFile, retiredKeys } from '#lib/state/key-file.server.ts';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { strToU8, zlibSync } from 'fflate';
import { InputError } from '#lib/domain/errors.ts';
import { SEAL_FORMAT, type Seal, type SealContent, type SealState } from './seal.ts';

export const SIGNING_FILE = 'briefing.key';
const MAX_CONTENT_BYTES = 20_000_000;

/**
 * The key that signs briefings; made on the first use.
 * @throws InputError when the file is damaged or cannot be made
 */
export function sealKey(keyDir: string): Buffer {
  const path = join(keyDir, SIGNING_FILE);
  try {
    makeKeyFile(path);
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `无法写入简报签名的密钥 — ${path} — 简报没有生成`, '检查密钥目录的写入权限', {
      cause
    });
  }
  return readKey(path);
}

/** The keys for checking, retired ones included; none where there is none, which makes no new one. */
export function existingSealKeys(keyDir: string): Buffer[] {
  const path = join(keyDir, SIGNING_FILE);
  return existsSync(path) ? [readKey(path), ...retiredKeys(path)] : [];
}

function readKey(path: string): Buffer {
  const key = readKeyFile(path);
  if (!key)
    throw new InputError(
      'INPUT_INVALID',
      `简报签名的密钥不完整 — ${path} — 未作任何改动`,
      '请从备份恢复该文件；换一把新密钥，以前的简报就核对不了签名'
    );
  return key;
}

export function packDigest(pack: string): string {
  return createHash('sha256').update(pack).digest('hex');
}

const signatureOf = (payload: string, key: Buffer) => createHmac('sha256', key).update(payload).digest('hex');

export function makeSeal(content: SealContent, key: Buffer): Seal {
  const payload = Buffer.from(zlibSync(strToU8(JSON.stringify(content)), { level: 9 })).toString('base64');
  return { payload, signature: signatureOf(payload, key) };
}

/** The content of a seal and whether it is ours; content that cannot be read is none. */
export function openSeal(
  seal: Seal | null,
  keys: readonly Buffer[]
): { content: SealContent | null; state: SealState } {
  if (!seal) return { content: null, state: 'absent' };
  const content = contentOf(seal.payload);
  if (!content) return { content, state: 'broken' };
  if (keys.length === 0) return { content, state: 'no_key' };
  const given = Buffer.from(seal.signature);
  const isOurs = keys.some((key) => {
    const wanted = Buffer.from(signatureOf(seal.payload, key));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  return { content, state: isOurs ? 'valid' : 'broken' };
}

function contentOf(payload: string): SealContent | null {
  try {
    const bytes = inflateSync(Buffer.from(payload, 'base64'), { maxOutputLength: MAX_CONTENT_BYTES });
    const content = JSON.parse(bytes.toString('utf8')) as SealContent;
    return content.format === SEAL_FORMAT && Array.isArray(content.units) ? content : null;
  } catch {
    return null;
  }
}
