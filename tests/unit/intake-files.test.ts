import { SourceError } from '#lib/domain/errors.ts';
import { DEFAULT_LIMITS, inspectFile, type Limits } from '#pipelines/intake/inspect.ts';
import { prepareFile, repairCsv, type Prepared } from '#pipelines/intake/prepare.ts';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'intake-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = '工单编号,标题,内容,登记时间';
const ROWS = ['20120206001,路灯,"第一行\n第二行",2024-01-02', '20120206002,工资,拖欠三个月,2024-01-03'];
const FILE = [HEADER, ...ROWS, ''].join('\n');

/** GB18030 bytes of the few characters these fixtures use; Node decodes it but does not encode it. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) table.set(decoder.decode(Buffer.from([lead, trail])), [lead, trail]);
  }
  return Buffer.from(
    [...text].flatMap((char) => (char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (table.get(char) ?? [0x3f])))
  );
}

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function take(name: string, content: string | Buffer, limits: Limits = DEFAULT_LIMITS): Promise<Prepared> {
  const inspection = await inspectFile(put(name, content), name, limits);
  return prepareFile(inspection, mkdtempSync(join(folder, 'work-')), limits);
}

/** Data rows of the prepared CSV, as a strict reader sees them, without the row number. */
function rowsOf(prepared: Prepared): string[][] {
  const lines = readFileSync(prepared.csvPath, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .slice(prepared.skipLines)
    .join('\n');
  const rows = parse(lines, { delimiter: prepared.delimiter, relax_column_count: false }) as string[][];
  return prepared.hasRowNumbers ? rows.map((row) => row.slice(1)) : rows;
}

async function refusal(name: string, content: string | Buffer, limits: Limits = DEFAULT_LIMITS): Promise<SourceError> {
  const error = await take(name, content, limits).then(
    () => null,
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(SourceError);
  expect(error).toMatchObject({ code: 'SOURCE_UNREADABLE' });
  expect((error as SourceError).message).toContain(name);
  return error as SourceError;
}

describe('encodings and dialects of the same table', () => {
  const same: [string, string | Buffer, string][] = [
    ['utf8.csv', FILE, 'utf-8'],
    ['bom.csv', `\uFEFF${FILE}`, 'utf-8-bom'],
    ['crlf.csv', FILE.replaceAll('\n', '\r\n'), 'utf-8'],
    ['gb.csv', gb18030(FILE), 'gb18030'],
    ['utf16.csv', Buffer.from(`\uFEFF${FILE.replaceAll(',', '\t')}`, 'utf16le'), 'utf-16le'],
    ['semicolon.csv', FILE.replaceAll(',', ';'), 'utf-8'],
    ['tab.txt', FILE.replaceAll(',', '\t'), 'utf-8'],
    ['pipe.csv', FILE.replaceAll(',', '|'), 'utf-8'],
    ['title.csv', `2024年度职工诉求登记表\n填报单位：某某工会,,,\n\n${FILE}`, 'utf-8']
  ];
  it.each(same)('%s', async (name, content, encoding) => {
    const prepared = await take(name, content);
    expect(prepared.inspection).toMatchObject({ kind: 'csv', encoding, badCharacters: 0 });
    expect(prepared.header).toEqual(['工单编号', '标题', '内容', '登记时间']);
    expect(rowsOf(prepared).map((row) => row.map((cell) => cell.replaceAll('\r', '')))).toEqual([
      ['20120206001', '路灯', '第一行\n第二行', '2024-01-02'],
      ['20120206002', '工资', '拖欠三个月', '2024-01-03']
    ]);
    expect(prepared.preview[1]?.[0]).toBe('20120206002');
    expect(prepared.structuralRejects).toEqual([]);
  });

  it('uses a UTF-8 file where it lies', async () => {
    const prepared = await take('lies.csv', FILE);
    expect(prepared).toMatchObject({ csvPath: join(folder, 'lies.csv'), skipLines: 1, hasRowNumbers: false });
  });

  it('reads a header that spans lines', async () => {
    const prepared = await take('spans.csv', FILE.replace('登记时间', '"登记\n时间"'));
    expect(prepared.header[3]).toBe('登记\n时间');
    expect(rowsOf(prepared)).toHaveLength(2);
  });

  it('a character cut by a read border is not damage', async () => {
    const long = `${HEADER}\n${Array.from({ length: 30_000 }, (_, index) => `${index},标题,${'汉'.repeat(20 + (index % 3))},2024-01-02`).join('\n')}\n`;
    const utf8 = await inspectFile(put('border.csv', long), 'border.csv', DEFAULT_LIMITS);
    expect(utf8).toMatchObject({ encoding: 'utf-8', badCharacters: 0 });
    const gb = await inspectFile(put('border-gb.csv', gb18030(long)), 'border-gb.csv', DEFAULT_LIMITS);
    expect(gb).toMatchObject({ encoding: 'gb18030', badCharacters: 0 });
  });

  it('a header alone is a table of no rows', async () => {
    const prepared = await take('header.csv', HEADER);
    expect(prepared.header).toHaveLength(4);
    expect(prepared.preview).toEqual([]);
  });
});

describe('damaged rows become rejects and no other row is lost', () => {
  it('too few, too many, broken quotes', async () => {
    const bad = [
      '3,少一列,2024-01-01',
      '4,多,一,列,2024-01-01',
      '5,"内容里的"引号"没有转义",x,2024-01-01',
      '6,"没有收尾,x,2024-01-01'
    ];
    const content = [
      HEADER,
      ...ROWS,
      ...bad.flatMap((line, index) => [line, `${10 + index},标题,"好,行",2024-02-0${index + 1}`])
    ].join('\n');
    const prepared = await take('broken.csv', content);
    const repaired = await repairCsv(prepared, mkdtempSync(join(folder, 'work-')), DEFAULT_LIMITS);
    expect(rowsOf(repaired).map((row) => row[0])).toEqual(['20120206001', '20120206002', '10', '11', '12', '13']);
    expect(repaired.structuralRejects.map((reject) => [reject.row_number, reject.raw])).toEqual([
      [4, bad[0]],
      [6, bad[1]],
      [8, bad[2]],
      [10, bad[3]]
    ]);
    expect(repaired.structuralRejects.map((reject) => reject.reason)).toEqual([
      '列数不足，应为 4 列',
      '列数过多，应为 4 列',
      '引号不配对，或引号内有未转义的引号',
      '引号不配对，或引号内有未转义的引号'
    ]);
    expect(repaired.header).toEqual(prepared.header);
    expect(readFileSync(repaired.csvPath, 'utf8').split('\n').at(-2)).toMatch(/^11,13,/);
  });

  it('empty trailing cells are no defect', async () => {
    const prepared = await take('trailing.csv', `${HEADER}\n1,a,b,2024-01-01,,\n`);
    const repaired = await repairCsv(prepared, mkdtempSync(join(folder, 'work-')), DEFAULT_LIMITS);
    expect(rowsOf(repaired)).toEqual([['1', 'a', 'b', '2024-01-01']]);
  });

  it('a file cut inside a quote keeps every complete row', async () => {
    const cut = Buffer.from(`${FILE}20120206003,断了,"写到一半，\n第二段`);
    const prepared = await take('cut.csv', cut.subarray(0, cut.length - 1));
    expect(prepared.inspection.badCharacters).toBe(1);
    expect(rowsOf(prepared).map((row) => row[0])).toEqual(['20120206001', '20120206002']);
    expect(prepared.structuralRejects).toHaveLength(1);
    expect(prepared.structuralRejects[0]).toMatchObject({ row_number: 4, reason: '含有无法解码的字节' });
  });

  it('broken bytes in a UTF-8 file cost only their rows', async () => {
    const content = Buffer.concat([
      Buffer.from(`${FILE}3,坏`),
      Buffer.from([0xff, 0xe5]),
      Buffer.from(',字节,2024-01-01\n4,好,行,2024-01-01\n')
    ]);
    const prepared = await take('bytes.csv', content);
    expect(prepared.inspection.encoding).toBe('utf-8');
    expect(rowsOf(prepared).map((row) => row[0])).toEqual(['20120206001', '20120206002', '4']);
    expect(prepared.structuralRejects).toMatchObject([{ row_number: 4, reason: '含有无法解码的字节' }]);
  });

  it('a GB18030 file cut inside a character loses only its last row', async () => {
    const whole = gb18030(`${FILE}3,好,断了,2024-01-01 汉`);
    const prepared = await take('gb-cut.csv', whole.subarray(0, whole.length - 1));
    expect(prepared.inspection.encoding).toBe('gb18030');
    expect(rowsOf(prepared)).toHaveLength(2);
    expect(prepared.structuralRejects).toHaveLength(1);
  });
});

describe('files that cannot be read as a whole', () => {
  it('empty', async () => {
    expect((await refusal('empty.csv', '')).message).toContain('空的');
  });
  it('missing', async () => {
    await expect(inspectFile(join(folder, 'none.csv'), 'none.csv', DEFAULT_LIMITS)).rejects.toThrow('none.csv');
  });
  it('a JPEG named .csv', async () => {
    expect((await refusal('photo.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]))).message).toContain(
      'JPEG'
    );
  });
  it('bytes of no known kind', async () => {
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, index) => ((index * 7919) % 255) + 1));
    expect((await refusal('noise.csv', noise)).message).toContain('二进制');
  });
  it('NUL bytes, with their place', async () => {
    expect((await refusal('nul.csv', Buffer.from(`${HEADER}\n1,a,\0,b\n`))).message).toMatch(/第 \d+ 字节是 NUL/);
  });
  it('one endless line in a file of two gigabytes is refused from its first bytes', async () => {
    const path = put('endless.csv', 'a'.repeat(200_000));
    truncateSync(path, 2 * 1024 ** 3);
    await expect(inspectFile(path, 'endless.csv', { ...DEFAULT_LIMITS, maxLineBytes: 65_536 })).rejects.toThrow(
      '有一行超过 65536 字节'
    );
  });
  it('larger than the limit', async () => {
    expect((await refusal('large.csv', FILE, { ...DEFAULT_LIMITS, maxFileBytes: 10 })).message).toContain('上限');
  });
  it('no header', async () => {
    expect((await refusal('numbers.csv', '1,2\n3,4\n')).message).toContain('没有找到表头');
  });
  it('broken Parquet', async () => {
    expect((await refusal('half.parquet', 'PAR1 and nothing')).message).toContain('Parquet');
  });
});

describe('JSON', () => {
  it('JSONL: columns of all lines, nested values as text, broken lines as rejects', async () => {
    const prepared = await take(
      'posts.jsonl',
      '{"id":12345678901234567890,"标签":["a","b"]}\n{"id":"2","正文":"x\\ny"}\n{"id":3\n[1]\n'
    );
    expect(prepared.header).toEqual(['id', '标签', '正文']);
    expect(rowsOf(prepared)).toEqual([
      ['12345678901234567890', '["a","b"]', ''],
      ['2', '', 'x\ny']
    ]);
    expect(prepared.structuralRejects.map((reject) => reject.row_number)).toEqual([3, 4]);
  });
  it.each([
    ['array.json', '[{"id":1,"t":"a,]}"},\n {"id":2,"t":null}]'],
    ['envelope.json', '{"code":0,"tags":[1],"data":[{"id":1,"t":"a,]}"},{"id":2}],"total":2}'],
    ['pretty.json', '{\n "data": [\n {"id": 1, "t": "a,]}"},\n {"id": 2}\n ]\n}']
  ])('%s', async (name, content) => {
    expect(rowsOf(await take(name, content)).map((row) => row.slice(0, 2))).toEqual([
      ['1', 'a,]}'],
      ['2', '']
    ]);
  });
  it('a cut array keeps its complete objects', async () => {
    const prepared = await take('cut.json', '[{"id":1},{"id":2},{"id":');
    expect(rowsOf(prepared)).toEqual([['1'], ['2']]);
    expect(prepared.structuralRejects).toMatchObject([{ row_number: 3, raw: '{"id":' }]);
  });
});
