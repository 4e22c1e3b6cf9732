import fc from 'fast-check';
import XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { csv, isAccountedFor, World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions', 'visits', 'negotiations']);
});
afterEach(() => world.dispose());

const petition = (id: string, more: Record<string, string> = {}) => ({
  编号: id,
  登记时间: '2026-03-04 10:00:00',
  内容: `第${id}件`,
  ...more
});

describe('what is refused', () => {
  it('a required field refuses the row, an optional one empties its cell, both with field, value and reason', async () => {
    const manifest = await world.landOne('petitions', 'a.csv', [
      petition('1'),
      petition('2', { 登记时间: '昨天下午' }),
      petition('3', { 登记时间: '' }),
      petition('4', { 涉及人数: '很多', 渠道: '飞鸽' }),
      petition('5', { 登记时间: '2019-13-45' }),
      petition('6', { 涉及人数: '-3' })
    ]);
    expect(manifest.counts).toMatchObject({
      read: 6,
      new: 3,
      revised: 0,
      duplicate: 0,
      rejected: 3,
      emptied: 2,
      conflicting: 0
    });
    expect(manifest.reasons).toEqual(
      expect.arrayContaining([
        { severity: 'rejected', field: 'received_at', reason: '不是有效的时间', row_count: 2 },
        { severity: 'rejected', field: 'received_at', reason: '必填项为空', row_count: 1 },
        { severity: 'emptied', field: 'channel', reason: '不在允许的取值内', row_count: 1 }
      ])
    );
    const rows = await world.landed('petitions');
    expect(rows.map((row) => [row.petition_id, row.channel, row.people_count])).toEqual([
      ['1', null, null],
      ['4', null, null],
      ['6', null, null]
    ]);
  });

  it('unknown columns are dropped and listed, and their content reaches nothing', async () => {
    const manifest = await world.landOne('petitions', 'a.csv', [
      petition('1', { 家庭住址: '某小区七号楼', 备忘: '独一无二的备忘' })
    ]);
    expect(manifest.mapping.filter((column) => column.field === null).map((column) => column.header)).toEqual([
      '家庭住址',
      '备忘'
    ]);
    expect(JSON.stringify(await world.landed('petitions'))).not.toMatch(/七号楼|独一无二/);
  });
});

describe('identity, duplicates, conflicts and revisions', () => {
  it('same id with other content in one file: both kept and flagged; identical rows count once', async () => {
    const manifest = await world.landOne('petitions', 'a.csv', [
      petition('1'),
      petition('1', { 内容: '另一种说法' }),
      petition('2'),
      petition('2')
    ]);
    expect(manifest.counts).toMatchObject({ read: 4, new: 3, duplicate: 1, conflicting: 2 });
    expect((await world.landed('petitions')).map((row) => [row.petition_id, row.is_conflict])).toEqual([
      ['1', true],
      ['1', true],
      ['2', false]
    ]);
  });

  it('a later batch with other content is a revision; the history stays in landing', async () => {
    await world.landOne('petitions', 'a.csv', [petition('1', { 办结时间: '' }), petition('2')]);
    const second = await world.landOne('petitions', 'b.csv', [
      petition('1', { 办结时间: '2026-04-01' }),
      petition('2')
    ]);
    expect(second.counts).toMatchObject({ read: 2, new: 0, revised: 1, duplicate: 1 });
    const third = await world.landOne('petitions', 'c.csv', [petition('1', { 办结时间: '2026-04-02' })]);
    expect(third.counts).toMatchObject({ revised: 1 });
    expect(
      (await world.landed('petitions', "petition_id = '1'")).map((row) => [row.closed_at, row.is_revision])
    ).toEqual([
      [null, false],
      ['2026-04-01 00:00:00', true],
      ['2026-04-02 00:00:00', true]
    ]);
  });

  it('rows without id are known by their content', async () => {
    const manifest = await world.landOne('petitions', 'a.csv', [
      petition('', { 内容: '甲' }),
      petition('', { 内容: '乙' }),
      petition('', { 内容: '甲' })
    ]);
    expect(manifest.counts).toMatchObject({ new: 2, duplicate: 1, conflicting: 0 });
    expect((await world.landed('petitions')).every((row) => String(row.record_key).startsWith('hash:'))).toBe(true);
    expect((await world.landOne('petitions', 'b.csv', [petition('', { 内容: '乙' })])).counts).toMatchObject({
      new: 0,
      duplicate: 1
    });
  });

  it('the same number in another source system is another record', async () => {
    await world.landOne('petitions', 'a.csv', [petition('1', { 来源系统: 'hotline' })]);
    expect(
      (await world.landOne('petitions', 'b.csv', [petition('1', { 来源系统: 'mailbox', 内容: '别的' })])).counts
    ).toMatchObject({ new: 1, revised: 0 });
  });

  it('the same rows as CSV in UTF-8 and GB18030, XLSX, JSONL and Parquet are one and the same', async () => {
    const rows = ['商州区张村', '洛南县李湾'].map((place, i) =>
      petition(`A${i}`, {
        县区: place.slice(0, 3),
        内容: `${place}拖欠工资，数额 3000`,
        登记时间: `2026-05-0${i + 1} 08:30:00`,
        涉及金额: '3000',
        涉及人数: '12'
      })
    );
    expect((await world.landOne('petitions', 'a.csv', rows)).counts.new).toBe(2);
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.json_to_sheet(rows), '台账');
    const parquet = join(world.root, 'rows.parquet');
    const { instance, connection } = await openDuck(':memory:', { spillDir: world.root });
    await runSqlText(
      connection,
      `copy (select * from (values ${rows
        .map(
          (row) =>
            `(${Object.values(row)
              .map((value) => `'${value}'`)
              .join(', ')})`
        )
        .join(', ')}) t(${Object.keys(rows[0]!)
        .map((name) => `"${name}"`)
        .join(', ')})) to '${parquet}' (format parquet)`
    );
    connection.closeSync();
    instance.closeSync();
    const others: [string, Buffer | string][] = [
      ['bom.csv', `\uFEFF${csv(rows)}`],
      ['gb.csv', Buffer.from(encodeGb18030(csv(rows)))],
      ['b.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer],
      ['c.jsonl', rows.map((row) => JSON.stringify(row)).join('\n')],
      ['d.parquet', readFileSync(parquet)]
    ];
    for (const [name, content] of others) {
      expect([name, (await world.landOne('petitions', name, content)).counts]).toEqual([
        name,
        {
          read: 2,
          new: 0,
          revised: 0,
          held: 0,
          duplicate: 2,
          rejected: 0,
          emptied: 0,
          conflicting: 0,
          totals: 0,
          empty: 0
        }
      ]);
    }
  });

  it('read = new + revised + duplicate + rejected for any mixture, and landing holds exactly what was new, revised or in conflict', async () => {
    const row = fc.record({
      id: fc.constantFrom('', '1', '2', '3', '4'),
      text: fc.constantFrom('甲', '乙', '丙'),
      date: fc.constantFrom('2026-01-02', '2026/1/2', '不详日期', '', '2026-02-30'),
      people: fc.constantFrom('1', '一群', '')
    });
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const content = rows.map(({ id, text, date, people }) => ({
          编号: id,
          内容: text,
          登记时间: date,
          涉及人数: people
        }));
        const manifest = await world.landOne('petitions', `m${nth++}.csv`, content);
        const valid = rows.filter(({ date }) => date.startsWith('2026') && date !== '2026-02-30');
        expect(manifest.counts.read).toBe(rows.length);
        expect(isAccountedFor(manifest)).toBe(true);
        expect(manifest.counts.rejected).toBe(rows.length - valid.length);
        const fresh = manifest.counts.new + manifest.counts.revised;
        const stored = fresh === 0 ? 0 : (await world.landed('petitions', `batch_no = ${manifest.batch_no}`)).length;
        expect(stored).toBeGreaterThanOrEqual(fresh);
        expect(stored - fresh).toBeLessThanOrEqual(manifest.counts.conflicting);
        // The present rows are those of this file for its identities, whatever came before.
        const again = await world.landOne('petitions', `m${nth++}.csv`, [
          ...content,
          { 编号: '', 内容: `尾${nth}`, 登记时间: '2026-01-02', 涉及人数: '1' }
        ]);
        expect(again.counts).toMatchObject({ new: 1, revised: 0, rejected: manifest.counts.rejected });
      }),
      { numRuns: 5 }
    );
  });
});

describe('keys', () => {
  it('are the HMAC-SHA-256 of node:crypto, by domain, and the same for every way to write a number', async () => {
    const written = ['13800138000', '138-0013-8000', '138 0013 8000', '１３８００１３８０００'];
    await world.landOne(
      'petitions',
      'a.csv',
      written.map((phone, i) => petition(`${i}`, { 联系电话: phone }))
    );
    await world.landOne('visits', 'v.csv', [
      { 走访编号: 'V1', 走访日期: '2026-03-01', 走访类型: '企业', 参与干部: '13800138000、G002' }
    ]);
    const keys = new Set((await world.landed('petitions')).map((row) => row.petitioner_key));
    expect([...keys]).toEqual([world.keyRing.hmac('petitioner', '13800138000')]);
    const [visit] = await world.landed('visits');
    expect(visit!.cadre_keys).toEqual([
      world.keyRing.hmac('cadre', '13800138000'),
      world.keyRing.hmac('cadre', 'G002')
    ]);
    expect((visit!.cadre_keys as string[])[0]).not.toBe([...keys][0]);
  });
});

it('numbers the rows of a large file in its order, also when another file came before in the same run', async () => {
  const lines = Array.from({ length: 300_000 }, (_, i) => `R${i + 1},2026-03-04 10:00:00,${'x'.repeat(220)}`);
  world.drop('petitions', 'a.csv', [petition('first')]);
  world.drop('petitions', 'b.csv', ['编号,登记时间,内容', ...lines].join('\n'));
  await world.land();
  expect(
    (await world.landed('petitions', "source_file = 'b.csv' and petition_id <> 'R' || (row_number - 1)")).length
  ).toBe(0);
  expect((await world.landed('petitions', 'row_number = 300001')).map((row) => row.petition_id)).toEqual(['R300000']);
});
