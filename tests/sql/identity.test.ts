import XLSX from '@e965/xlsx';
import { closeSync, openSync, statSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listUnreadable } from '#pipelines/run/inbox.ts';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions', 'visits', 'posts']);
});
afterEach(() => world.dispose());

type Cells = Record<string, string>;
const letter = (number: string, more: Cells = {}): Cells => ({
  登记号: number,
  收信日期: '2026-04-12',
  县区: '城固县',
  标题: '加班工资',
  内容: `第${number}封：连续加班没有加班工资`,
  ...more
});
const keys = async () => (await world.landed('petitions')).map((row) => row.record_key);

describe('a number belongs to its sending unit', () => {
  it('offices that count from 1 keep their records apart, by the county of all rows, by the file name or as a person says', async () => {
    await world.landOne('petitions', 'a.csv', [letter('1'), letter('2')]);
    await world.landOne(
      'petitions',
      'b.csv',
      ['1', '2'].map((n) => letter(n, { 县区: '勉县', 内容: `勉县${n}：食堂` }))
    );
    const named = await world.landOne(
      'petitions',
      '略阳来信.csv',
      ['1', '2'].map((n) => ({ 登记号: n, 收信日期: '2026-04-12', 标题: '宿舍', 内容: `略阳${n}：宿舍漏雨` }))
    );
    expect(named.unit).toMatchObject({ name: '略阳县', from: 'name' });
    expect(named.counts).toMatchObject({ new: 2, revised: 0 });
    expect(await keys()).toEqual([
      'file|1',
      'file|2',
      'file|1|@610725',
      'file|2|@610725',
      'file|1|@610727',
      'file|2|@610727'
    ]);
  });

  it('the line above a table and the sheets of a workbook name the office', async () => {
    const table = (words: string) => `登记号,收信日期,诉求描述\n1,2026-04-12,${words}一\n2,2026-04-13,${words}二\n`;
    await world.landOne('petitions', 'a.csv', `填报单位：勉县总工会,,\n${table('食堂')}`);
    const other = await world.landOne('petitions', 'b.csv', `略阳县四月台账,,\n${table('宿舍')}`);
    expect([other.counts.new, other.counts.held, other.unit?.name]).toEqual([2, 0, '略阳县']);
    const workbook = XLSX.utils.book_new();
    for (const county of ['城固县', '留坝县'])
      XLSX.utils.book_append_sheet(
        workbook,
        XLSX.utils.aoa_to_sheet([
          ...table(county)
            .trim()
            .split('\n')
            .map((line) => line.split(',')),
          ['3', '四月']
        ]),
        county
      );
    const book = await world.landOne(
      'petitions',
      'c.xlsx',
      XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer
    );
    expect([book.counts.new, book.counts.conflicting, book.unit?.name]).toEqual([4, 0, '城固县、留坝县']);
    expect(new Set(await keys()).size).toBe(8);
  });

  it('numbers that several counties of one file gave are theirs; a number twice in one county is one matter, flagged', async () => {
    const several = await world.landOne('petitions', '汇总.csv', [
      letter('1'),
      letter('2'),
      letter('1', { 县区: '留坝县', 收信日期: '2026-04-20', 内容: '留坝一：没有合同' }),
      letter('2', { 县区: '留坝县', 收信日期: '2026-04-21', 内容: '留坝二：没有社保' })
    ]);
    expect(several.counts).toMatchObject({ new: 4, conflicting: 0 });
    expect(new Set(await keys()).size).toBe(4);
    const twice = await world.landOne('petitions', 'c.csv', [
      letter('88'),
      letter('88', { 内容: '第88封：改过的内容' })
    ]);
    expect(twice.counts).toMatchObject({ new: 2, conflicting: 2 });
    expect(new Set((await world.landed('petitions', "petition_id = '88'")).map((row) => row.record_key)).size).toBe(1);
  });

  it('the same letters from another export are duplicates: fewer columns, other order, dates, guards, blanks, digits', async () => {
    await world.landOne('petitions', '城固.csv', [letter('007', { 涉及人数: '3' }), letter('8', { 涉及人数: '4' })]);
    for (const rows of [
      [letter('007'), letter('8')].map(({ 县区, ...rest }) => (expect(县区).toBe('城固县'), rest)),
      ['="007"', '8.0'].map((n, i) => ({ ...letter(i === 0 ? '007' : '8'), 登记号: n, 收信日期: '2026年4月12日' })),
      ["'007", '８'].map((n, i) => ({
        内容: `第${i === 0 ? '007' : '8'}封：连续加班\u200B没有\r\n加班工资 `,
        登记号: n,
        收信日期: '2026/4/12'
      }))
    ])
      expect((await world.landOne('petitions', '再导出.csv', rows)).counts).toMatchObject({
        duplicate: 2,
        new: 0,
        revised: 0
      });
  });

  it('letters without a number are the same with fewer columns, other ones when something known at the start differs', async () => {
    const rows = ['13900000001', '13900000002'].map((phone) => letter('', { 联系电话: phone }));
    await world.landOne('petitions', 'a.csv', rows);
    const again = rows.map(({ 标题, 内容, 收信日期 }) => ({ 内容, 标题, 收信日期 }));
    expect((await world.landOne('petitions', 'b.csv', again)).counts).toMatchObject({ new: 0, duplicate: 2 });
    const third = [{ ...letter(''), 联系电话: '13900000003' }];
    expect((await world.landOne('petitions', 'c.csv', third)).counts).toMatchObject({ new: 1, duplicate: 0 });
  });

  it('brackets and dashes of a number are one whichever the program wrote', async () => {
    const numbers = ['勉信〔2026〕15号', '勉信[2026]15号', '勉信（2026）15号', '勉信【2026】15号'];
    const dashes = ['QX-2026-7', 'QX–2026—7', 'ＱＸ－２０２６－７'];
    for (const n of [...numbers, ...dashes])
      await world.landOne('petitions', 'a.csv', [
        { 登记号: n, 收信日期: '2026-04-12', 标题: n.length > 10 ? '食堂' : '宿舍' }
      ]);
    expect([...new Set(await keys())]).toEqual(['file|勉信〔2026〕15号', 'file|QX-2026-7']);
  });

  it('a revision keeps what it does not name', async () => {
    await world.landOne('petitions', 'a.csv', [letter('5', { 涉及人数: '12' })]);
    const { counts } = await world.landOne('petitions', 'b.csv', [
      { 登记号: '5', 收信日期: '2026-04-12', 内容: letter('5').内容!, 县区: '城固县', 办理结果: '支持' }
    ]);
    expect(counts).toMatchObject({ revised: 1, held: 0 });
    expect((await world.landed('petitions')).at(-1)).toMatchObject({
      title: '加班工资',
      people_count: 12,
      result: 'supported'
    });
  });
});

describe('rows held back', () => {
  it('another matter under a known number changes nothing until a person says that it is a revision', async () => {
    await world.landOne('petitions', 'a.csv', [letter('9')]);
    const other = [letter('9', { 收信日期: '2026-05-03', 标题: '工伤', 内容: '鉴定等了半年' })];
    const held = await world.landOne('petitions', 'b.csv', other);
    expect(held.counts).toMatchObject({ read: 1, held: 1, revised: 0, new: 0 });
    expect(held.reasons).toMatchObject([{ severity: 'held', field: 'petition_id', row_count: 1 }]);
    expect(await keys()).toEqual(['file|9']);
    const path = world.drop('petitions', 'c.csv', other);
    const claim = {
      source: 'petitions',
      origin: 'import',
      source_file: 'c.csv',
      overrides: {},
      constants: {},
      cursor: null
    } as const;
    const [confirmed] = await world.land({ imports: [{ claim: { ...claim, isConfirmed: true }, path }] });
    expect(confirmed?.counts).toMatchObject({ held: 0, revised: 1 });
  });

  it('another matter of the same day elsewhere is held, whatever common characters its words have', async () => {
    const both = (more: Cells) => [letter('9', more), letter('10', { 县区: '留坝县' })];
    const long = '我在工地干了五个月，包工头一直拖着工资不给，家里老人看病等着用钱，希望工会帮忙协调解决。';
    await world.landOne('petitions', 'a.csv', both({ 内容: long }));
    const other = both({
      县区: '勉县',
      标题: '食堂',
      内容: '饭菜里多次发现虫子，向后勤反映没人管，请有关部门检查整改。'
    });
    expect((await world.landOne('petitions', 'b.csv', other)).counts).toMatchObject({ held: 1, revised: 0 });
    const moved = both({ 县区: '勉县', 内容: long.replace('五个月', '六个月') });
    expect((await world.landOne('petitions', 'c.csv', moved)).counts).toMatchObject({ held: 0, revised: 1 });
  });

  it('words that only grew are a revision', async () => {
    await world.landOne('petitions', 'a.csv', [letter('9')]);
    const grown = [letter('9', { 收信日期: '2026-04-13', 内容: `${letter('9').内容}。补充：已交材料` })];
    expect((await world.landOne('petitions', 'b.csv', grown)).counts).toMatchObject({ revised: 1, held: 0 });
  });
});

describe('every row of the file is in a count', () => {
  it('sums and empty rows are set aside, and rows bear the numbers that a spreadsheet shows', async () => {
    const manifest = await world.landOne(
      'petitions',
      'a.csv',
      '来信登记表,,,\n登记号,收信日期,标题,涉及人数\n1,2026-04-12,社保,3\n,,,\n2,2026-04-13,工伤,2\n小 计,,,5\n本页合计：,,2,5\nTotal,,,5\n【合計】,,,5\n平均,,,2\n'
    );
    expect(manifest.counts).toMatchObject({ read: 2, new: 2, totals: 5, empty: 1, rejected: 0 });
    expect((await world.landed('petitions')).map((row) => row.row_number)).toEqual([3, 5]);
  });

  it('more words for a sum, and lines that a form numbers beforehand, are no rows', async () => {
    const sums = ['合计：2件', '上月结转', '承前页', '累计数', '总和'];
    const { counts } = await world.landOne(
      'petitions',
      'a.csv',
      `序号,登记号,收信日期,标题\n1,1,2026-04-12,社保\n${sums.map((sum) => `,${sum},2026-04-30,2\n`).join('')}2,,,\n3,,,\n,,,\n`
    );
    expect(counts).toMatchObject({ read: 1, new: 1, totals: sums.length, empty: 3, rejected: 0 });
  });

  it('a file without a required column is refused with the near header named, and so is one whose words would be lost', async () => {
    world.drop('petitions', 'a.csv', [{ 工单编号: 'G1', 受理时间: '2026-04-12', 标题: '欠薪' }]);
    world.drop('petitions', 'b.csv', [
      { 登记号: '1', 收信日期: '2026-04-12', 上访群众所反映的主要情况内容: '拖欠三个月工资没有发' }
    ]);
    await expect(world.land()).rejects.toThrow();
    const [a, b] = listUnreadable(world.folder, ['petitions']);
    expect(a?.reason).toContain('缺少必填的列：登记时间');
    expect(a?.hint).toContain('--map received_at=受理时间');
    expect(b?.reason).toContain('内容会全部丢失');
  });

  it('codes of places that nobody knows are named; long, prefixed and former ones lead to their county', async () => {
    const codes = ['610722000000', '610722001', 'CN-610722', '612322', '６１０７２２', '610722.0', '610799'];
    const manifest = await world.landOne(
      'petitions',
      'a.csv',
      codes.map((code, i) => ({ 登记号: `K${i}`, 收信日期: '2026-04-12', 标题: `第${i}`, 区划代码: code }))
    );
    expect(manifest.reasons).toEqual([
      { severity: 'doubtful', field: 'region_code', reason: '不认识的区划代码：610799', row_count: 1 }
    ]);
    expect((await world.landed('petitions')).map((row) => row.region_code)).toEqual([
      '610722',
      '610722',
      '610722',
      '612322',
      '610722',
      '610722',
      '610799'
    ]);
  });

  it('a header that holds a telephone number is kept without it', async () => {
    const manifest = await world.landOne('petitions', 'a.csv', [{ ...letter('1'), 经办人13912340099: '甲' }]);
    expect(JSON.stringify(manifest)).not.toContain('13912340099');
  });
});

it('a file that somebody still writes stays, however long the pause, and is taken whole afterwards', async () => {
  const path = world.drop('petitions', 'a.csv', '登记号,收信日期,标题\n1,2026-04-12,社保\n');
  const long = new Date('2026-01-01T00:00:00Z');
  const writer = openSync(path, 'a');
  utimesSync(path, long, long);
  expect(await world.land()).toEqual([]);
  expect(statSync(path).size).toBeGreaterThan(0);
  writeSync(writer, '2,2026-04-13,工伤\n');
  closeSync(writer);
  expect((await world.land())[0]?.counts).toMatchObject({ read: 2, new: 2 });
  expect(join(world.folder.inbox, 'petitions', 'a.csv')).toBe(path);
});
