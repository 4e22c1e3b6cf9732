import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImprint } from '#lib/briefing/desk-forms.ts';
import { bodyFace } from '#lib/briefing/fonts.server.ts';
import { textParts } from '#lib/briefing/revisions.ts';
import { fileName } from '#lib/briefing/file-name.ts';
import { addedWords, imprintLines, NO_IMPRINT } from '#lib/briefing/imprint.ts';
import { withAnnex } from '#lib/briefing/annex.ts';
import { courseOf, type CourseFacts } from '#lib/briefing/sections/issue-course.ts';
import { trendWithNames } from '#lib/charts/trend-svg.ts';
import { layoutTiles } from '#lib/charts/tile-map.ts';
import { heading, paragraph } from '#lib/document/blocks.ts';
import { headingNumbers, plainText, type BriefingDocument, type Inline } from '#lib/document/document.ts';
import { isSamePrint, officiallySpaced, withoutStraySpaces } from '#lib/document/spacing.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { attachment } from '#lib/server/attachment.ts';

const number = (display: string): Inline => ({
  key: display,
  label: '数',
  definition: '按登记日期计',
  query: 'overview/volumes',
  parameters: {},
  value: display,
  display
});
const document: BriefingDocument = {
  kind: 'monthly',
  period: '2026-11',
  scope: null,
  scope_name: '全省',
  masthead: '工作简报',
  number: '2026年第11期',
  issuer: '陕西省总工会',
  title: '全省2026年11月月度简报',
  dated_on: '2026-12-01',
  data_version: 'v1',
  is_demo: false,
  blocks: []
};

describe('official spacing', () => {
  it('takes the blank between Chinese and figures, in the words and where words meet numbers', () => {
    const text = ['近 24 个月登记 ', number('343'), ' 件', '，占 ', number('47.9%'), ' 以上；', '版本 v1 of July'];
    const block = officiallySpaced(paragraph('a', ...text));
    expect(block.type === 'paragraph' && plainText(block.text)).toBe('近24个月登记343件，占47.9%以上；版本v1 of July');
  });
  it('keeps blanks between words that are no Chinese, and takes a value for the same with and without', () => {
    expect(withoutStraySpaces('Noto Sans 12 pt')).toBe('Noto Sans 12 pt');
    expect(isSamePrint('+1.2 个百分点', '+1.2个百分点')).toBe(true);
    expect(isSamePrint('12', '13')).toBe(false);
  });
});

describe('the annex', () => {
  it('takes the tables, begins with a heading of its own and does not count as a section', () => {
    const table = { type: 'table' as const, id: 't', title: '表', columns: [], rows: [] };
    const blocks = withAnnex([heading(1, '概览'), table, paragraph('p', '文')], [heading(2, '数据说明')], 'monthly');
    expect(blocks.map((block) => block.type)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'heading',
      'table',
      'heading'
    ]);
    expect([...headingNumbers(blocks).values()]).toEqual(['一、', '附件　', '（一）', '（二）']);
  });
});

describe('the course of an issue', () => {
  const steady: CourseFacts = { state: 'steady', now: 40, before: 38, isRecord: false };
  it('is never 平稳 where the text says a record or a marked rise', () => {
    expect(courseOf(steady)).toBe('平稳');
    expect(courseOf({ ...steady, isRecord: true })).toBe('高位');
    expect(courseOf({ ...steady, now: 80 })).toBe('上升');
    expect(courseOf({ ...steady, now: 10 })).toBe('回落');
  });
  it('is not said where the last weeks and the period disagree', () => {
    expect(courseOf({ ...steady, state: 'rising', now: 20 })).toBeNull();
    expect(courseOf({ ...steady, state: 'fading', now: 60 })).toBeNull();
    expect(courseOf({ ...steady, state: 'rising', now: 60 })).toBe('上升');
    expect(courseOf({ ...steady, state: 'unheard of' })).toBeNull();
  });
});

describe('drawings of a briefing', () => {
  it('seat each city beside its neighbours: Xi’an between Xianyang and Weinan, Shangluo below Weinan', () => {
    const { tiles } = layoutTiles({
      cells: CITIES.map(({ region_code, region_name }) => ({
        region_code,
        region_name,
        value: 1,
        state: 'value' as const,
        numerator: null,
        denominator: null,
        label: '1'
      })),
      scale: null,
      measure: ''
    });
    const seat = (code: string) => tiles.find((tile) => tile.cell.region_code === code)!;
    const [xian, xianyang, weinan] = [seat('610100'), seat('610400'), seat('610500')];
    expect([xianyang.y, weinan.y]).toEqual([xian.y, xian.y]);
    expect([xian.x - xianyang.x, weinan.x - xian.x]).toEqual([xian.width + 3, xian.width + 3]);
    expect(seat('611000').x).toBe(weinan.x);
    expect(seat('610700').x).toBe(seat('610300').x);
    expect(seat('610900').y).toBeGreaterThan(xian.y);
  });
  it('print long names in full below the chart, and no type under eight points', () => {
    const label = '骑手超时罚款不合理，平台扣款没有说明（多地）';
    const input = { periods: ['10月', '11月'], unfinished: null, series: [{ key: 'a', label, values: [1, 62] }] };
    const { body, height } = trendWithNames(input, 560, 160);
    expect(body).toContain(label);
    expect(height).toBeGreaterThan(160);
    const points = [...body.matchAll(/font-size="(\d+)"/g)].map((match) => (Number(match[1]) * 442) / 560);
    expect(Math.min(...points)).toBeGreaterThanOrEqual(8);
  });
});

describe('head and foot of a briefing', () => {
  const furniture = { banner: null, watermark: null, recipients: null, mark: null };
  it('print what the office set and who took the steps, and no empty line', () => {
    const imprint = { ...NO_IMPRINT, classification: '内部', report_to: '省委办公厅', copies: 60, signed_by: '李四' };
    const lines = imprintLines({ ...document, imprint: { ...imprint, drafted_by: '张三' } }, furniture);
    expect(lines).toMatchObject({
      top: ['内部'],
      signer: '签发人：李四',
      to: ['报：省委办公厅'],
      people: '拟稿：张三'
    });
    expect(addedWords(lines)).toContain('共印60份');
    expect(imprintLines(document, furniture)).toMatchObject({ top: [], signer: null, to: [], people: '', copies: '' });
  });
  it('keep the recipients of the environment where the office set none', () => {
    expect(imprintLines(document, { ...furniture, recipients: '报：全总' }).to).toEqual(['报：全总']);
  });
});

describe('differences of a text', () => {
  it('give both texts back, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const parts = textParts(before, after);
        const of = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect([of('new'), of('gone')]).toEqual([before, after]);
      })
    );
  });
  it('keep a number whole: 128 → 1,280 is one number for another', () => {
    expect(textParts('共128件', '共1,280件')).toEqual([
      { kind: 'same', text: '共' },
      { kind: 'gone', text: '128' },
      { kind: 'new', text: '1,280' },
      { kind: 'same', text: '件' }
    ]);
  });
});

describe('the form of 版头 and 版记', () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  it('takes empty fields as not set, and refuses a number without 期 and copies that are no number', () => {
    expect(parseImprint(form({ issuer: ' ', copies: '60' }))).toMatchObject({ issuer: null, copies: 60 });
    expect(() => parseImprint(form({ number_style: '第3期' }))).toThrow(/期号/);
    for (const copies of ['0', '六十', '1e3', '-5']) expect(() => parseImprint(form({ copies }))).toThrow(/份数/);
  });
});

describe('the face of the text', () => {
  it('is the open one where the folder has no 仿宋', () => {
    expect(bodyFace(null)).toEqual({ label: '思源宋体', isOwn: false });
    expect(bodyFace('/nowhere')).toEqual({ label: '思源宋体', isOwn: false });
  });
});

describe('names of files', () => {
  it('are Chinese, safe for every file system, and survive the header', () => {
    expect(fileName(document, null)).toBe('陕西省总工会工作简报2026年11月');
    expect(fileName({ ...document, scope: '6101', scope_name: '西安市/总 工会' }, null)).toBe(
      '西安市总工会工作简报2026年11月'
    );
    const header = attachment("简报(1)'a'*.docx");
    expect(header).toMatch(/^attachment; filename="file\.docx"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
    expect(decodeURIComponent(header.split("UTF-8''")[1]!)).toBe("简报(1)'a'*.docx");
  });
});
