import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LandingJournal } from '#pipelines/landing/journal.ts';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import { verifyLanding } from '#pipelines/landing/verify.ts';
import { ZhishengError } from '#lib/domain/errors.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { World } from './world.ts';

const letters = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    编号: `${prefix}${i}`,
    登记时间: `2026-03-0${(i % 9) + 1}`,
    内容: `第${i}件：公司拖欠工资`
  }));

describe('landing that is not what was committed', () => {
  let world: World;
  let first: Manifest;

  beforeEach(async () => {
    world = new World(['petitions']);
    first = await world.landOne('petitions', 'a.csv', letters('A', 12));
    await world.landOne('petitions', 'b.csv', letters('B', 5));
  });
  afterEach(() => world.dispose());

  const pathOf = (manifest: Manifest, file = '') =>
    join(world.folder.landing, 'petitions', batchFolder(manifest.batch_no, manifest.signature), file);
  const journal = () => LandingJournal.open(world.folder, false);
  const faults = (isDeep = false) =>
    verifyLanding(world.folder, journal(), { isDeep, keepStamps: false }).map(({ line, fault }) => [
      line.batch_no,
      fault
    ]);
  const flip = (path: string, at: number, bit: number) => {
    const bytes = readFileSync(path);
    bytes[at]! ^= 1 << bit;
    writeFileSync(path, bytes);
  };
  const forgetOriginals = () => {
    for (const name of readdirSync(world.folder.originals)) rmSync(join(world.folder.originals, name));
  };

  it('is noticed for every changed bit of rows and manifest', async () => {
    expect(faults(true)).toEqual([]);
    for (const file of ['rows.parquet', 'manifest.json']) {
      const path = pathOf(first, file);
      const whole = readFileSync(path);
      const step = Math.max(1, Math.floor(whole.length / 40));
      for (let at = 0; at < whole.length; at += step) {
        flip(path, at, at % 8);
        expect(faults(true), `${file} byte ${at}`).toEqual([
          [first.batch_no, file === 'rows.parquet' ? 'rows' : 'manifest']
        ]);
        writeFileSync(path, whole);
      }
    }
    expect(faults(true)).toEqual([]);
  });

  it.each([
    ['a flipped bit', () => flip(pathOf(first, 'rows.parquet'), 200, 3)],
    ['a deleted folder', () => rmSync(pathOf(first), { recursive: true })],
    ['an emptied manifest', () => writeFileSync(pathOf(first, 'manifest.json'), '')]
  ])('is made again from the sealed original: %s', async (_name, damage) => {
    await world.run();
    const before = await world.landed('petitions');
    damage();
    const report = await world.run();
    expect(report.status).toBe('succeeded');
    expect(report.notes.join()).toMatch(/批次 \d+（a\.csv，12 行）.*已用封存的原件重新做好/);
    const plain = (rows: typeof before) =>
      rows.map(({ record_key, body, batch_no, row_number }) => ({ record_key, body, batch_no, row_number }));
    expect(plain(await world.landed('petitions'))).toEqual(plain(before));
    expect(faults(true)).toEqual([]);
    // The same rows under the same signature: nothing is to be built.
    expect(report.published).toBeNull();
  });

  it('stops the publication with its name where no original is left; the version before stays up', async () => {
    const published = (await world.run()).published;
    const safe = join(world.root, 'safe');
    cpSync(pathOf(first), safe, { recursive: true });
    forgetOriginals();
    rmSync(pathOf(first), { recursive: true });
    world.drop('petitions', 'c.csv', letters('C', 3));
    const failure = await world.run().catch((error: unknown) => error as ZhishengError);
    expect(failure).toMatchObject({ code: 'LANDING_DAMAGED', hint: expect.stringMatching(/备份/) });
    expect((failure as ZhishengError).message).toMatch(/a\.csv，12 行）文件不见了/);
    expect((await world.query('select data_version from marts.publication'))[0]!.data_version).toBe(
      published!.slice(7, -'.duckdb'.length)
    );
    // The new file landed all the same, and a folder restored from a backup heals everything.
    expect(world.manifests().map(({ source_file }) => source_file)).toEqual(['b.csv', 'c.csv']);
    cpSync(safe, pathOf(first), { recursive: true });
    expect((await world.run()).status).toBe('succeeded');
    expect(await world.landed('petitions')).toHaveLength(20);
  });

  it('adopts batches of former versions, which have no journal', async () => {
    const path = join(world.folder.runs, 'landing.jsonl');
    rmSync(path);
    expect((await world.run()).status).toBe('succeeded');
    expect(
      journal()
        .linesOf(first.batch_no)
        .map(({ event }) => event)
    ).toEqual(['found']);
    expect(faults(true)).toEqual([]);
  });

  it('knows a journal that was changed, and cuts a line that a power cut left half-written', () => {
    const path = join(world.folder.runs, 'landing.jsonl');
    const whole = readFileSync(path, 'utf8');
    const kept = journal().standing().length;
    copyFileSync(path, `${path}.safe`);
    writeFileSync(path, whole.replace('"row_count":12', '"row_count":13'));
    expect(journal().brokenAt).toBeGreaterThan(0);
    writeFileSync(path, whole.split('\n').toSpliced(1, 1).join('\n'));
    expect(journal().brokenAt).toBe(2);
    writeFileSync(path, `${whole}{"batch_no":9,"record"`);
    const mended = LandingJournal.open(world.folder, true);
    expect([mended.brokenAt, mended.standing().length]).toEqual([null, kept]);
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
  });

  it('misses lines that were cut off at the end, though the others still follow from each other', async () => {
    const path = join(world.folder.runs, 'landing.jsonl');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    rmSync(pathOf(first), { recursive: true });
    writeFileSync(path, `${lines.slice(0, -2).join('\n')}\n`);
    expect(journal().brokenAt).toBe(lines.length - 1);
    expect((await world.run()).notes.join()).toContain('入库日志从第');
    // The run registers what is there and does not call the journal whole again by itself.
    expect(journal().brokenAt).not.toBeNull();
  });

  it('a batch that is gone keeps its number: another file that comes in does not hide the loss', async () => {
    await world.run();
    const last = world.manifests().at(-1)!;
    rmSync(pathOf(last), { recursive: true });
    forgetOriginals();
    world.drop('petitions', 'c.csv', letters('C', 3));
    await expect(world.run()).rejects.toMatchObject({ code: 'LANDING_DAMAGED' });
    expect(world.manifests().at(-1)!.batch_no).toBeGreaterThan(last.batch_no);
    await expect(world.run()).rejects.toThrow(/b\.csv，5 行）文件不见了/);
  });
});
