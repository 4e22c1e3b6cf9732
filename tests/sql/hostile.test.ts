import { runCli } from '#pipelines/cli.ts';
import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { listInbox, listUnreadable, settledFiles } from '#pipelines/run/inbox.ts';
import XLSX from '@e965/xlsx';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isAccountedFor, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions']);
});
afterEach(() => world.dispose());

const HEADER = '编号,登记时间,内容\n';
const letter = (id: string) => `${id},2026-03-01,拖欠工资\n`;
const inbox = () => join(world.folder.inbox, 'petitions');
const work = () => readdirSync(world.folder.work);

it('a name at the limit of the file system is landed or set aside like any other', async () => {
  world.drop('petitions', `${'长'.repeat(83)}.csv`, HEADER + letter('A1'));
  world.drop('petitions', `${'坏'.repeat(83)}.csv`, '');
  const report = await world.run();
  expect(report.files.map((file) => file.counts?.new ?? file.error?.includes('0 字节'))).toEqual([true, 1]);
  expect(listUnreadable(world.folder, ['petitions'])).toHaveLength(1);
  expect(work()).toEqual([]);
});

it('a GBK file name, as archives from Windows carry it, is read', async () => {
  mkdirSync(inbox(), { recursive: true });
  writeFileSync(
    Buffer.concat([Buffer.from(`${inbox()}/`), encodeGb18030('信访台账'), Buffer.from('.csv')]),
    HEADER + letter('A1')
  );
  expect((await world.run()).files).toMatchObject([{ file: '信访台账.csv', counts: { new: 1 } }]);
});

it('links and pipes are never opened, and the run says so', async () => {
  world.drop('petitions', 'a.csv', HEADER + letter('A1'));
  symlinkSync('/etc/passwd', join(inbox(), 'link.csv'));
  execFileSync('mkfifo', [join(inbox(), 'pipe.csv')]);
  const report = await world.run();
  expect([
    report.files.length,
    report.status,
    report.notes.filter((note) => note.includes('不是普通文件')).length
  ]).toEqual([1, 'succeeded', 2]);
});

it('a file taken away between listing and reading stops nothing', async () => {
  world.drop('petitions', 'a.csv', HEADER + letter('A1'));
  const gone = world.drop('petitions', 'b.csv', HEADER + letter('A2'));
  const listed = listInbox(world.folder, 'petitions');
  const report = await world.run(
    {},
    {
      step: (name) => {
        if (name === 'claim') rmSync(gone, { force: true });
      }
    }
  );
  expect(report.files.map((file) => file.file)).toEqual(['a.csv']);
  expect(report.notes.join()).toContain('b.csv');
  expect(
    await settledFiles(listed, 0, { now: () => 0, sleep: () => Promise.resolve(), beingWritten: () => new Set() })
  ).toEqual({ ready: [], unsettled: [] });
  await world.run();
  expect(work()).toEqual([]);
});

it('an error nobody foresaw becomes the error of its file; trouble of the machine keeps the claim for the next run', async () => {
  for (const name of ['a', 'b', 'c']) world.drop('petitions', `${name}.csv`, HEADER + letter(name));
  const disk = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
  // The three are tried together first; then each has its own trouble.
  const faults: (Error | null)[] = [new TypeError('unforeseen'), new TypeError('unforeseen'), disk, null];
  const report = await world.run(
    {},
    {
      step: (name) => {
        const fault = name === 'judge' ? faults.shift() : null;
        if (fault) throw fault;
      }
    }
  );
  expect(report.files.map((file) => [file.file, file.counts?.new ?? null])).toEqual([
    ['a.csv', null],
    ['b.csv', null],
    ['c.csv', 1]
  ]);
  expect(existsSync(join(inbox(), 'unreadable', 'a.csv'))).toBe(true);
  expect((await world.run()).files).toMatchObject([{ file: 'b.csv', counts: { new: 1 } }]);
  expect(work()).toEqual([]);
});

it('JSON nested too deep costs its row, words that a database takes for moments cost theirs', async () => {
  const deep = `{"编号":"A1","登记时间":"2026-03-01","内容":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const rows = ['epoch', 'infinity', '2026-03-02'].map((text, i) =>
    JSON.stringify({ 编号: `B${i}`, 登记时间: text, 内容: 'x' })
  );
  const manifest = await world.landOne('petitions', 'a.jsonl', [deep, ...rows].join('\n'));
  expect(manifest.counts).toMatchObject({ read: 4, rejected: 3, new: 1 });
  expect(isAccountedFor(manifest)).toBe(true);
});

it('every sheet of a workbook is read by its own header', async () => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['编号', '登记时间', '内容'],
      ['A1', '2026-03-01', 'x']
    ]),
    '碑林'
  );
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['编号', '登记时间'],
      ['A2', '2026-03-01']
    ]),
    '雁塔'
  );
  world.drop('petitions', 'a.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  await world.run();
  expect((await world.landed('petitions')).map((row) => row.petition_id).sort()).toEqual(['A1', 'A2']);
});

it('a sheet that belongs to no record is left out and named: in the run, in the load, in what the page reads', async () => {
  const book = XLSX.utils.book_new();
  const sheets = {
    台账: [
      ['编号', '登记时间', '内容'],
      ['A1', '2026-03-01', 'x']
    ],
    续表: [['A2', '2026-03-02', 'y']]
  };
  for (const [name, rows] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name);
  world.drop('petitions', 'a.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  const report = await world.run();
  expect(report.files).toMatchObject([{ counts: { read: 1, new: 1 }, left_out: ['续表'] }]);
  expect(world.logs.join()).toMatch(/△ a\.xlsx：.*没有读取工作表「续表」/);
  expect(world.manifests().at(-1)!.left_out).toEqual(['续表']);
  expect(await world.query("select left_out from marts.loads where source = 'petitions'")).toEqual([
    { left_out: '续表' }
  ]);
});

it('rejected cells come back as text, never as a formula', async () => {
  world.drop('petitions', 'a.csv', `${HEADER}A1,"=cmd|'/C calc'!A0",x\nA2,＝1+1,x\nA3,-5,x\n`);
  await world.run();
  const out = join(world.root, 'rejects.csv');
  const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
  const before = { DATA_DIR: process.env.DATA_DIR, KEY_DIR: process.env.KEY_DIR };
  Object.assign(process.env, { DATA_DIR: world.folder.root, KEY_DIR: world.folder.keys });
  try {
    await runCli(['rejects', 'petitions', '--out', out], {
      stdin: process.stdin,
      stdout: sink,
      stderr: sink,
      signal: new AbortController().signal
    });
  } finally {
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
  const cells = readFileSync(out, 'utf8')
    .split('\n')
    .slice(1, 4)
    .map((line) => line.split(',')[4]);
  expect(cells).toEqual(["'=cmd|'/C calc'!A0", "'＝1+1", '-5']);
});
