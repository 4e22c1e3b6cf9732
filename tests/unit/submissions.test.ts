import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTRACTS, contractOf } from '#lib/contracts/all.ts';
import type { Answer } from '#lib/submissions/answer.ts';
import { shapeChange, shapeKey } from '#lib/submissions/shape.ts';
import { stageOf, stageText } from '#lib/submissions/stage.ts';
import { optionsOf, templateFile } from '#lib/submissions/template.ts';
import { briefingInTheWay } from '#lib/submissions/undo.ts';
import { workbookFile } from '#lib/submissions/workbook.ts';
import { pageHint } from '#lib/domain/page-hint.ts';
import { isTooLarge } from '#lib/server/request-guard.ts';
import { refusedWorkbook } from '#pipelines/desk/refused-workbook.ts';
import { fileSentence, mayLoad } from '../../src/routes/submissions/words.ts';

const NOW = new Date('2026-11-24T02:01:00Z');
const IDLE = { is_reading: true, run: null };
const DEAD = { is_reading: false, run: null };
const BUSY = { is_reading: true, run: { started_at: '2026-11-24T02:00:20Z', done: ['取数入库'] } };
const answered = (state: Answer['state'], request_id = 5): Answer => ({
  submission_id: 1,
  request_id,
  state,
  at: '',
  attempts: 1,
  problem: null,
  recognised: null,
  load: null,
  undone: null
});
const sheetOf = (bytes: Uint8Array) => {
  const book = read(bytes, { type: 'array' });
  return { book, sheet: book.Sheets[book.SheetNames[0]!]! };
};

describe('the first sentence about a file', () => {
  const nothing = { read: 0, new: 0, revised: 0, duplicate: 0, rejected: 0, emptied: 0, conflicting: 0 };
  it.each<[Partial<typeof nothing & { held: number }>, RegExp, boolean]>([
    [{ read: 3, duplicate: 3 }, /全部以前已入库/, false],
    [{}, /没有数据行/, false],
    [{ read: 2, held: 2 }, /没有一行能直接入库，2 行暂扣/, true],
    [{ read: 4, new: 2, held: 1, rejected: 1 }, /可入库 2 行，1 行拒收，1 行暂扣/, true]
  ])('%j', (counts, sentence, isOpen) => {
    const recognised = { missing_required: [] as string[], counts: { ...nothing, ...counts } } as Answer['recognised'];
    const answer = { ...answered('inspected'), recognised };
    expect(fileSentence('ready', answer, '信访诉求', '')).toMatch(sentence);
    expect(mayLoad(answer)).toBe(isOpen);
  });

  it('a hint on a page asks nobody to type a command', () => {
    expect(pageHint('请把表头改为「登记时间」；命令行写 --map received_at=受理时间；请补上「内容」一列')).toBe(
      '请把表头改为「登记时间」；请补上「内容」一列'
    );
  });
});

describe('how far a file is', () => {
  it('waits until the newest request is answered, and is what the answer says then', () => {
    expect(stageOf({ kind: 'inspect', request_id: 5 }, null)).toBe('waiting_read');
    expect(stageOf({ kind: 'load', request_id: 6 }, answered('inspected'))).toBe('waiting_load');
    expect(stageOf({ kind: 'load', request_id: 6 }, answered('loading', 6))).toBe('loading');
    expect(stageOf({ kind: 'undo', request_id: 7 }, answered('undone', 7))).toBe('undone');
    expect(stageOf({ kind: 'discard', request_id: 8 }, answered('inspected'))).toBe('discarded');
  });

  it('says why nothing moves: the program is down, a run is under way, it died halfway', () => {
    expect(stageText('waiting_read', DEAD, NOW)).toMatch(/没有运行，文件已收好/);
    expect(stageText('reading', DEAD, NOW)).toMatch(/停了.*自动重新识别/);
    expect(stageText('waiting_load', BUSY, NOW)).toBe('正在进行另一次更新（已 40 秒，完成取数入库），排在其后入库');
    expect(stageText('waiting_load', DEAD, NOW)).toMatch(/没有运行.*恢复后自动入库/);
    expect(stageText('loading', DEAD, NOW)).toMatch(/不会重复计数/);
    expect(stageText('loading', IDLE, NOW)).toBe('正在入库');
  });
});

describe('the shape of a file', () => {
  it('is the same whatever the order, width and blanks of its headers, and with the column of reasons', () => {
    const headers = ['编号', '登记时间', 'ＡＰＰ 账号', '内容'];
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: 4 }), (shuffled) => {
        expect(shapeKey([...shuffled, '退回原因', ''])).toBe(shapeKey(['编号', '登记 时间', 'app账号', '内容']));
      })
    );
  });
  it('tells what came and what went', () => {
    expect(shapeChange(['编号', '内容'], ['编号', '诉求', '退回原因'])).toEqual({ added: ['诉求'], gone: ['内容'] });
  });
});

describe('a load may be taken back', () => {
  it('until a briefing is published after it', () => {
    const before = { title: '十月', published_at: '2026-11-02T00:00:00.000Z' };
    const draft = { title: '十一月', published_at: null };
    expect(briefingInTheWay('2026-11-20T00:00:00.000Z', [before, draft])).toBeNull();
    expect(briefingInTheWay('2026-11-01T00:00:00.000Z', [draft, before])?.title).toBe('十月');
  });
});

describe('workbooks', () => {
  it('hold any text as text, in its cell, with its note', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), (cells) => {
        const rows = [cells.map(([value, note]) => ({ text: `=${value}`, note: `!${note}` }))];
        const { sheet } = sheetOf(workbookFile([{ name: '表', rows, widths: cells.map(() => 10) }]));
        for (const [i, [value]] of cells.entries()) {
          const cell = sheet[utils.encode_cell({ r: 0, c: i })] as { t: string; v: string; f?: string; c?: unknown[] };
          expect(cell.f).toBeUndefined();
          expect(cell.v).toBe(
            `=${value}`.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n')
          );
          expect(cell.c).toHaveLength(1);
        }
      }),
      { numRuns: 50 }
    );
  });

  it('templates of all records name each field, mark required ones, and offer the values of the contract', () => {
    for (const contract of CONTRACTS) {
      const bytes = templateFile(contract);
      const { book, sheet } = sheetOf(bytes);
      const [head] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
      expect([...head!].sort()).toEqual(contract.fields.map((field) => field.label).sort());
      const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
      const listed = contract.fields.filter((field) => optionsOf(field).length > 0);
      expect(xml.match(/<dataValidation /g)?.length ?? 0).toBe(listed.length);
      const options = book.Sheets['选项'];
      const offered = options ? utils.sheet_to_json<string[]>(options, { header: 1 }).flat() : [];
      for (const field of listed) expect(offered).toEqual(expect.arrayContaining(optionsOf(field)));
    }
  });

  it('refused rows come back under their headers, the cells to correct marked, broken lines as they were', () => {
    const bytes = refusedWorkbook(
      {
        record: 'petitions',
        headers: [
          { header: '编号', column: 'petition_id' },
          { header: '金额（万元）', column: 'amount_yuan__wan' },
          { header: '备注', column: 'dropped_3' }
        ]
      },
      [
        {
          row_number: 7,
          severity: 'rejected',
          field: 'received_at',
          value: null,
          reason: '必填项为空',
          original: JSON.stringify({ petition_id: '0012', amount_yuan__wan: '1,2', dropped_3: null })
        },
        {
          row_number: 7,
          severity: 'emptied',
          field: 'amount_yuan',
          value: '1,2',
          reason: '不是有效的金额',
          original: '{}'
        },
        {
          row_number: 8,
          severity: 'emptied',
          field: 'amount_yuan',
          value: 'x',
          reason: '不是有效的金额',
          original: '{}'
        },
        { row_number: 9, severity: 'rejected', field: '', value: null, reason: '列数不足', original: 'a,b' }
      ]
    );
    const { sheet } = sheetOf(bytes);
    expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([
      [
        '编号',
        '金额（万元）',
        '备注',
        contractOf('petitions')!.fields.find(({ name }) => name === 'received_at')!.label,
        '退回原因'
      ],
      ['0012', '1,2', '', '', '原表第 7 行：登记时间 必填项为空；涉及金额 不是有效的金额'],
      ['a,b', '', '', '', '原表第 9 行：列数不足']
    ]);
    expect((sheet.B2 as { c?: { t: string }[] }).c?.[0]?.t).toBe('不是有效的金额');
  });
});

describe('forms', () => {
  const page = (path: string) => new URL(`http://localhost${path}`);
  it('of words are limited, the drop of files is not', () => {
    const long = new Headers({ 'content-length': String(3 * 1024 ** 3) });
    expect(isTooLarge('POST', page('/submissions?/drop'), long)).toBe(false);
    expect(isTooLarge('POST', page('/submissions/1?/load'), long)).toBe(true);
    expect(isTooLarge('POST', page('/gaps?/assign'), new Headers({ 'transfer-encoding': 'chunked' }))).toBe(true);
    expect(isTooLarge('POST', page('/gaps?/assign'), new Headers({ 'content-length': '100' }))).toBe(false);
  });
});
