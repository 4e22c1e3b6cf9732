import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckError, ZhishengError } from '#lib/domain/errors.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { openSealedText } from '#pipelines/intake/vault.ts';
import { listGenerations, readPublication, rollBack } from '#pipelines/warehouse/publish.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import { csv, isAccountedFor, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['visits', 'petitions']);
});
afterEach(() => world.dispose());

const letters = (count: number, prefix = 'P') =>
  Array.from({ length: count }, (_, i) => ({
    编号: `${prefix}${i}`,
    登记时间: `2026-0${(i % 9) + 1}-15`,
    县区: '商州区',
    内容: `第${i}件`
  }));
const visits = [{ 走访编号: 'V1', 走访日期: '2026-10-08', 走访类型: '企业', 参与干部: 'G001' }];
const petitionCount = async () => Number((await world.query('select count(*) as n from core.petitions'))[0]!.n);
const lastRun = () => readRuns(world.folder.runs, 1).runs[0]!;

describe('files that cannot be taken', () => {
  it('are set aside with their reason, twice under one name, and the other sources still publish', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet(letters(200)), '台账');
    const whole = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    world.drop('petitions', '六月.xlsx', whole.subarray(0, Math.floor(whole.length / 2)));
    world.drop('petitions', 'noise.csv', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)));
    world.drop('petitions', 'empty.csv', '');
    world.drop('petitions', 'other.csv', '甲,乙\n1,2\n');
    world.drop('visits', 'v.csv', visits);
    const report = await world.run();
    expect(report.status).toBe('partly');
    expect(report.files.map((file) => [file.file, file.error === null])).toEqual([
      ['v.csv', true],
      ['empty.csv', false],
      ['noise.csv', false],
      ['other.csv', false],
      ['六月.xlsx', false]
    ]);
    for (const file of report.files.filter(({ error }) => error !== null))
      expect([file.error!.includes(file.file), file.hint !== '']).toEqual([true, true]);
    const aside = join(world.folder.inbox, 'petitions', 'unreadable');
    expect(readFileSync(join(aside, '六月.xlsx')).equals(whole.subarray(0, Math.floor(whole.length / 2)))).toBe(true);
    expect(await world.query('select count(*)::integer as n from core.visits')).toEqual([{ n: 1 }]);

    world.drop('petitions', '六月.xlsx', whole.subarray(0, 300));
    await world.run();
    expect(
      readdirSync(aside)
        .filter((name) => name.endsWith('.xlsx'))
        .sort()
    ).toEqual(['六月-2.xlsx', '六月.xlsx']);
    expect(await petitionCount()).toBe(0);
    world.drop('petitions', '六月.xlsx', whole);
    expect((await world.run()).files.at(-1)!.counts).toMatchObject({ new: 200 });
  });

  it('a file still being written waits for the next run; temporary names are never taken', async () => {
    const path = world.drop('petitions', 'slow.csv', csv(letters(3)));
    world.drop('petitions', 'half.csv.part', csv(letters(9, 'Q')));
    world.drop('visits', 'v.csv', visits);
    const settle = { settings: { ...world.effects.settings, settleMs: 5000 } };
    const first = await world.run(
      {},
      {
        ...settle,
        sleep: () => {
          if (statSync(path).size < 300) appendFileSync(path, 'P77,2026-04-04,商州区,迟到的一行\n');
          return Promise.resolve();
        }
      }
    );
    expect(first.files.map((file) => file.file)).toEqual(['v.csv']);
    expect(first.notes.join()).toContain('slow.csv');
    const second = await world.run({}, settle);
    expect(second.files).toMatchObject([{ file: 'slow.csv', counts: { new: 4 } }]);
    expect(existsSync(join(world.folder.inbox, 'petitions', 'half.csv.part'))).toBe(true);
  });
});

describe('what is published', () => {
  it('an empty inbox is a valid warehouse, and so is one file of letters alone', async () => {
    expect((await world.run()).published).not.toBeNull();
    expect(await petitionCount()).toBe(0);
    expect(await world.query('select count(*)::integer as n from marts.sources')).toEqual([{ n: 5 }]);
    world.drop('petitions', 'a.csv', letters(5));
    await world.run();
    expect(
      await world.query("select sum(record_count)::integer as n from marts.volumes where source = 'petitions'")
    ).toEqual([{ n: 5 }]);
  });

  it('a second run with nothing new publishes nothing; the same file again changes no mart', async () => {
    world.drop('petitions', 'a.csv', letters(5));
    await world.run();
    const before = readPublication(world.folder);
    const marts = async () =>
      JSON.stringify([
        await world.query('select * from marts.volumes order by all'),
        await world.query('select * from core.petitions order by all')
      ]);
    const shown = await marts();
    expect((await world.run()).published).toBeNull();
    expect(readPublication(world.folder)).toEqual(before);
    world.drop('petitions', 'again.csv', letters(5));
    expect((await world.run()).files[0]!.counts).toMatchObject({ read: 5, new: 0, duplicate: 5 });
    expect(await marts()).toBe(shown);
  });

  it('a check that fails leaves the published file up, says why, and the corrected file heals it', async () => {
    world = new World(['reference', 'petitions']);
    world.drop('petitions', 'a.csv', letters(2));
    await world.run();
    const before = readFileSync(world.folder.warehouse);
    const rule = {
      参数代码: 'visit_window_months',
      参数名称: '走访覆盖的统计窗口',
      数值: '待定',
      依据: '默认读法',
      规则版本: '试行',
      生效日期: '2026-01-01'
    };
    world.drop('reference', '规则参数.csv', [rule]);
    world.drop('petitions', 'b.csv', letters(2, 'B'));
    await expect(world.run()).rejects.toBeInstanceOf(CheckError);
    expect(lastRun()).toMatchObject({
      status: 'failed',
      published: null,
      error: expect.stringContaining('rules_complete'),
      hint: expect.stringMatching(/./),
      ended_at: expect.any(String)
    });
    expect(readFileSync(world.folder.warehouse).equals(before)).toBe(true);
    world.drop('reference', '规则参数.csv', [{ ...rule, 数值: 12 }]);
    expect((await world.run()).status).toBe('succeeded');
    expect(await petitionCount()).toBe(4);
  });

  it('the last N generations are kept; rolling back holds, step by step, until new data or --force', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      world.drop('petitions', `${name}.csv`, letters(2, name));
      await world.run();
    }
    expect(listGenerations(world.folder)).toHaveLength(3);
    expect(await petitionCount()).toBe(8);
    rollBack(world.folder);
    expect(await petitionCount()).toBe(6);
    rollBack(world.folder);
    expect(await petitionCount()).toBe(4);
    expect(() => rollBack(world.folder)).toThrow(ZhishengError);
    const held = await world.run();
    expect([held.published, held.notes.join().includes('退回')]).toEqual([null, true]);
    expect(await petitionCount()).toBe(4);
    world.drop('petitions', 'e.csv', letters(2, 'e'));
    await world.run();
    expect(await petitionCount()).toBe(10);
    rollBack(world.folder);
    await world.run({ buildOnly: true, force: true });
    expect(await petitionCount()).toBe(10);
    expect((await world.run()).published).toBeNull();
  });
});

describe('one run at a time', () => {
  it('a second run is told BUSY and by whom; the lock of a dead process is taken over', async () => {
    world.drop('petitions', 'a.csv', letters(2));
    const release = takeLock(world.folder.runs);
    await expect(world.run()).rejects.toMatchObject({
      code: 'BUSY',
      message: expect.stringContaining(String(process.pid))
    });
    expect(existsSync(join(world.folder.inbox, 'petitions', 'a.csv'))).toBe(true);
    release();
    writeFileSync(join(world.folder.runs, 'lock.json'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect((await world.run()).status).toBe('succeeded');
    expect(existsSync(join(world.folder.runs, 'lock.json'))).toBe(false);
  });

  it('a stop request ends the run after the file under way and loses nothing', async () => {
    const stop = new AbortController();
    // Small files of one kind are landed together; a column of telephone numbers makes another kind.
    const columns: Record<string, object> = { a: {}, b: { 联系电话: '13900139000' }, c: {} };
    for (const [name, more] of Object.entries(columns))
      world.drop(
        'petitions',
        `${name}.csv`,
        letters(2, name).map((letter) => ({ ...letter, ...more }))
      );
    const report = await world.run(
      {},
      {
        signal: stop.signal,
        step: (name) => {
          if (name === 'commit') stop.abort();
        }
      }
    );
    expect([report.status, report.files.length, report.published]).toEqual(['stopped', 1, null]);
    expect(readdirSync(join(world.folder.inbox, 'petitions')).sort()).toEqual(['c.csv']);
    await world.run();
    expect(await petitionCount()).toBe(6);
  });
});

it('sealed originals can be opened, are not readable as they lie, and expire', async () => {
  const text = csv(letters(3));
  world.drop('petitions', 'a.csv', text);
  world.drop('petitions', 'bad.csv', [{ 编号: 'X', 登记时间: '某天', 内容: '坏行' }]);
  await world.run();
  const [original] = readdirSync(world.folder.originals).filter((name) => name.includes('-a.csv'));
  const sealed = join(world.folder.originals, original!);
  expect(readFileSync(sealed).includes('登记时间')).toBe(false);
  expect(await openSealedText(sealed, world.keyRing.intakeKey)).toBe(text);
  const old = new Date(world.clock.getTime() - 31 * 86_400_000);
  for (const dir of [world.folder.originals, world.folder.rejects])
    for (const name of readdirSync(dir)) utimesSync(join(dir, name), old, old);
  await world.run();
  expect([...readdirSync(world.folder.originals), ...readdirSync(world.folder.rejects)]).toEqual([]);
});

it('accounts for every row of every file over many runs', async () => {
  for (const seed of [1, 2, 3]) {
    world.drop('petitions', `m${seed}.csv`, [
      ...letters(seed * 3),
      ...letters(2),
      { 编号: `B${seed}`, 登记时间: '坏', 县区: '', 内容: '' }
    ]);
    await world.land();
  }
  expect(world.manifests().every(isAccountedFor)).toBe(true);
});
