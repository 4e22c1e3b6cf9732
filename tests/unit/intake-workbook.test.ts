import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { DEFAULT_LIMITS, inspectFile, type Limits } from '#pipelines/intake/inspect.ts';
import { prepareFile, type Prepared } from '#pipelines/intake/prepare.ts';
import { readWorkbook } from '#pipelines/intake/workbook-thread.ts';
import { DuckDBInstance } from '@duckdb/node-api';
import XLSX, { CFB } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-workbook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, content: Buffer | string, limits: Limits = DEFAULT_LIMITS): Promise<Prepared> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return prepareFile(await inspectFile(path, name, limits), mkdtempSync(join(folder, 'work-')), limits);
}

function numbered(prepared: Prepared): string[][] {
  return parse(readFileSync(prepared.csvPath, 'utf8')) as string[][];
}

/**
 * A register as offices keep it: title merged over the table, group header, county merged down, formats of all kinds.
 */
function register(): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['某某县职工诉求台账'],
    ['编号', '登记', null, '县区', '比例', '证号'],
    [null, '登记时间', '标题', null, null, null],
    [20120206001, 45293, '工资', '甲县', 0.05, 7],
    [20120206002, 45293.5, '社保', null, 0.125, 8],
    [],
    [1.5, 45294, '工时', '乙县', 1, 9]
  ]);
  sheet['!merges'] = ['A1:F1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:F3', 'D4:D5'].map((range) =>
    XLSX.utils.decode_range(range)
  );
  for (const address of ['B4', 'B7']) sheet[address].z = 'yyyy"年"m"月"d"日"';
  sheet.B5.z = 'yyyy-mm-dd hh:mm';
  for (const address of ['E4', 'E5', 'E7']) sheet[address].z = '0.0%';
  for (const address of ['F4', 'F5', 'F7']) sheet[address].z = '0000';
  return sheet;
}

function book(sheets: Record<string, XLSX.WorkSheet>, bookType: XLSX.BookType = 'xlsx', hidden: string[] = []): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(workbook, sheet, name);
  workbook.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  return XLSX.write(workbook, { type: 'buffer', bookType }) as Buffer;
}

describe('workbooks', () => {
  it.each([
    ['register.xlsx', 'xlsx'],
    ['register.xls', 'biff8']
  ] as [string, XLSX.BookType][])('%s keeps digits, dates, percents and merged values', async (name, type) => {
    const prepared = await take(name, book({ 空表: XLSX.utils.aoa_to_sheet([[]]), 台账: register() }, type));
    expect(prepared).toMatchObject({
      sheet: '台账',
      header: ['编号', '登记时间', '标题', '县区', '比例', '证号'],
      hasRowNumbers: true,
      skipLines: 0
    });
    expect(numbered(prepared)).toEqual([
      ['4', '20120206001', '2024-01-02', '工资', '甲县', '5%', '0007'],
      ['5', '20120206002', '2024-01-02 12:00:00', '社保', '甲县', '12.5%', '0008'],
      ['7', '1.5', '2024-01-03', '工时', '乙县', '100%', '0009']
    ]);
  });

  it('takes every visible sheet of the same header and names the others', async () => {
    const table = (id: string): XLSX.WorkSheet =>
      XLSX.utils.aoa_to_sheet([
        ['编号', '标题', '登记时间'],
        [id, 'x', '2024-01-02']
      ]);
    const prepared = await take(
      'counties.xlsx',
      book(
        {
          说明: XLSX.utils.aoa_to_sheet([['填表须知'], ['一', '二']]),
          甲县: table('A1'),
          乙县: table('B1'),
          旧: table('C1')
        },
        'xlsx',
        ['旧']
      )
    );
    expect(prepared).toMatchObject({ sheet: '甲县、乙县', skippedSheets: ['说明', '旧'] });
    expect(numbered(prepared).map((row) => row.slice(0, 2))).toEqual([
      ['2', 'A1'],
      ['3', 'B1']
    ]);
  });

  it('an HTML table named .xls is read, ids as text', async () => {
    const prepared = await take(
      'export.xls',
      '<html><meta charset="utf-8"><table><tr><th>编号</th><th>标题</th></tr><tr><td>201202060012345678</td><td>甲</td></tr></table></html>'
    );
    expect(numbered(prepared)).toEqual([['2', '201202060012345678', '甲']]);
  });

  it('a header without rows is a table of no rows', async () => {
    const prepared = await take('blank.xlsx', book({ a: XLSX.utils.aoa_to_sheet([['编号', '标题']]) }));
    expect(prepared.header).toEqual(['编号', '标题']);
    expect(numbered(prepared)).toEqual([]);
  });
});

describe('workbooks that are refused', () => {
  it('cut in transit', async () => {
    const whole = book({ a: register() });
    await expect(take('cut.xlsx', whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'SOURCE_UNREADABLE',
      message: expect.stringContaining('只传了一部分')
    });
  });

  it('a zip bomb, by its directory', async () => {
    await expect(
      take('bomb.xlsx', zip('xl/workbook.xml', 50_000_000), { ...DEFAULT_LIMITS, maxInflatedBytes: 1_000_000 })
    ).rejects.toThrow('压缩炸弹');
  });

  it('a zip bomb whose directory lies about its size', async () => {
    await expect(
      take('liar.xlsx', zip('xl/workbook.xml', 50_000_000, 100), { ...DEFAULT_LIMITS, maxInflatedBytes: 1_000_000 })
    ).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE', message: expect.stringContaining('liar.xlsx') });
  });

  it('a password', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64, 4));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(8192, 7));
    await expect(take('locked.xlsx', Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer))).rejects.toThrow(
      '打开密码'
    );
  });

  it('a plain archive and a Word file', async () => {
    await expect(take('files.xlsx', zip('a.txt', 10))).rejects.toThrow('压缩包');
    await expect(take('report.xlsx', zip('word/document.xml', 10))).rejects.toThrow('Word');
  });

  it('a parser that runs too long is killed', async () => {
    const path = join(folder, 'slow.xlsx');
    writeFileSync(path, book({ a: register() }));
    const inspection = await inspectFile(path, 'slow.xlsx', DEFAULT_LIMITS);
    await expect(readWorkbook(inspection, folder, DEFAULT_LIMITS, { timeoutMs: 1, memoryMb: 256 })).rejects.toThrow(
      '已中止'
    );
  });

  it('a parser that takes too much memory is killed', async () => {
    const path = join(folder, 'fat.xlsx');
    writeFileSync(
      path,
      book({
        a: XLSX.utils.aoa_to_sheet(Array.from({ length: 40_000 }, (_, row) => [row, `标题${row}`, '内容', row * 1.5]))
      })
    );
    const inspection = await inspectFile(path, 'fat.xlsx', DEFAULT_LIMITS);
    await expect(readWorkbook(inspection, folder, DEFAULT_LIMITS, { timeoutMs: 60_000, memoryMb: 24 })).rejects.toThrow(
      '内存'
    );
  });
});

it('Parquet: every type as text', async () => {
  const path = join(folder, 'types.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (select 20120206001::bigint as "编号", 20120206001::double as id, timestamp '2024-01-02 03:04:05' as at, timestamptz '2024-01-01 16:00:00+00' as seen,
    date '2024-01-02' as day, ['甲','乙'] as tags, 1.50::decimal(9,2) as fee, null::varchar as none, '含,"引号"' as body) to '${path}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  const prepared = await prepareFile(await inspectFile(path, 'types.parquet', DEFAULT_LIMITS), folder, DEFAULT_LIMITS);
  expect(prepared.header).toEqual(['编号', 'id', 'at', 'seen', 'day', 'tags', 'fee', 'none', 'body']);
  expect(numbered(prepared)).toEqual([
    [
      '1',
      '20120206001',
      '20120206001',
      '2024-01-02 03:04:05',
      '2024-01-02 00:00:00',
      '2024-01-02',
      '["甲","乙"]',
      '1.50',
      '',
      '含,"引号"'
    ]
  ]);
  expect(prepared.preview).toEqual([numbered(prepared)[0]?.slice(1)]);
});

/** A zip of one deflated part of zeros; `declared` is the size that its headers claim. */
function zip(name: string, bytes: number, declared = bytes): Buffer {
  const data = deflateRawSync(Buffer.alloc(bytes));
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(declared, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    common,
    Buffer.alloc(14),
    Buffer.from(name)
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

it('GBK bytes under a Western code page are Chinese, those too that the page has no character for', async () => {
  const texts = [
    ['编号', '登记时间', '县区', '内容'],
    ['K1', '2025-03-04', '碑林区', '工地拖欠工资，老板叫悋']
  ];
  // The library writes old workbooks in ASCII only: stand-ins of the same length are replaced by the bytes.
  const bytesOf = texts.map((row) => row.map((text) => Buffer.from(encodeGb18030(text))));
  expect(Buffer.concat(bytesOf.flat()).includes(0x90)).toBe(true);
  const standIn = (row: number, column: number) =>
    String.fromCharCode(65 + row * 4 + column).repeat(bytesOf[row]![column]!.length);
  const written = book(
    { 台账: XLSX.utils.aoa_to_sheet(texts.map((row, r) => row.map((_, c) => standIn(r, c)))) },
    'biff5'
  );
  for (const [r, row] of bytesOf.entries())
    for (const [c, bytes] of row.entries()) bytes.copy(written, written.indexOf(standIn(r, c)));
  const prepared = await take('旧表.xls', written);
  expect([prepared.header, numbered(prepared).map((row) => row.slice(1))]).toEqual([texts[0], [texts[1]]]);
});
