import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { zipSync, strToU8 } from 'fflate';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { DEFAULT_LIMITS, inspectFile } from '#pipelines/intake/inspect.ts';
import { prepareFile, type Prepared } from '#pipelines/intake/prepare.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-shapes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, content: Uint8Array | string): Promise<Prepared> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return prepareFile(await inspectFile(path, name, DEFAULT_LIMITS), mkdtempSync(join(folder, 'work-')), DEFAULT_LIMITS);
}

/** Rows under their headers, whichever way the file was prepared. */
function rows(prepared: Prepared): Record<string, string>[] {
  const lines = parse(readFileSync(prepared.csvPath, 'utf8'), {
    bom: true,
    relax_column_count: true,
    delimiter: prepared.delimiter
  }) as string[][];
  const body = prepared.hasRowNumbers ? lines.map((line) => line.slice(1)) : lines.slice(1);
  return body.map((line) => Object.fromEntries(prepared.header.map((text, i) => [text, line[i] ?? ''])));
}

const A = { 编号: 'A1', 登记时间: '2025-07-01', 标题: '欠薪' };
const B = { 编号: 'A2', 登记时间: '2025-07-02', 标题: '工时' };
const columns = Object.keys(A);

describe('JSON of any usual shape is the same two records', () => {
  const attached = (record: object) => ({ ...record, 附件: [{ 标题: '照片', 时间: '2025-01-01' }] });
  it.each<[string, string]>([
    ['an array', JSON.stringify([A, B])],
    ['two arrays after one another', `${JSON.stringify([A])}\n${JSON.stringify([B])}`],
    ['objects after one another over many lines', `${JSON.stringify(A, null, 2)}\n${JSON.stringify(B, null, 2)}`],
    ['objects with commas between', `${JSON.stringify(A, null, 2)},\n${JSON.stringify(B, null, 2)}`],
    ['records with attachments', [A, B].map((one) => JSON.stringify(attached(one), null, 1)).join('\n')],
    ['an envelope', JSON.stringify({ code: 0, msg: 'ok', data: { total: 2, list: [A, B] } })],
    ['a deep envelope', JSON.stringify({ response: { body: { result: { rows: [A, B] } } } }, null, 2)],
    [
      'a page of an envelope on each line',
      [A, B].map((one) => JSON.stringify({ code: 0, data: { list: [one] } })).join('\n')
    ],
    [
      'groups',
      JSON.stringify([
        { group: '甲', items: [A] },
        { group: '乙', items: [B] }
      ])
    ],
    ['JSON in a text', JSON.stringify({ code: 0, data: JSON.stringify([A, B]) })],
    ['a script', `callback(${JSON.stringify({ rows: [A, B] })});`],
    ['a variable', `var rows = ${JSON.stringify([A, B])};`],
    ['a sequence of records (RFC 7464)', [A, B].map((one) => `\u001e${JSON.stringify(one)}\n`).join('')],
    ['numbers that are none', `[${JSON.stringify(A).replace('}', ',"序":NaN}')},${JSON.stringify(B)}]`],
    ['months in an envelope', JSON.stringify({ 一月: [A], 二月: [B] })],
    [
      'columns and rows',
      JSON.stringify({
        columns: columns.map((title, i) => ({ title, dataIndex: `c${i}` })),
        rows: [A, B].map((one) => Object.fromEntries(Object.values(one).map((cell, i) => [`c${i}`, cell])))
      })
    ],
    ['columns and arrays', JSON.stringify({ columns, index: [0, 1], data: [Object.values(A), Object.values(B)] })],
    ['arrays under their header', JSON.stringify([columns, Object.values(A), Object.values(B)])],
    [
      'columns of values',
      JSON.stringify(Object.fromEntries(columns.map((key) => [key, [A, B].map((one) => one[key as keyof typeof A])])))
    ],
    [
      'columns by index',
      JSON.stringify(
        Object.fromEntries(columns.map((key) => [key, { 0: A[key as keyof typeof A], 1: B[key as keyof typeof A] }]))
      )
    ],
    ['records by index', JSON.stringify({ 0: A, 1: B })],
    [
      'hits of a search engine',
      JSON.stringify({ took: 1, hits: { hits: [A, B].map((_source) => ({ _id: 'x', _source })) } })
    ],
    [
      'features of a map',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [A, B].map((properties) => ({ type: 'Feature', properties, geometry: null }))
      })
    ]
  ])('%s', async (_, text) => {
    const found = rows(await take('a.json', text)).map((row) =>
      Object.fromEntries(columns.map((key) => [key, row[key]]))
    );
    expect(found).toEqual([A, B]);
  });

  it('names the lists that were left', async () => {
    const prepared = await take('a.json', JSON.stringify({ 字典: [{ 代码: '1' }], data: [A, B] }));
    expect([rows(prepared), prepared.skippedSheets]).toEqual([[A, B], ['$.字典']]);
  });

  it('damage behind the array is a reject, not silence', async () => {
    const prepared = await take('a.json', `${JSON.stringify([A])}\n[{"编号":"A2","标题`);
    expect([rows(prepared), prepared.structuralRejects.length]).toEqual([[A], 1]);
  });
});

describe('encodings', () => {
  const line = (i: number) => `B${i},2025-07-0${1 + (i % 9)},第${i}件拖欠工资的事情`;
  const wide = (text: string, isBig: boolean): Buffer => {
    const bytes = Buffer.from(text, 'utf16le');
    return isBig ? bytes.swap16() : bytes;
  };

  it('lines of UTF-8 and of GB18030 in any share are each read in their own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 60 }), async (isGbk) => {
        const parts = isGbk.map((gbk, i) => (gbk ? encodeGb18030(`${line(i)}\n`) : Buffer.from(`${line(i)}\n`)));
        const prepared = await take('mixed.csv', Buffer.concat([Buffer.from('编号,登记时间,标题\n'), ...parts]));
        expect(rows(prepared).map((row) => Object.values(row).join())).toEqual(isGbk.map((_, i) => line(i)));
      }),
      { numRuns: 30 }
    );
  });

  it.each([false, true])('UTF-16 without mark, big-endian %s', async (isBig) => {
    const text = `编号,登记时间,标题\n${line(1)}\n${line(2)}\n`;
    expect(rows(await take('wide.csv', wide(text, isBig))).map((row) => row.编号)).toEqual(['B1', 'B2']);
    expect(rows(await take('marked.csv', wide(`\ufeff${text}`, isBig)))).toHaveLength(2);
  });
});

describe('containers', () => {
  const page = `<table><tr>${columns.map((key) => `<th>${key}</th>`).join('')}</tr><tr><td>A1</td><td>2025-07-01</td><td>欠薪</td></tr></table>`;
  const utf8 = (text: string) =>
    [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  const archive = (charset: string, encoding: string, body: string) =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="${charset}"\r\n` +
    `Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n--b\r\nContent-Type: text/css\r\n\r\nx{}\r\n--b--\r\n`;
  it.each<[string, string | Uint8Array]>([
    ['a page behind a comment', `<!-- export -->\n<html><body>${page}</body></html>`],
    ['a page in UTF-16', Buffer.from(`\ufeff<html><body>${page}</body></html>`, 'utf16le')],
    [
      'a web archive, quoted-printable',
      archive(
        'utf-8',
        'quoted-printable',
        utf8(page)
          .replace(/(.{72})/g, '$1=\r\n')
          .replace(/=\r\n([\dA-F]{2}|[\dA-F]=)/g, '$1')
      )
    ],
    ['a web archive, base64', archive('gb2312', 'base64', encodeGb18030(page).toString('base64'))]
  ])('%s', async (_, content) => {
    expect(rows(await take('a.xls', content))).toEqual([A]);
  });

  it('an archive of several files is named with what it holds', async () => {
    const zip = zipSync({ '1月.csv': strToU8('a'), '2月.csv': strToU8('b') });
    await expect(take('a.zip', zip)).rejects.toThrow(/压缩包，内有 2 个文件（1月\.csv、2月\.csv）/);
  });
});

it('what is no record among them, and text behind them, is refused and not dropped', async () => {
  const { structuralRejects } = await take('a.json', `${JSON.stringify([A, null, 7, B])}\n导出完成`);
  expect(structuralRejects.map(({ row_number, raw }) => [row_number, raw])).toEqual([
    [3, 'null'],
    [4, '7'],
    [5, '导出完成']
  ]);
});

it('a header that stands again on a later page is no data', async () => {
  const page = `${columns.join(',')}\n`;
  const { structuralRejects } = await take('a.csv', `${page}A1,2025-07-01,欠薪\n${page}A2,2025-07-02,工时\n`);
  expect(structuralRejects.map(({ row_number, reason }) => [row_number, reason])).toEqual([
    [3, '重复的表头，不是数据']
  ]);
});

it.each<[string, Uint8Array, RegExp]>([
  ['a.slk', strToU8('ID;PSCALC3\nC;Y1;X1;K"编号"\n'), /SYLK/],
  ['a.dif', strToU8('TABLE\n0,1\n"EXCEL"\n'), /DIF/],
  ['a.csv', strToU8('RIFF....WEBPVP8 '), /WebP/],
  ['a.json', strToU8("[{'编号': 'A1'}]"), /单引号/]
])('%s is refused by its true name', async (name, content, words) => {
  await expect(take(name, content)).rejects.toThrow(words);
});

it('an archive names its files, those too that Windows wrote in GBK', async () => {
  const archive = Buffer.from(zipSync({ 'aaaa.csv': strToU8('x') }));
  const name = encodeGb18030('台账');
  for (let at = archive.indexOf('aaaa.csv'); at >= 0; at = archive.indexOf('aaaa.csv', at + 1)) archive.set(name, at);
  await expect(take('a.zip', archive)).rejects.toThrow('台账.csv');
});

it('values of types that JSON lacks are their text, as MongoDB exports them', async () => {
  const line = (id: string, time: unknown) =>
    JSON.stringify({ _id: { $oid: id }, 登记时间: { $date: time }, 标题: '欠薪' });
  const text = [line('a1', '2025-07-01T02:00:00Z'), line('a2', { $numberLong: '1751335200000' })].join('\n');
  expect(rows(await take('a.json', text)).map((row) => [row._id, row.登记时间])).toEqual([
    ['a1', '2025-07-01T02:00:00Z'],
    ['a2', '1751335200000']
  ]);
});

describe('encodings and containers', () => {
  const table = (lines: string[][]) => lines.map((line) => line.join(',')).join('\n');
  const header = ['编号', '登记时间', '标题'];

  it('the mark of UTF-8 before GB18030 is no part of the first header', async () => {
    const text = encodeGb18030(table([header, ['A1', '2025-07-01', '欠薪']]));
    const marked = await take('a.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text]));
    expect(rows(marked)).toEqual([{ 编号: 'A1', 登记时间: '2025-07-01', 标题: '欠薪' }]);
  });

  it('lines of two signs in UTF-8 behind a header in GB18030 are read as they are', async () => {
    const short = ['欠薪', '工时', '社保'].map((title, i) => `A${i},2025-07-01,${title}\n`).join('');
    const mixed = await take('a.csv', Buffer.concat([encodeGb18030(`${header.join(',')}\n`), Buffer.from(short)]));
    expect(rows(mixed).map((row) => row.标题)).toEqual(['欠薪', '工时', '社保']);
  });

  it.each<[string, string, Uint8Array | string]>([
    ['dBASE', 'a.dbf', Buffer.concat([Buffer.from([3, 126, 3, 5, 2, 0, 0, 0, 97, 0, 60, 0]), Buffer.alloc(90)])],
    ['Lotus', 'a.wk1', Buffer.from([0, 0, 2, 0, 6, 4, 6, 0])],
    ['Excel 4.0', 'a.xls', Buffer.concat([Buffer.from([9, 4, 6, 0, 0, 4, 16, 0]), Buffer.alloc(90)])],
    ['XML 数据', 'a.xml', '<?xml version="1.0"?><rows><row><编号>A1</编号></row></rows>']
  ])('%s is refused by its name', async (name, file, content) => {
    await expect(take(file, content)).rejects.toThrow(name);
  });
});
