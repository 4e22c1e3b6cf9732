import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { COMMANDS, runCli } from '#pipelines/cli.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { csv, World } from './world.ts';

/** The command line as an operator meets it: exit codes, streams, and what each command left on disk. */
let world: World;
const before = { ...process.env };

beforeAll(async () => {
  world = new World();
  await world.furnish();
  Object.assign(process.env, { DATA_DIR: world.folder.root, KEY_DIR: world.folder.keys, INBOX_SETTLE_SECONDS: '0' });
});
afterAll(() => {
  for (const name of ['DATA_DIR', 'KEY_DIR', 'INBOX_SETTLE_SECONDS']) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  world.dispose();
});

async function data(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const texts = { out: '', err: '' };
  stdout.on('data', (chunk: Buffer) => {
    texts.out += chunk.toString();
  });
  stderr.on('data', (chunk: Buffer) => {
    texts.err += chunk.toString();
  });
  const code = await runCli(args, { stdin, stdout, stderr, signal: new AbortController().signal });
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  return { code, ...texts };
}

function file(name: string, content: string | Buffer): string {
  const path = join(world.root, name);
  writeFileSync(path, content);
  return path;
}

describe('help and wrong calls', () => {
  it.each(Object.keys(COMMANDS))('%s --help explains itself with exit code 0', async (name) => {
    const { code, out } = await data(name, '--help');
    expect([code, out.includes(name), out.split('\n').length > 2]).toEqual([0, true, true]);
  });

  it('without a command all are listed', async () => {
    const { code, out } = await data();
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(out).toContain(name);
  });

  it.each([
    [['ipmort']],
    [['run', '--frce', 'all']],
    [['run']],
    [['run', 'letters']],
    [['import']],
    [['import', 'letters', 'a.csv']],
    [['import', 'petitions']],
    [['import', 'petitions', 'nowhere.csv']],
    [['rejects', 'letters']],
    [['seed', '--scale', 'huge']],
    [['seed', '--seed', 'x']],
    [['status', '--jsn']],
    [['rollback']]
  ])('%j is a usage error that says what to do', async (args) => {
    const { code, err } = await data(...args);
    expect([code, err.trim().length > 5, err.includes('    at ')]).toEqual([2, true, false]);
  });

  it.each([[['--map', 'nonsense=列']], [['--set', 'nonsense=值']], [['--map', 'body']], [['--record', 'households']]])(
    'import %j names what can be used',
    async (options) => {
      const { code, err } = await data(
        'import',
        'petitions',
        file('a.csv', csv([{ 编号: '1', 登记时间: '2026-01-01', 内容: '甲' }])),
        ...options
      );
      expect([code, /body|字段=值|petitions/.test(err)]).toEqual([2, true]);
      expect(world.manifests()).toEqual([]);
    }
  );
});

describe('import', () => {
  const rows = [
    { 编号: '1', 登记时间: '2026-01-01', 说的话: '电话13800138000', 备忘: 'x' },
    { 编号: '2', 登记时间: '不知道', 说的话: '乙', 备忘: '' },
    { 编号: '3', 登记时间: '2026-01-03', 说的话: '丙', 备忘: '' }
  ];

  it('--dry-run shows encoding, mapping, the first rejects and counts, and lands nothing', async () => {
    const path = file('来信.csv', encodeGb18030(csv(rows)));
    const { code, out } = await data('import', 'petitions', path, '--map', 'body=说的话', '--dry-run');
    expect(code).toBe(1);
    for (const text of [
      'GB18030',
      '说的话 → 内容（body）',
      '备忘 → 不收',
      '读入 3 ＝ 新增 2 ＋ 修订 0 ＋ 重复 0 ＋ 拒收 1',
      '手机号 1 处',
      '第 3 行拒收',
      '没有入库'
    ])
      expect(out).toContain(text);
    const json = JSON.parse(
      (await data('import', 'petitions', path, '--map', 'body=说的话', '--dry-run', '--json')).out
    ) as {
      encoding: string;
      counts: { read: number };
      first_rejects: { row_number: number; field: string; value: string }[];
    }[];
    expect(json[0]).toMatchObject({
      encoding: 'gb18030',
      counts: { read: 3, new: 2, rejected: 1 },
      first_rejects: [{ row_number: 3, field: 'received_at', value: '不知道' }]
    });
    expect(world.manifests()).toEqual([]);
    expect(readFileSync(path).equals(Buffer.from(encodeGb18030(csv(rows))))).toBe(true);
  });

  it('lands with --map and --set, leaves the file where it was, and rejects come back with their reasons', async () => {
    const path = file('来信.csv', csv(rows));
    const { code, out } = await data(
      'import',
      'petitions',
      path,
      '--map',
      'body=说的话',
      '--set',
      'region_name=商州区',
      '--json'
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: 'succeeded',
      files: [{ counts: { new: 2, rejected: 1 } }],
      published: expect.any(String)
    });
    expect((await world.landed('petitions')).map((row) => [row.region_name, row.body])).toEqual([
      ['商州区', '电话〔手机号〕'],
      ['商州区', '丙']
    ]);
    expect(readFileSync(path, 'utf8')).toBe(csv(rows));
    expect((await data('rejects', 'petitions')).out).toMatch(
      /来信\.csv 第 3 行 拒收 登记时间「不知道」：没有填写实际内容/
    );
    const saved = join(world.root, '拒收.csv');
    expect((await data('rejects', 'petitions', '--out', saved)).code).toBe(0);
    expect(readFileSync(saved, 'utf8')).toMatch(
      /^\uFEFF文件,行号,处理,字段,原值,原因,原始行\n来信\.csv,3,拒收,登记时间,不知道,没有填写实际内容,.*乙/
    );
    expect(JSON.parse((await data('rejects', 'petitions', '--json')).out)).toHaveLength(1);
  });

  it('a file that cannot be read exits with 1 and says so', async () => {
    const { code, err } = await data('import', 'petitions', file('bad.xlsx', Buffer.from('PK\u0003\u0004 broken')));
    expect([code, err.includes('bad.xlsx')]).toEqual([1, true]);
  });
});

describe('the other commands', () => {
  it('run, build, check, status and rollback tell their outcome by exit code and JSON', async () => {
    world.drop('visits', 'v.csv', [{ 走访编号: 'V1', 走访日期: '2026-10-08', 走访类型: '企业', 参与干部: 'G001' }]);
    const waiting = JSON.parse((await data('status', '--json')).out) as {
      sources: { source: string; waiting: number }[];
    };
    expect(waiting.sources.find(({ source }) => source === 'visits')!.waiting).toBe(1);
    expect((await data('run', 'visits')).code).toBe(0);
    expect((await data('build', '--force')).code).toBe(0);
    const checks = JSON.parse((await data('check', '--json')).out) as { name: string; failures: number }[];
    expect(checks.length).toBeGreaterThan(50);
    expect(checks.every(({ failures }) => failures === 0)).toBe(true);
    const status = JSON.parse((await data('status', '--json')).out) as {
      published: { generation: string };
      generations: string[];
      unreadable: unknown[];
    };
    expect([status.unreadable.length, status.generations.at(-1)]).toEqual([1, status.published.generation]);
    expect((await data('status')).code).toBe(1); // bad.xlsx still waits for somebody
    expect((await data('rollback')).code).toBe(0);
    expect((JSON.parse((await data('status', '--json')).out) as typeof status).published.generation).toBe(
      status.generations.at(-2)
    );
  });

  it('a folder that is busy gives 3', async () => {
    const release = takeLock(world.folder.runs);
    const { code, err } = await data('run', 'all');
    release();
    expect([code, err.includes(String(process.pid))]).toEqual([3, true]);
  });

  it('schedule --list shows what runs when; seed refuses to mix made-up data with real data', async () => {
    expect((await data('schedule', '--list')).out.trim().split('\n')).toHaveLength(5);
    const { code, err } = await data('seed');
    expect([code, err.includes('真实数据')]).toEqual([2, true]);
  });
});
