import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZhishengError } from '#lib/domain/errors.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { makeBackup } from '#pipelines/safety/backup.ts';
import { examine } from '#pipelines/safety/examine.ts';
import { BackupRepository } from '#pipelines/safety/repository.ts';
import { restoreSnapshot, verifySnapshot } from '#pipelines/safety/restore.ts';
import {
  damagedGenerations,
  healPublished,
  isDamaged,
  listGenerations,
  readPublication
} from '#pipelines/warehouse/publish.ts';
import { World } from './world.ts';

const PASSPHRASE = 'correct horse battery staple';
const letters = (prefix: string) => [
  { 编号: `${prefix}1`, 登记时间: '2026-03-01', 县区: '商州区', 内容: '公司拖欠工资' },
  { 编号: `${prefix}2`, 登记时间: '2026-03-02', 县区: '洛南县', 内容: '没有缴纳社保' }
];

/** One world, published three times, for everything that may happen to its files. */
describe('a state folder in use', () => {
  let world: World;
  beforeAll(async () => {
    world = new World(['petitions']);
    for (const name of ['a', 'b', 'c']) {
      world.drop('petitions', `${name}.csv`, letters(name));
      await world.run();
    }
  });
  afterAll(() => world.dispose());

  const faults = async (isDeep = true) =>
    (await examine(world.folder, world.clock, isDeep))
      .filter(({ state }) => state === 'fault')
      .map(({ subject }) => subject);
  const hashes = (folder: StateFolder) =>
    readdirSync(folder.landing, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.root.length), createHash('sha256').update(readFileSync(path)).digest('hex')])
      .sort();
  const restored = (name: string) => ({ root: join(world.root, name), keys: join(world.root, `${name}.keys`) });

  it('is sound, and closed to other users', async () => {
    expect(await faults()).toEqual([]);
    expect(statSync(world.folder.root).mode & 0o777).toBe(0o700);
  });

  it('is backed up sealed, and restored with its keys: nothing is built anew', async () => {
    const repository = BackupRepository.open(join(world.root, 'sealed'), PASSPHRASE, world.clock);
    const snapshot = await makeBackup(world.folder, repository, world.clock);
    expect(await verifySnapshot(repository, snapshot)).toEqual([]);
    // Neither texts nor names of files can be read in the folder.
    const stored = readdirSync(repository.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'backup.json')
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
    expect(stored.length).toBeGreaterThan(10);
    expect(stored.some((bytes) => bytes.includes('拖欠工资') || bytes.includes('a.csv'))).toBe(false);
    expect(() => BackupRepository.openExisting(repository.folder, 'another passphrase')).toThrow('口令不对');
    expect(() => BackupRepository.openExisting(repository.folder, null)).toThrow('加密');

    const to = restored('other');
    await restoreSnapshot(repository, snapshot, to);
    const other = openStateFolder({ DATA_DIR: to.root, KEY_DIR: to.keys });
    expect(healPublished(other)?.generation).toBe(readPublication(world.folder)!.generation);
    expect(hashes(other)).toEqual(hashes(world.folder));
    expect(readFileSync(other.warehouse).equals(readFileSync(world.folder.warehouse))).toBe(true);
    const again = await runPipelines(
      { folder: other, pipelines: world.pipelines },
      { ...world.effects, now: () => world.clock }
    );
    expect([again.status, again.published]).toEqual(['succeeded', null]);
    expect((await examine(other, world.clock, true)).filter(({ state }) => state === 'fault')).toEqual([]);
    await expect(restoreSnapshot(repository, snapshot, to)).rejects.toThrow('已有文件');
  });

  it('a second backup adds what is new; contents that no backup names are freed; damage is named', async () => {
    const repository = BackupRepository.open(join(world.root, 'plain'), null, world.clock);
    const contents = () =>
      readdirSync(join(repository.folder, 'contents'), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile()
      );
    const first = await makeBackup(world.folder, repository, world.clock);
    expect(first.files.some(({ path }) => path.startsWith('keys/'))).toBe(false);
    const before = contents().length;
    await world.landOne('petitions', 'd.csv', letters('d'));
    const second = await makeBackup(world.folder, repository, new Date(world.clock.getTime() + 1000));
    const added = contents().length - before;
    expect(added).toBeGreaterThan(1);
    expect(added).toBeLessThan(12);
    expect(await repository.forget([first.id])).toBeGreaterThan(0);
    expect(await verifySnapshot(repository, second)).toEqual([]);
    const { path, content } = second.files.find((file) => file.path.endsWith('rows.parquet'))!;
    truncateSync(join(repository.folder, 'contents', content.slice(0, 2), content), 10);
    expect(await verifySnapshot(repository, second)).toContain(path);
    const to = restored('broken');
    await expect(restoreSnapshot(repository, second, to)).rejects.toThrow(/缺失或损坏/);
    expect(existsSync(to.root)).toBe(false);
  });

  it('shows a whole generation again when the published file is damaged, and rolls back past damaged ones', async () => {
    await world.run();
    const before = readPublication(world.folder)!;
    const good = readFileSync(world.folder.warehouse);
    truncateSync(world.folder.warehouse, 4096);
    expect(readPublication(world.folder)).toBeNull();
    expect(await faults()).toContain('发布的数据');
    const report = await world.run();
    expect(report.notes.join()).toContain('已换回完好的一版');
    expect(readFileSync(world.folder.warehouse).equals(good)).toBe(true);
    expect(readPublication(world.folder)).toMatchObject({ generation: before.generation });

    // A bit that flipped on the disk changes neither size nor, by itself, time: the deep look finds it.
    const { mtime, atime } = statSync(world.folder.warehouse);
    const flipped = Buffer.from(good);
    flipped[good.length >> 1]! ^= 4;
    writeFileSync(world.folder.warehouse, flipped);
    utimesSync(world.folder.warehouse, atime, mtime);
    expect(isDamaged(world.folder, true)).toBe(true);
    expect(healPublished(world.folder, true)?.generation).toBe(before.generation);

    const names = listGenerations(world.folder);
    truncateSync(join(world.folder.generations, names.at(-2)!), 100);
    writeFileSync(join(world.folder.generations, `${names.at(-3)!}.json`), '');
    expect(damagedGenerations(world.folder).length).toBeGreaterThan(0);
    expect(await faults()).toContain('保留的旧版');
  });

  it('keeps one generation of a version, so that five kept ones are five different ones', async () => {
    const before = listGenerations(world.folder).length;
    await world.run({ buildOnly: true, force: true });
    await world.run({ buildOnly: true, force: true });
    expect(listGenerations(world.folder)).toHaveLength(before);
  });

  it('stops without its key instead of making another one, and with the key of another folder', async () => {
    const key = join(world.folder.keys, 'master.key');
    const own = readFileSync(key);
    rmSync(key);
    world.drop('petitions', 'e.csv', letters('e'));
    await expect(world.run()).rejects.toMatchObject({ code: 'KEY_MISSING', hint: expect.stringContaining('备份') });
    expect(existsSync(key)).toBe(false);
    writeFileSync(key, `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    await expect(world.run()).rejects.toMatchObject({ code: 'KEY_MISSING' });
    expect(await faults()).toContain('密钥');
    writeFileSync(key, own, { mode: 0o600 });
    const report = await world.run();
    expect(report.files.map(({ counts }) => counts?.new)).toEqual([2]);
  });

  it('tells a folder that cannot be written, and rights that are too wide, by their names', async () => {
    chmodSync(world.folder.root, 0o755);
    expect(await faults()).toContain('数据文件夹权限');
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/x' });

    expect(machineFault(denied)).toMatchObject({ code: 'READ_ONLY' });
    const full = new Error('IO Error: Could not write file "/x": No space left on device');
    expect(machineFault(new Error('Invalid', { cause: full }))).toMatchObject({ code: 'DISK_FULL' });
    expect(machineFault(new ZhishengError('CHECK_FAILED', '没有通过', ''))).toBeNull();
    expect(machineFault(new Error('Conversion Error: 行 3'))).toBeNull();
  });

  it.each([
    ['a claim', () => join(world.folder.work, '000900', 'claim.json')],
    ['a run report', () => join(world.folder.runs, '20261101T000000-1.json')],
    ['the note of what is shown', () => join(world.folder.runs, 'published.json')],
    ['the held versions', () => join(world.folder.runs, 'held.json')]
  ])('an emptied state file stops no run: %s', async (_name, path) => {
    mkdirSync(join(path(), '..'), { recursive: true });
    writeFileSync(path(), '');
    if (path().includes('000900')) writeFileSync(join(path(), '..', 'file'), '编号,内容\nX,甲');
    expect((await world.run()).status).toBe('succeeded');
    if (path().includes('000900')) expect(readdirSync(world.folder.damaged)).toContain('000900');
  });
});
