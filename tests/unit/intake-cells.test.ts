import XLSX from '@e965/xlsx';
import { strToU8, unzipSync, zipSync, strFromU8 } from 'fflate';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, inspectFile } from '#pipelines/intake/inspect.ts';
import { prepareFile, type Prepared } from '#pipelines/intake/prepare.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-cells-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function take(name: string, content: Buffer | Uint8Array | string): Promise<Prepared> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return prepareFile(await inspectFile(path, name, DEFAULT_LIMITS), mkdtempSync(join(folder, 'work-')), DEFAULT_LIMITS);
}
const rows = (prepared: Prepared): string[][] =>
  (parse(readFileSync(prepared.csvPath, 'utf8')) as string[][]).map((row) => row.slice(1));

function book(sheets: Record<string, XLSX.WorkSheet>, type: XLSX.BookType = 'xlsx', date1904 = false): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(workbook, sheet, name);
  workbook.Workbook = { WBProps: { date1904 } };
  return XLSX.write(workbook, { type: 'buffer', bookType: type }) as Buffer;
}

/** One row of numbers, each with its format, under headers of a register. */
function formatted(cells: [value: number, format: string][]): XLSX.WorkSheet {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['编号', '标题', ...cells.map((_, i) => `列${i}`)],
    ['A1', '甲', ...cells.map(([value]) => value)]
  ]);
  cells.forEach(([, format], i) => {
    (sheet[XLSX.utils.encode_cell({ r: 1, c: i + 2 })] as XLSX.CellObject).z = format;
  });
  return sheet;
}

/** Gives a cell of the first sheet a style that names a built-in format by number only, as Chinese Excel does. */
function withBuiltIn(file: Buffer, address: string, format: number): Uint8Array {
  const parts = unzipSync(file);
  const styles = strFromU8(parts['xl/styles.xml']!);
  const count = [...styles.matchAll(/<cellXfs[^>]*>[\s\S]*?<\/cellXfs>/g)][0]![0].match(/<xf\b/g)!.length;
  parts['xl/styles.xml'] = strToU8(
    styles.replace(
      '</cellXfs>',
      `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>`
    )
  );
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  parts['xl/worksheets/sheet1.xml'] = strToU8(
    sheet.replace(
      new RegExp(`<c r="${address}"([^>]*)>`),
      (_, rest: string) => `<c r="${address}" ${rest.replace(/s="\d+"/, '')} s="${count}">`
    )
  );
  return zipSync(parts);
}

describe('a cell says what it shows', () => {
  it.each<[number, string, string]>([
    [7, '"秦工信〔2025〕"000', '秦工信〔2025〕007'],
    [6.5, '0.00"%"', '6.5%'],
    [6.5, '0.00\\%', '6.5%'],
    [0.065, '0.00%', '6.5%'],
    [12, '0"人"', '12人'],
    [1234.567, '#,##0.00"元"', '1234.567元'],
    [1234.567, '#,##0.00', '1234.567'],
    [-1234, '#,##0_);(#,##0)', '-1234'],
    [12.5, '0.0"万元"', '12.5万元'],
    [1234000, '#,##0,"千元"', '1234千元'],
    [46086, '0!.0,"万元"', '4.6086万元'],
    [46086, '0\\.0,"万元"', '4.6086万元'],
    [-120000, '0\\.0,"万"', '-12万'],
    [46086, '0!.0000"万元"', '4.6086万元'],
    [46086, '[>=10000]0!.0,"万元";0"元"', '4.6086万元'],
    [500, '[>=10000]0!.0,"万元";0"元"', '500元'],
    [46086, '"D-"0000', 'D-46086'],
    [7, '0000', '0007'],
    [20260305017, '0000-0000-000', '2026-0305-017'],
    [1200, '[$¥-804]#,##0', '¥1200'],
    [0.1 + 0.2, 'General', '0.3'],
    [99, '[$$-409]#,##0', '$99'],
    [99, '[$¥-804]#,##0', '¥99']
  ])('%d as %s', async (value, format, text) => {
    for (const type of ['xlsx', 'biff8'] as const)
      expect(rows(await take(`a.${type}`, book({ 表: formatted([[value, format]]) }, type)))[0]![2]).toBe(text);
  });

  it.each([27, 30, 31, 36, 50, 52, 57, 58])('built-in format %d of Chinese Excel is a date', async (format) => {
    const file = withBuiltIn(book({ 表: formatted([[45839, 'General']]) }), 'C2', format);
    expect(rows(await take('a.xlsx', file))[0]![2]).toBe('2025-07-01');
  });

  it('a 1904 workbook tells its epoch, for dates without format too', async () => {
    const prepared = await take(
      'a.xlsx',
      book(
        {
          表: formatted([
            [44377, 'yyyy-mm-dd'],
            [44377, 'General']
          ])
        },
        'xlsx',
        true
      )
    );
    expect([prepared.serialEpoch, rows(prepared)[0]!.slice(2)]).toEqual(['1904-01-01', ['2025-07-01', '44377']]);
  });

  it('runs of rich text are one text, and readings above the characters are no part of it', async () => {
    const file = unzipSync(
      book({
        表: XLSX.utils.aoa_to_sheet([
          ['编号', '标题'],
          ['A1', '甲']
        ])
      })
    );
    const name = 'xl/worksheets/sheet1.xml';
    const runs = '<r><t>停办</t></r><r><rPr><b/></rPr><t>食堂</t></r><rPh sb="0" eb="1"><t>tíng</t></rPh>';
    file[name] = strToU8(
      strFromU8(file[name]!).replace(/<c r="B2"[^>]*>.*?<\/c>/, `<c r="B2" t="inlineStr"><is>${runs}</is></c>`)
    );
    expect(rows(await take('a.xlsx', zipSync(file)))).toEqual([['A1', '停办食堂']]);
  });

  it('a text formula without any result is none either', async () => {
    const file = unzipSync(
      book({
        表: XLSX.utils.aoa_to_sheet([
          ['编号', '标题'],
          ['A1', '甲']
        ])
      })
    );
    const name = 'xl/worksheets/sheet1.xml';
    file[name] = strToU8(
      strFromU8(file[name]!).replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="str"><f>A2&amp;"甲"</f></c>')
    );
    expect(rows(await take('a.xlsx', zipSync(file)))[0]![1]).toBe('#公式没有计算结果');
  });

  it('a formula without stored result is found in cells that do not name their place', async () => {
    const file = unzipSync(
      book({
        表: XLSX.utils.aoa_to_sheet([
          ['编号', '标题', '涉及人数'],
          ['A1', '甲', 7]
        ])
      })
    );
    const sheet = strFromU8(file['xl/worksheets/sheet1.xml']!).replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c><f>3+4</f></c>');
    file['xl/worksheets/sheet1.xml'] = strToU8(sheet.replace(/(<(?:c|row)) r="\w+"/g, '$1'));
    expect(rows(await take('a.xlsx', zipSync(file)))[0]).toEqual(['A1', '甲', '#公式没有计算结果']);
  });

  it('a formula without stored result is no zero and no blank', async () => {
    const file = unzipSync(
      book({
        表: XLSX.utils.aoa_to_sheet([
          ['编号', '标题', '金额'],
          ['A1', '甲', 1],
          ['A2', '乙', 0]
        ])
      })
    );
    const name = 'xl/worksheets/sheet1.xml';
    file[name] = strToU8(
      strFromU8(file[name]!)
        .replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2"><f>1000*2</f><v></v></c>')
        .replace(/<c r="C3"[^>]*>.*?<\/c>/, '<c r="C3"><f>1-1</f><v>0</v></c>')
    );
    expect(rows(await take('a.xlsx', zipSync(file))).map((row) => row[2])).toEqual(['#公式没有计算结果', '0']);
  });
});

describe('units around a table', () => {
  const table = [
    ['编号', '登记时间', '涉及金额'],
    ['A1', '2025-07-01', '12.5']
  ];
  const sheet = (...above: string[][]) => XLSX.utils.aoa_to_sheet([...above, ...table]);
  it.each<[string, () => Promise<Prepared>, unknown]>([
    ['a line above', () => take('a.xlsx', book({ 表: sheet(['某县信访台账'], ['', '单位：万元']) })), { unit: '万元' }],
    ['the title', () => take('a.xlsx', book({ 表: sheet(['某县信访台账（万元）']) })), { unit: '万元' }],
    ['the sheet', () => take('a.xlsx', book({ '台账（亿元）': sheet() })), { unit: '亿元' }],
    ['the file', () => take('台账_单位：万元.csv', table.map((row) => row.join(',')).join('\n')), { unit: '万元' }],
    [
      'a line of a CSV',
      () => take('a.csv', `单位：千元,,\n${table.map((row) => row.join(',')).join('\n')}`),
      { foreign: '千元' }
    ],
    ['two that differ', () => take('a.xlsx', book({ '表（元）': sheet(['单位：万元']) })), { foreign: '万元或元' }],
    ['an organisation', () => take('a.xlsx', book({ 表: sheet(['填报单位：元庄镇总工会']) })), undefined]
  ])('%s', async (_, read, money) => expect((await read()).unit?.money).toEqual(money));

  it('a second header row of units belongs to the header', async () => {
    const [header, row] = table;
    const prepared = await take(
      'a.csv',
      [header, ['', '', '（万元）'], row].map((cells) => cells!.join(',')).join('\n')
    );
    expect([prepared.header, prepared.preview]).toEqual([['编号', '登记时间', '涉及金额（万元）'], [row]]);
  });
});

it('sheets of one record are joined field by field, each under its own header; other tables are named', async () => {
  const sheet = (...lines: string[][]) => XLSX.utils.aoa_to_sheet(lines);
  const prepared = await take(
    'months.xlsx',
    book({
      '1月': sheet(['编号', '登记时间', '标题', '内容'], ['A1', '2025-01-02', '甲', 'x']),
      '2月': sheet(['标题', '登记日期', '编号', '备注'], ['乙', '2025-02-02', 'A2', '注']),
      单位表: sheet(['工会编码', '工会名称'], ['G1', '丁']),
      金额: sheet(['编号', '登记时间', '涉及金额（万元）'], ['A3', '2025-03-02', '5'])
    })
  );
  expect([prepared.header, rows(prepared), prepared.skippedSheets]).toEqual([
    ['编号', '登记时间', '标题', '内容', '备注', '涉及金额（万元）'],
    [
      ['A1', '2025-01-02', '甲', 'x', '', ''],
      ['A2', '2025-02-02', '乙', '', '注', ''],
      ['A3', '2025-03-02', '', '', '', '5']
    ],
    ['单位表']
  ]);
});
