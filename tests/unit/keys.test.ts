import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { existingSealKeys, makeSeal, openSeal, sealKey } from '#lib/briefing/seal.server.ts';
import { SEAL_FORMAT, type SealContent } from '#lib/briefing/seal.ts';
import { makeKeyFile, readKeyFile, retiredKeys, rotateKeyFile } from '#lib/state/key-file.server.ts';
import { loadKeyRing, SEALING_FILE } from '#pipelines/intake/keys.ts';
import { openSealedText, sealText } from '#pipelines/intake/vault.ts';

/** Rotating keys: the former ones open and check, and a kill in the middle leaves a folder that works. */
let folder: string;
let keys: string;
const at = (name: string) => join(keys, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhisheng-keys-'));
  keys = join(folder, 'keys');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a rotated key', () => {
  it('is new, and those before it follow with the newest first', () => {
    makeKeyFile(at('a.key'));
    const first = readKeyFile(at('a.key'))!;
    rotateKeyFile(at('a.key'));
    const second = readKeyFile(at('a.key'))!;
    rotateKeyFile(at('a.key'));
    expect(retiredKeys(at('a.key'))).toEqual([second, first]);
    expect([first, second]).not.toContainEqual(readKeyFile(at('a.key')));
    for (const name of readdirSync(keys)) expect([name, statSync(at(name)).mode & 0o077]).toEqual([name, 0]);
  });

  it('killed between the two steps serves on, and the next rotation goes on from there', () => {
    makeKeyFile(at('a.key'));
    const first = readKeyFile(at('a.key'))!;
    linkSync(at('a.key'), at('a.1.key'));
    expect([readKeyFile(at('a.key')), retiredKeys(at('a.key'))]).toEqual([first, []]);
    rotateKeyFile(at('a.key'));
    expect(retiredKeys(at('a.key'))).toEqual([first]);
    expect(readdirSync(keys).sort()).toEqual(['a.1.key', 'a.key']);
  });
});

describe('after a rotation', () => {
  it('originals sealed before open, new ones are sealed with the new key, pseudonyms stay', async () => {
    const before = loadKeyRing(keys, join(folder, 'data'));
    await sealText('旧', join(folder, 'old.sealed'), before.intakeKey);
    rotateKeyFile(at(SEALING_FILE));
    rotateKeyFile(at(SEALING_FILE));
    const after = loadKeyRing(keys, join(folder, 'data'));
    await sealText('新', join(folder, 'new.sealed'), after.intakeKey);
    expect(await openSealedText(join(folder, 'old.sealed'), after.openingKeys)).toBe('旧');
    expect(await openSealedText(join(folder, 'new.sealed'), after.openingKeys)).toBe('新');
    await expect(openSealedText(join(folder, 'new.sealed'), before.openingKeys)).rejects.toThrow('密钥不符');
    expect(after.hmac('petitioner', '某人')).toBe(before.hmac('petitioner', '某人'));
  });

  it('briefings sealed before are still ours, and those of strangers are not', () => {
    const content: SealContent = {
      format: SEAL_FORMAT,
      kind: 'monthly',
      period: '2026-10',
      scope: null,
      issue_id: null,
      data_version: 'v',
      dated_on: '2026-11-01',
      pack: '',
      edited: [],
      references: [],
      units: []
    };
    const old = makeSeal(content, sealKey(keys));
    rotateKeyFile(at('briefing.key'));
    const strange = makeSeal(content, Buffer.alloc(32, 7));
    const states = [old, makeSeal(content, sealKey(keys)), strange].map((seal) =>
      openSeal(seal, existingSealKeys(keys))
    );
    expect(states.map(({ state }) => state)).toEqual(['valid', 'valid', 'broken']);
    expect(readFileSync(at('briefing.1.key'), 'utf8')).not.toBe(readFileSync(at('briefing.key'), 'utf8'));
  });
});
