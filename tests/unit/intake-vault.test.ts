import { InputError, SourceError } from '#lib/domain/errors.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { expireSealed, openSealed, openSealedText, sealFile, sealText } from '#pipelines/intake/vault.ts';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-vault-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = new Uint8Array(32).fill(7);
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

describe('key ring', () => {
  it('is made once, private, and stays the same', () => {
    const dir = join(folder, 'keys');
    const first = loadKeyRing(dir, join(folder, 'data'));
    const second = loadKeyRing(dir, join(folder, 'data'));
    expect([first.created, second.created]).toEqual([true, false]);
    expect(second.intakeKey).toEqual(first.intakeKey);
    expect(statSync(join(dir, 'master.key')).mode & 0o777).toBe(0o600);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it('SQL can compute the same pseudonym from the pads', () => {
    const ring = loadKeyRing(join(folder, 'keys'), join(folder, 'data'));
    const { inner, outer } = ring.hmacPads('petitioner');
    expect([inner.length, outer.length]).toEqual([64, 64]);
    expect(sha256(outer, sha256(inner, Buffer.from('某人13900000000'))).toString('hex')).toBe(
      ring.hmac('petitioner', '某人13900000000')
    );
  });

  it('domains cannot be joined', () => {
    const ring = loadKeyRing(join(folder, 'keys'), join(folder, 'data'));
    expect(
      new Set((['cadre', 'household', 'petitioner', 'author'] as const).map((domain) => ring.hmac(domain, 'x'))).size
    ).toBe(4);
  });

  it('refuses a folder inside the data folder, through a link too', () => {
    const data = join(folder, 'inside');
    mkdirSync(data);
    symlinkSync(data, join(folder, 'link'));
    expect(() => loadKeyRing(join(data, 'keys'), data)).toThrow(InputError);
    expect(() => loadKeyRing(join(folder, 'link', 'keys'), data)).toThrow(InputError);
    expect(existsSync(join(data, 'keys'))).toBe(false);
  });

  it('refuses a damaged or readable key and leaves it alone', () => {
    const dir = join(folder, 'damaged');
    mkdirSync(dir);
    writeFileSync(join(dir, 'master.key'), 'abc', { mode: 0o600 });
    expect(() => loadKeyRing(dir, join(folder, 'data'))).toThrow('内容不完整');
    expect(readFileSync(join(dir, 'master.key'), 'utf8')).toBe('abc');
    chmodSync(join(dir, 'master.key'), 0o644);
    expect(() => loadKeyRing(dir, join(folder, 'data'))).toThrow('其他用户可读');
  });
});

describe('vault', () => {
  const MIB = 1024 * 1024;
  it.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 17])('%i bytes come back as they were', async (size) => {
    const [plain, sealed] = [join(folder, `plain-${size}`), join(folder, `sealed-${size}`)];
    writeFileSync(plain, randomBytes(size));
    await sealFile(plain, sealed, key);
    expect((await openSealed(sealed, key)).equals(readFileSync(plain))).toBe(true);
    expect(size > 16 && readFileSync(sealed).includes(readFileSync(plain).subarray(0, 16))).toBe(false);
    expect(existsSync(`${sealed}.tmp`)).toBe(false);
  });

  it('texts too, and never twice the same bytes', async () => {
    await sealText('甲：13900000000', join(folder, 'a.sealed'), key);
    await sealText('甲：13900000000', join(folder, 'b.sealed'), key);
    expect(await openSealedText(join(folder, 'a.sealed'), key)).toBe('甲：13900000000');
    expect(readFileSync(join(folder, 'a.sealed')).equals(readFileSync(join(folder, 'b.sealed')))).toBe(false);
  });

  const damages: [string, (bytes: Buffer) => Buffer][] = [
    [
      'one bit',
      (bytes) => {
        bytes[5000] = (bytes[5000] ?? 0) ^ 1;
        return bytes;
      }
    ],
    [
      'the salt',
      (bytes) => {
        bytes[6] = (bytes[6] ?? 0) ^ 1;
        return bytes;
      }
    ],
    ['cut at a frame border', (bytes) => bytes.subarray(0, 20 + 2 * (MIB + 16))],
    ['cut inside a frame', (bytes) => bytes.subarray(0, MIB + 500)],
    ['cut to the header', (bytes) => bytes.subarray(0, 20)],
    [
      'frames swapped',
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, 20),
          bytes.subarray(20 + MIB + 16, 20 + 2 * (MIB + 16)),
          bytes.subarray(20, 20 + MIB + 16),
          bytes.subarray(20 + 2 * (MIB + 16))
        ])
    ],
    ['something appended', (bytes) => Buffer.concat([bytes, Buffer.from('x')])]
  ];
  it.each(damages)('damage is seen: %s', async (_name, damage) => {
    writeFileSync(join(folder, 'whole'), randomBytes(2 * MIB + 100));
    await sealFile(join(folder, 'whole'), join(folder, 'hurt'), key);
    writeFileSync(join(folder, 'hurt'), damage(readFileSync(join(folder, 'hurt'))));
    await expect(openSealed(join(folder, 'hurt'), key)).rejects.toBeInstanceOf(SourceError);
  });

  it('another key opens nothing', async () => {
    await sealText('x', join(folder, 'k.sealed'), key);
    await expect(openSealedText(join(folder, 'k.sealed'), new Uint8Array(32))).rejects.toThrow('密钥不符');
  });

  it('expires sealed files by age and nothing else', async () => {
    const dir = join(folder, 'expire');
    const now = new Date('2026-06-30T00:00:00Z');
    const age = (name: string, days: number): void =>
      utimesSync(join(dir, name), now, new Date(now.getTime() - days * 86_400_000));
    for (const name of ['old.sealed', 'young.sealed', 'sub/old.sealed']) await sealText(name, join(dir, name), key);
    writeFileSync(join(dir, 'notes.txt'), 'not sealed');
    age('old.sealed', 31);
    age('sub/old.sealed', 400);
    age('notes.txt', 400);
    age('young.sealed', 29);
    expect(await expireSealed(dir, 30, now)).toEqual(['old.sealed', 'sub/old.sealed']);
    expect([existsSync(join(dir, 'young.sealed')), existsSync(join(dir, 'notes.txt'))]).toEqual([true, true]);
    expect(await expireSealed(join(folder, 'absent'), 30, now)).toEqual([]);
  });
});

it('a cut tail of zeros is not taken for the end', async () => {
  writeFileSync(join(folder, 'zeros'), Buffer.alloc(100));
  await sealFile(join(folder, 'zeros'), join(folder, 'zeros.sealed'), key);
  truncateSync(join(folder, 'zeros.sealed'), 100);
  await expect(openSealed(join(folder, 'zeros.sealed'), key)).rejects.toBeInstanceOf(SourceError);
});
