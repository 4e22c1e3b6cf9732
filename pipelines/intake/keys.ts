import type { KeyDomain } from '#lib/contracts/contract.ts';
import { InputError, ZhishengError } from '#lib/domain/errors.ts';
import { namesIn, readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { makeKeyFile, readKeyFile, retiredKeys } from '#lib/state/key-file.server.ts';
import { createHmac, hkdfSync } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';

export interface KeyRing {
  /** 32 bytes; seals the original files and rejected rows. */
  intakeKey: Uint8Array;
  /** That key and those that sealed before it: for opening. */
  openingKeys: readonly Uint8Array[];
  /** 64-byte HMAC-SHA-256 ipad and opad blocks, so that SQL can compute sha256(outer || sha256(inner || value)). */
  hmacPads(domain: KeyDomain): { inner: Uint8Array; outer: Uint8Array };
  /** HMAC-SHA-256 of the UTF-8 value under the key of the domain, hex. */
  hmac(domain: KeyDomain, value: string): string;
  /** True when this call made the master key. */
  created: boolean;
}

const MASTER_FILE = 'master.key';
/** Seals originals and rejected rows once it was rotated; before, the master gives that key. */
export const SEALING_FILE = 'originals.key';
/** Below the data folder, twice: were the one lost together with the key, any other key would be taken for it. */
const FINGERPRINT_FILES = [
  ['runs', 'keys.json'],
  ['intake', 'keys.json']
];
const KeyFingerprint = z.object({ fingerprint: z.string() });
const KEY_BYTES = 32;
const BLOCK_BYTES = 64;

/**
 * Reads or, on the first start, creates the master key in keyDir (files 0600, folder 0700). Sub-keys come from it by
 * HKDF, one per purpose, so that keys of different domains cannot be joined. The folder must lie outside the data
 * folder: whoever copies the data must not get the key along with it. The data folder keeps a fingerprint of its key:
 * under another one pseudonyms would not join and originals would not open. Throws InputError, and ZhishengError
 * (KEY_MISSING) where the data have a key that is not here.
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
  const noted = FINGERPRINT_FILES.map((path) => readStateFile(join(dataDir, ...path), KeyFingerprint)?.fingerprint);
  const known = noted.find((fingerprint) => fingerprint !== undefined);
  if (!existsSync(path) && (known !== undefined || hasBatches(dataDir))) throw keyMissing(path, known);
  const created = createMaster(path);
  const master = readMaster(path);
  const fingerprint = fingerprintOf(master);
  if (known !== undefined && known !== fingerprint) throw keyOfOthers(path, known, fingerprint);
  for (const [index, path] of FINGERPRINT_FILES.entries())
    if (noted[index] === undefined) writeStateJson(join(dataDir, ...path), { fingerprint });
  const openingKeys = sealingKeys(keyDir, master);
  const domainKey = (domain: KeyDomain): Uint8Array => subKey(master, `key/${domain}`);
  return {
    intakeKey: openingKeys[0]!,
    openingKeys,
    hmacPads: (domain) => ({ inner: pad(domainKey(domain), 0x36), outer: pad(domainKey(domain), 0x5c) }),
    hmac: (domain, value) => createHmac('sha256', domainKey(domain)).update(value, 'utf8').digest('hex'),
    created
  };
}

/** Keys of originals and rejected rows, the one that seals first: rotated ones, and the one that the master gives. */
function sealingKeys(keyDir: string, master: Buffer): Uint8Array[] {
  const path = join(keyDir, SEALING_FILE);
  const serving = existsSync(path) ? readKeyFile(path) : null;
  if (existsSync(path) && !serving)
    throw new InputError('INPUT_INVALID', `密钥文件 ${path} 内容不完整，未作任何改动`, '请从备份恢复该文件');
  const rotated = [...(serving ? [serving] : []), ...retiredKeys(path)];
  return [...rotated.map((key) => subKey(key, 'intake')), subKey(master, 'intake')];
}

/** 32 hex digits that say nothing about the key itself. */
function fingerprintOf(master: Buffer): string {
  return Buffer.from(subKey(master, 'fingerprint')).toString('hex').slice(0, 32);
}

/** Batches beside those without rows, which the product makes by itself. */
function hasBatches(dataDir: string): boolean {
  const landing = join(dataDir, 'landing');
  return namesIn(landing).some((record) => namesIn(join(landing, record)).some((name) => !name.startsWith('000000-')));
}

function keyMissing(path: string, known: string | undefined): ZhishengError {
  return new ZhishengError(
    'KEY_MISSING',
    `密钥文件 ${path} 不在，而数据是用一把密钥${known ? `（指纹 ${known.slice(0, 8)}）` : ''}入库的；没有生成新密钥，数据不变`,
    RESTORE_KEY
  );
}

function keyOfOthers(path: string, known: string, found: string): ZhishengError {
  return new ZhishengError(
    'KEY_MISSING',
    `密钥文件 ${path} 的指纹是 ${found.slice(0, 8)}，数据是用指纹 ${known.slice(0, 8)} 的密钥入库的；没有处理任何文件，数据不变`,
    RESTORE_KEY
  );
}

const RESTORE_KEY =
  '从备份恢复原来的密钥文件夹；确实找不回时，另设一个新的数据文件夹，把原始文件重新投放（旧的加密原件将无法打开）';

function createMaster(path: string): boolean {
  try {
    return makeKeyFile(path);
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `无法在 ${dirname(path)} 创建密钥`, '请检查该目录的写入权限', { cause });
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
  const master = readKeyFile(path);
  if (!master) {
    throw new InputError(
      'INPUT_INVALID',
      `密钥文件 ${path} 内容不完整，未作任何改动`,
      '请从备份恢复该文件；换一把新密钥会使已入库的人员标识无法对应'
    );
  }
  return master;
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
