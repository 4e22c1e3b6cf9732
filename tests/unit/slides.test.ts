import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { BriefingDocument, Inline } from '#lib/document/document.ts';
import { heading, paragraph } from '#lib/document/blocks.ts';
import { kindOf } from '#lib/server/admission.ts';
import { deckOf } from '#lib/slides/deck.ts';
import { renderSlides } from '#lib/slides/files.server.ts';
import { longPicture, wrapped } from '#lib/slides/long-picture.ts';
import { renderPptx } from '#lib/slides/render-pptx.server.ts';

const count: Inline = {
  key: 'petitions.count',
  label: '本期登记信访数',
  definition: '按登记日期计',
  query: 'overview/volumes',
  parameters: { scope_path: '/' },
  value: 297,
  display: '297'
};
const document: BriefingDocument = {
  kind: 'monthly',
  period: '2026-11',
  scope: null,
  scope_name: '全省',
  masthead: '工作简报',
  number: '第11期',
  issuer: '陕西省总工会',
  title: '全省2026年11月总览',
  dated_on: '2026-12-01',
  data_version: 'v7',
  is_demo: true,
  blocks: [
    heading(1, '概览'),
    paragraph('p', '登记信访', count, '件，<b>&'),
    heading(2, '主要数据'),
    {
      type: 'table',
      id: 't',
      title: '各市',
      columns: [
        { label: '市', numeric: false, weight: 3 },
        { label: '件', numeric: true, weight: 2 }
      ],
      rows: Array.from({ length: 25 }, (_, i): Inline[][] => [[`第${i}市`], [count]])
    },
    heading(2, '数据说明'),
    paragraph('notes.rules', '口径说明')
  ]
};

describe('a deck', () => {
  it('has the sentences, each row of a long table once, and no slide of a heading alone', () => {
    const { slides } = deckOf(document);
    expect(slides.map(({ title, lines, table }) => [title, lines.length, table?.rows.length ?? 0])).toEqual([
      ['一、概览', 1, 0],
      ['一、概览', 0, 9],
      ['一、概览', 0, 9],
      ['一、概览', 0, 7]
    ]);
    expect(slides.flatMap((slide) => slide.lines).join()).not.toContain('口径说明');
  });
  it('says on each slide how old the data is and that it is demo data, and in the notes where numbers come from', async () => {
    const bytes = await renderPptx(deckOf(document, '某人<b>导出'), new Map());
    const entries = unzipSync(bytes);
    const slides = Object.keys(entries).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    expect(slides).toHaveLength(5);
    for (const name of slides) {
      expect(strFromU8(entries[name]!)).toContain('数据截至2026年12月1日，版本v7');
      expect(strFromU8(entries[name]!)).toContain('演示数据');
      expect(strFromU8(entries[name]!)).toContain('某人&lt;b&gt;导出');
    }
    const notes = Object.keys(entries).filter((name) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name));
    expect(notes.some((name) => strFromU8(entries[name]!).includes('本期登记信访数 297：按登记日期计'))).toBe(true);
    expect(strFromU8(entries['ppt/slides/slide2.xml']!)).toContain('登记信访297件，&lt;b&gt;&amp;');
  });
  it('is the same byte for byte when made again', async () => {
    const make = () => renderPptx(deckOf(document), new Map());
    expect(Buffer.compare(Buffer.from(await make()), Buffer.from(await make()))).toBe(0);
  });
});

describe('a long picture', () => {
  it('has the same numbers and tells age and demo data; markup stays text', () => {
    const { svg, height } = longPicture(document, new Map(), '某人<b>导出');
    for (const said of [
      '某人&lt;b&gt;导出',
      '登记信访297件，&lt;b&gt;&amp;',
      '数据截至2026年12月1日',
      '演示数据',
      '第24市'
    ])
      expect(svg).toContain(said);
    expect(svg).not.toContain('口径说明');
    expect(height).toBeGreaterThan(25 * 30);
  });
  it('breaks lines between signs, keeps figures whole and begins no line with a full stop', () => {
    expect(wrapped('共登记信访1,280件。', 6)).toEqual(['共登记信访', '1,280件。']);
    expect(wrapped('', 6)).toEqual([]);
  });
  it('is a PNG', async () => {
    const png = await renderSlides({ ...document, blocks: document.blocks.slice(0, 2) }, 'png', null);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
  });
});

describe('slides that leave', () => {
  it('are refused where the text looks like personal data', async () => {
    const blocks = [paragraph('p', '请联系13812345678')];
    for (const format of ['pptx', 'png'] as const)
      await expect(renderSlides({ ...document, blocks }, format, null)).rejects.toMatchObject({
        code: 'INPUT_INVALID'
      });
  });
  it.each(['/slides/overview.pptx', '/slides/issues.png', '/briefings/file/pptx', '/studies/s1/chapter.png'])(
    '%s waits with the exports',
    (path) => expect(kindOf('GET', path)).toBe('export')
  );
});
