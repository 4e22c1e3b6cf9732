import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlinesOf, plainText, type BriefingDocument } from '#lib/document/document.ts';
import { renderAll, renderDocument, type BriefingFormat } from '#lib/briefing/files.server.ts';
import { NO_IMPRINT } from '#lib/briefing/imprint.ts';
import { lintDocument } from '#lib/briefing/lint.ts';
import { needsAttention, verifyBriefing } from '#lib/briefing/verify.ts';
import { readDocx } from '#lib/briefing/word/read-docx.server.ts';
import { tagOf } from '#lib/briefing/word/reference-control.server.ts';
import { PROJECT_DIR } from '#pipelines/monthly-briefing/compose-briefing.ts';
import type { World } from './world.ts';
import { briefingWorld, compose, displayOf, settings } from './briefing-world.ts';

let world: World;
let document: BriefingDocument;
let files: Map<BriefingFormat, Uint8Array>;

beforeAll(async () => {
  world = await briefingWorld();
  document = await compose(world, '2026-10');
  files = await renderAll(document, null, settings, PROJECT_DIR);
});
afterAll(() => world.dispose());

const part = (name: string) => strFromU8(unzipSync(files.get('docx')!)[name]!);
const verify = (bytes: Uint8Array) => verifyBriefing(readDocx(bytes), document, tagOf);
const edited = (change: (xml: string) => string, drop: RegExp = /^$/) => {
  const entries = unzipSync(files.get('docx')!);
  entries['word/document.xml'] = strToU8(change(strFromU8(entries['word/document.xml']!)));
  return zipSync(Object.fromEntries(Object.entries(entries).filter(([name]) => !drop.test(name))));
};

describe('the Word file', () => {
  it('has the page of GB/T 9704: margins 37 35 28 26 mm, 22 lines, 28 characters', () => {
    const xml = part('word/document.xml');
    const number = (name: string) =>
      Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(xml.slice(xml.lastIndexOf('<w:sectPr')))![1]);
    const millimetres = (twips: number) => Math.round(twips / 56.6929);
    expect(['top', 'bottom', 'left', 'right'].map((name) => millimetres(number(name)))).toEqual([37, 35, 28, 26]);
    expect([millimetres(number('w')), millimetres(number('h'))]).toEqual([210, 297]);
    const height = 16838 - number('top') - number('bottom');
    expect(Math.floor(height / number('linePitch'))).toBe(22);
    const spacing = Number(/<w:rPrDefault>.*?<w:spacing w:val="(-?\d+)"/s.exec(part('word/styles.xml'))![1]);
    expect(Math.floor((11906 - number('left') - number('right')) / (320 + spacing))).toBe(28);
    expect(/<w:rPrDefault>.*?<w:sz w:val="32"/s.test(part('word/styles.xml'))).toBe(true);
  });

  it('numbers odd pages right and even pages left between dashes, and heads with a red line', () => {
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders');
    expect(
      ['word/footer1.xml', 'word/footer2.xml'].map((name) => [
        /w:jc w:val="(\w+)"/.exec(part(name))![1],
        /PAGE/.test(part(name)),
        part(name).includes('— ')
      ])
    ).toEqual(
      expect.arrayContaining([
        ['right', true, true],
        ['left', true, true]
      ])
    );
    expect(part('word/document.xml')).toMatch(/<w:pBdr><w:bottom [^>]*w:color="C00000"/);
    expect(part('word/numbering.xml')).toContain('%1、');
    expect(part('word/document.xml')).toContain('TOC ');
  });

  it('is well-formed XML in every part, and names each part once in the relations', () => {
    for (const [name, bytes] of Object.entries(unzipSync(files.get('docx')!))) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const open: string[] = [];
      for (const [tag, slash, element, , selfClosing] of strFromU8(bytes)
        .replace(/<\?.*?\?>/g, '')
        .matchAll(/<(\/?)([\w:]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
        if (slash) expect([name, tag, open.pop()]).toEqual([name, tag, element]);
        else if (!selfClosing) open.push(element!);
      }
      expect([name, open]).toEqual([name, []]);
    }
    const ids = [...part('word/_rels/document.xml.rels').matchAll(/ Id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same byte for byte when made again, as is the PDF', async () => {
    const again = await renderAll(await compose(world, '2026-10'), null, settings, PROJECT_DIR);
    for (const format of ['docx', 'pdf', 'html', 'json'] as const)
      expect([format, Buffer.compare(Buffer.from(again.get(format)!), Buffer.from(files.get(format)!))]).toEqual([
        format,
        0
      ]);
  });
});

describe('checking a finished file', () => {
  const count = () => displayOf(document, 'petitions.count')!;

  it('confirms an untouched file', () => {
    const verdicts = verify(files.get('docx')!);
    expect(verdicts.length).toBeGreaterThan(50);
    expect(needsAttention(verdicts)).toBe(false);
  });
  it('finds a number changed by hand, and a number typed into the words', () => {
    const bytes = edited((xml) =>
      xml
        .replace(new RegExp(`(zs:petitions\\.count"(?:(?!<w:t[ >]).)*<w:t[^>]*>)${count()}<`, 's'), '$1999<')
        .replace('登记信访诉求', '登记信访诉求约 4321 件，即')
    );
    expect(verify(bytes).filter((verdict) => verdict.state !== 'confirmed')).toEqual([
      expect.objectContaining({ state: 'typed_over', in_file: '999', made: count() }),
      expect.objectContaining({ state: 'without_source', in_file: '4321' })
    ]);
  });
  it('tells changed data from a changed file: old → new', () => {
    const later = { ...document, blocks: structuredClone(document.blocks) };
    for (const inline of inlinesOf(later))
      if (typeof inline !== 'string' && inline.key === 'petitions.count') inline.display = '77';
    expect(
      verifyBriefing(readDocx(files.get('docx')!), later, tagOf)
        .filter((verdict) => verdict.state !== 'confirmed')
        .map(({ state, in_file, now }) => [state, in_file, now])
    ).toContainEqual(['changed', count(), '77']);
  });
  it('still finds it when another program dropped the controls and our part', () => {
    const strip = (xml: string) =>
      xml.replace(/<w:sdtPr>(?:(?!<\/w:sdtPr>).)*w:tag(?:(?!<\/w:sdtPr>).)*<\/w:sdtPr>/gs, '<w:sdtPr></w:sdtPr>');
    expect(needsAttention(verify(edited(strip, /^customXml/)))).toBe(false);
    const bytes = edited(
      (xml) =>
        strip(xml.replace(new RegExp(`(zs:petitions\\.count"(?:(?!<w:t[ >]).)*<w:t[^>]*>)${count()}<`, 's'), '$1999<')),
      /^customXml/
    );
    expect(
      verify(bytes)
        .filter((verdict) => verdict.state !== 'confirmed')
        .map(({ state, in_file, now }) => [state, in_file, now])
    ).toEqual([['changed', '999', count()]]);
  });
  it('refuses what is no Word file', () => {
    expect(() => readDocx(Buffer.from('not a zip'))).toThrow(/Word/);
  });
});

describe('Word and web', () => {
  it('say the same: each sentence, cell, title and line of head and foot', async () => {
    const imprint = { ...NO_IMPRINT, classification: '内部', report_to: '省委办公厅', copies: 60, signed_by: '李签发' };
    const made = await renderAll({ ...document, imprint }, null, settings, PROJECT_DIR);
    const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, '');
    const word = plain(readDocx(made.get('docx')!).whole);
    const web = plain(
      strFromU8(made.get('html')!)
        .replace(/<style>.*?<\/style>|<svg.*?<\/svg>/gs, '')
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
    );
    const texts = document.blocks.flatMap((block) => {
      if (block.type === 'figure') return [block.title];
      if (block.type === 'table')
        return [block.title, ...block.columns.map(({ label }) => label), ...block.rows.flat().map(plainText)];
      return [plainText(block.text)];
    });
    const lines = ['内部', '签发人：李签发', '报：省委办公厅', '共印60份', document.number, document.title];
    const missing = (file: string) => [...texts, ...lines].map(plain).filter((text) => !file.includes(text));
    expect(texts.length).toBeGreaterThan(100);
    expect(missing(word)).toEqual([]);
    expect(missing(web)).toEqual([]);
  });
});

describe('safe to circulate', () => {
  const withLabel = (label: string): BriefingDocument => ({
    ...document,
    title: label,
    blocks: [
      ...document.blocks,
      { type: 'heading', level: 2, text: [label] },
      { type: 'paragraph', id: 'x', text: [label] },
      { type: 'table', id: 'y', title: label, columns: [{ label, numeric: false, weight: 1 }], rows: [[[label]]] }
    ]
  });

  it.each([
    '#import "x.typ": * #panic("gone") $x^2$ *bold* `raw` <b>',
    '<script>alert(1)</script> & </w:t></w:p> "q" \'s\'',
    '长'.repeat(80)
  ])('markup in a label stays text: %s', async (label) => {
    const made = await renderAll(withLabel(label), null, settings, PROJECT_DIR);
    expect(readDocx(made.get('docx')!).whole).toContain(label);
    const html = strFromU8(made.get('html')!);
    expect(html).not.toContain('<script>');
    expect(Buffer.from(made.get('pdf')!).subarray(0, 5).toString()).toBe('%PDF-');
  });
  it('says on each page who took the file along, and the name is no markup', async () => {
    const mark = { line: '#panic("x") <w:t>某人</w:t>　范围全省　2026-12-01 10:02导出', name: '#某人' };
    const marked = { ...settings, furniture: { ...settings.furniture, mark } };
    const short = { ...document, kind: 'notice' as const, blocks: document.blocks.slice(0, 2) };
    const parts = unzipSync(await renderDocument(short, 'docx', marked, PROJECT_DIR));
    const headers = Object.keys(parts).filter((name) => /^word\/header\d\.xml$/.test(name));
    expect(headers).toHaveLength(2);
    for (const name of headers)
      expect(strFromU8(parts[name]!)).toContain('#panic(&quot;x&quot;) &lt;w:t&gt;某人&lt;/w:t&gt;　范围全省');
    const plain = await renderDocument(short, 'pdf', settings, PROJECT_DIR);
    expect((await renderDocument(short, 'pdf', marked, PROJECT_DIR)).length).toBeGreaterThan(plain.length);
  });
  it.each([
    ['手机号', '请联系13812345678'],
    ['证件号', '身份证11010519491231002X'],
    ['姓名', '联系人：张三丰']
  ])('a text with %s is not written to any file', async (_kind, text) => {
    expect(lintDocument(withLabel(text)).length).toBeGreaterThan(0);
    await expect(renderAll(withLabel(text), null, settings, PROJECT_DIR)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.not.stringContaining('138123')
    });
  });
  it('the finished documents pass the same gate', () => {
    expect(lintDocument(document)).toEqual([]);
  });
  it('the version of the data is nobody, whatever its digits look like', () => {
    const text = JSON.stringify(withLabel(`版本 ${document.data_version}`));
    const named = JSON.parse(text.replaceAll(document.data_version, 'e13812345678')) as BriefingDocument;
    expect(lintDocument(named)).toEqual([]);
    expect(lintDocument({ ...named, data_version: 'another' }).length).toBeGreaterThan(0);
  });
});
