import type { KeyDomain } from '#lib/contracts/contract.ts';
import { InputError } from '#lib/domain/errors.ts';
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

export interface KeyRing {
  /** 32 bytes; seals the original files and rejected rows. */
  intakeKey: Uint8Array;
  /** 64-byte HMAC-SHA-256 ipad and opad blocks, so that SQL can compute sha256(outer || sha256(inner || value)). */
  hmacPads(domain: KeyDomain): { inner: Uint8Array; outer: Uint8Array };
  /** HMAC-SHA-256 of the UTF-8 value under the key of the domain, hex. */
  hmac(domain: KeyDomain, value: string): string;
  /** True when this call made the master key. */
  created: boolean;
}

const MASTER_FILE = 'master.key';
const KEY_BYTES = 32;
const BLOCK_BYTES = 64;

/**
 * Reads or, on the first start, creates the master key in keyDir (files 0600, folder 0700). Sub-keys come from it by
 * HKDF, one per purpose, so that keys of different domains cannot be joined. The folder must lie outside the data
 * folder: whoever copies the data must not get the key along with it. Throws InputError.
 */
export function loadKeyRing(keyDir: string, dataDir: string): KeyRing {
  if (isInside(realPath(keyDir), realPath(dataDir))) {
    throw new InputError(
      'INPUT_INVALID',
      `密钥目录 ${keyDir} 位于数据目录 ${dataDir} 之内，复制数据会连同密钥一起带走`,
      '请把密钥目录设到数据目录之外'
    );
  }
  const path = join(keyDir, MASTER_FILE);
  const created = !existsSync(path) && createMaster(keyDir, path);
  const master = readMaster(path);
  const domainKey = (domain: KeyDomain): Uint8Array => subKey(master, `key/${domain}`);
  return {
    intakeKey: subKey(master, 'intake'),
    hmacPads: (domain) => ({ inner: pad(domainKey(domain), 0x36), outer: pad(domainKey(domain), 0x5c) }),
    hmac: (domain, value) => createHmac('sha256', domainKey(domain)).update(value, 'utf8').digest('hex'),
    created
  };
}

/** The link makes the key appear whole or not at all, and makes one of two processes that start at once lose. */
function createMaster(keyDir: string, path: string): boolean {
  mkdirSync(keyDir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (existsSync(path)) return false;
    throw new InputError('INPUT_INVALID', `无法在 ${keyDir} 创建密钥`, '请检查该目录的写入权限', { cause: error });
  } finally {
    unlinkSync(draft);
  }
}

function readMaster(path: string): Buffer {
  const mode = statSync(path).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new InputError(
      'INPUT_INVALID',
      `密钥文件 ${path} 的权限是 ${mode.toString(8)}，其他用户可读`,
      `请执行 chmod 600 ${path}`
    );
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new InputError(
      'INPUT_INVALID',
      `密钥文件 ${path} 内容不完整，未作任何改动`,
      '请从备份恢复该文件；换一把新密钥会使已入库的人员标识无法对应'
    );
  }
  return Buffer.from(text, 'hex');
}

function subKey(master: Buffer, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', master, '', `zhisheng/v1/${purpose}`, KEY_BYTES));
}

function pad(key: Uint8Array, byte: number): Uint8Array {
  return Uint8Array.from({ length: BLOCK_BYTES }, (_, index) => (key[index] ?? 0) ^ byte);
}

/** The path with links resolved as far as it exists: the folder itself may be made later. */
function realPath(path: string): string {
  const full = resolve(path);
  return existsSync(full) || dirname(full) === full
    ? realpathSync(full)
    : join(realPath(dirname(full)), basename(full));
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
