import XLSX from '@e965/xlsx';
import { mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractsOf } from '#lib/contracts/all.ts';
import { DEFAULT_LIMITS, inspectFile } from '#pipelines/intake/inspect.ts';
import { mapHeader } from '#pipelines/intake/map-header.ts';
import { prepareFile, type Prepared } from '#pipelines/intake/prepare.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-around-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, content: Buffer | string): Promise<Prepared> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return prepareFile(await inspectFile(path, name, DEFAULT_LIMITS), mkdtempSync(join(folder, 'work-')), DEFAULT_LIMITS);
}

const HEADER = ['登记号', '收信日期', '欠薪金额', '诉求描述'];
const ROW = ['N-7', '2026-04-12', '3.5', '食堂停办'];
const csv = (...lines: string[][]) => lines.map((line) => line.join(',')).join('\n');
function book(sheets: Record<string, string[][]>, merges: XLSX.Range[] = []): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const [name, lines] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(lines);
    sheet['!merges'] = merges;
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  return XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

/** How the money column is read, with all that stands around the table. */
async function moneyColumn(prepared: Promise<Prepared>): Promise<string | undefined> {
  const { header, unit, preview } = await prepared;
  const { columns } = mapHeader(header, contractsOf('petitions'), {
    fileName: 'a.csv',
    samples: preview,
    ...(unit ? { unit } : {})
  });
  return columns.find((column) => column?.startsWith('amount_yuan')) ?? undefined;
}

describe('the unit of money', () => {
  it.each<[where: string, read: () => Promise<Prepared>, column: string | undefined]>([
    ['为', () => take('a.csv', csv(['金额单位为万元'], HEADER, ROW)), 'amount_yuan__wan'],
    ['a note below', () => take('a.csv', csv(HEADER, ROW, ['注：金额单位为亿元'])), 'amount_yuan__yi'],
    ['a note below a sheet', () => take('a.xlsx', book({ 表: [HEADER, ROW, ['注：单位：千元']] })), undefined],
    ['a column', () => take('a.csv', csv([...HEADER, '单位'], [...ROW, '万元'])), 'amount_yuan__wan'],
    [
      'a column that changes',
      () => take('a.csv', csv([...HEADER, '单位'], [...ROW, '万元'], [...ROW, '元'])),
      undefined
    ],
    ['the end of a sheet name', () => take('a.xlsx', book({ '四月-万元': [HEADER, ROW] })), 'amount_yuan__wan'],
    ['the end of a file name', () => take('四月台账_万元.csv', csv(HEADER, ROW)), 'amount_yuan__wan'],
    [
      'a second row under merged names',
      () => {
        const merged = [0, 1, 3].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } }));
        return take('a.xlsx', book({ 表: [HEADER, ['', '', '（万元）', ''], ROW] }, merged));
      },
      'amount_yuan__wan'
    ],
    ...['欠薪金额万元', '欠薪金额/万元', '欠薪金额:万元', '欠薪金额（万元/年）'].map(
      (name): [string, () => Promise<Prepared>, string] => [
        name,
        () =>
          take(
            'a.csv',
            csv(
              HEADER.map((text) => (text === '欠薪金额' ? name : text)),
              ROW
            )
          ),
        'amount_yuan__wan'
      ]
    )
  ])('%s', async (_, read, column) => expect(await moneyColumn(read())).toBe(column));

  it.each([
    ['单 位：万元', 'amount_yuan__wan'],
    ['單位：萬元', 'amount_yuan__wan'],
    ['单位均为万 元', 'amount_yuan__wan'],
    ['说明：金额按亿元填报', 'amount_yuan__yi'],
    ['某县拖欠工资表（金额：人民币万元）', 'amount_yuan__wan'],
    ['Unit: 10,000 yuan', 'amount_yuan__wan'],
    ["(in RMB'000)", undefined],
    ['(in millions of yuan)', undefined],
    ['单位：百万', undefined],
    ['帮扶标准 RMB 1000 每人', 'amount_yuan']
  ])('a line above that says %s', async (line, column) =>
    expect(await moneyColumn(take('a.csv', csv([line.replaceAll(',', '，'), '', '', ''], HEADER, ROW)))).toBe(column)
  );

  it.each([
    ['欠薪金额（人民币：万元）', 'amount_yuan__wan'],
    ['欠薪金额(单位:万元人民币)', 'amount_yuan__wan'],
    ['欠薪金额（元，没有填0）', 'amount_yuan'],
    ['欠薪金额（必填）', 'amount_yuan'],
    ['欠薪金额（k元）', undefined],
    ['欠薪金额（元/天）', undefined],
    ['欠薪金额（百元）', undefined]
  ])('a header %s', async (name, column) =>
    expect(await moneyColumn(take('a.csv', csv(['登记号', '收信日期', name, '诉求描述'], ROW)))).toBe(column)
  );

  it('numbers in hours, thousands or hundreds are not taken', () => {
    const taken = (source: 'visits' | 'posts', ...header: string[]) =>
      mapHeader(header, contractsOf(source), { fileName: 'a.csv' }).columns;
    expect(taken('visits', '走访编号', '走访日期', '走访类型', '参与干部', '天数（小时）').at(-1)).toBeNull();
    expect(taken('visits', '走访编号', '走访日期', '走访类型', '参与干部', '天数（天）').at(-1)).toBe('day_share');
    expect(taken('posts', '帖文编号', '平台', '发布时间', '点赞数（千）', '评论数（百条）').slice(-2)).toEqual([
      null,
      null
    ]);
    expect(taken('posts', '帖文编号', '平台', '发布时间', '点赞数（次）').at(-1)).toBe('likes');
  });

  it('per mille is no percentage', () => {
    const { columns } = mapHeader(['协商编号', '协商类型', '涨幅（‰）'], contractsOf('negotiations'), {
      fileName: 'a.csv'
    });
    expect(columns).toEqual(['nego_id', 'nego_type', null]);
  });
});

it.each([
  [['1.登记号', '2、收信日期', '3.诉求描述']],
  [['①登记号', '②收信日期', '③诉求描述']],
  [['一、登记号', '二、收信日期', '三、诉求描述']],
  [['【登记号】', '〔收信日期〕', '[诉求描述]']],
  [['登記號', '收信日期', '訴求描述']]
])('%j are headers', (header) => {
  expect(mapHeader(header, contractsOf('petitions'), { fileName: 'a.csv' }).columns).toEqual([
    'petition_id',
    'received_at',
    'body'
  ]);
});

describe('a header in two rows', () => {
  const columnsOf = async (content: string | Buffer, name: string) => {
    const prepared = await take(name, content);
    return [mapHeader(prepared.header, contractsOf('visits'), { fileName: 'a.csv' }).columns, prepared.preview.length];
  };
  const columns = ['visit_id', 'visited_on', 'visit_kind', 'cadre_keys', 'aid_yuan'];
  const upper = ['走访编号', '走访日期', '走访情况', '', '慰问金额'];
  const lower = ['', '', '走访类型', '参与干部', ''];
  const row = ['Z-1', '2026-04-12', '企业', '工号7', '500'];

  it('names under groups, beside names that only the upper row has', async () => {
    expect(await columnsOf(csv(['某县走访台账', '', '', '', ''], upper, lower, row), 'a.csv')).toEqual([columns, 1]);
    const merged = [0, 1].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } }));
    expect(await columnsOf(book({ 表: [upper, lower, row] }, merged), 'a.xlsx')).toEqual([columns, 1]);
  });
});

it.each([
  ['GB18030 read as Latin', '±àºÅ'],
  ['UTF-8 read as Latin', 'ç¼–å·'],
  ['UTF-8 read as GB18030', '缂栧彿'],
  ['Big5 read as GB18030', 'ず甧']
])('a header of %s is named as garbled', (_, text) => {
  const map = () => mapHeader([text, text], contractsOf('petitions'), { fileName: 'a.csv' });
  expect(map).toThrow(expect.objectContaining({ hint: expect.stringContaining('乱码') }));
});

it('a header with a telephone number is refused without it', () => {
  const map = () => mapHeader(['致电13992871166', '乙'], contractsOf('petitions'), { fileName: 'a.csv' });
  expect(map).toThrow('致电〔手机号〕');
});

describe('rows bear the numbers that a spreadsheet shows', () => {
  const numbers = ({ csvPath }: Prepared) =>
    (parse(readFileSync(csvPath, 'utf8')) as string[][]).map((row) => Number(row[0]));
  it('with empty lines between them', async () => {
    expect(numbers(await take('a.csv', `${csv(['标题'], HEADER, ROW)}\n\n\n${csv(ROW)}\n`))).toEqual([3, 6]);
  });

  it('in later sheets', async () => {
    const prepared = await take('a.xlsx', book({ 一: [HEADER, ROW, ROW], 二: [['标题'], [], HEADER, ROW, [], ROW] }));
    const second = prepared.sheets![1]!;
    expect(numbers(prepared).map((row) => (row < second.first ? row : row - second.shift))).toEqual([2, 3, 4, 6]);
  });
});

it('another kind of line break above the data hides no row', async () => {
  const { csvPath } = await take('a.csv', `sep=,\r\n${csv(HEADER, ROW, ROW)}\n`);
  expect(readFileSync(csvPath, 'utf8').match(/食堂停办/g)).toHaveLength(2);
});

it.each([
  [['填报单位：城固县总工会', '填报日期：2026年4月'], '城固县总工会'],
  [['单位：勉县总工会'], '勉县总工会'],
  [['报送部门（盖章）：', '某街道办'], '某街道办'],
  [['填报单位：', '填报日期：2026年4月'], undefined],
  [['单位：万元'], undefined]
])('%j names the sender %s', async (title, sender) => {
  expect((await take('a.csv', csv(title, HEADER, ROW))).sender).toBe(sender);
});
