/** A deck as a PPTX file: drawings as pictures, tables as tables, the origin of numbers in the notes of each slide. */
import { createRequire } from 'node:module';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type PptxGenJS from 'pptxgenjs';
import type { WordImage } from '#lib/briefing/png.server.ts';
import type { Deck, Slide } from './deck.ts';

const require = createRequire(import.meta.url);
/** Named in the file, with what every office has; nothing is embedded. */
const FACE = 'Microsoft YaHei';
const COLOUR = { accent: 'B42318', text: '1A2026', soft: '55606A', line: 'D9DEE2', head: 'ECEFF1' };
/** Inches of a 16:9 slide. */
const PAGE = { width: 13.333, height: 7.5, margin: 0.6 };
const INNER = PAGE.width - 2 * PAGE.margin;
const BODY = { top: 1.25, height: 5.45 };
/** The earliest date that the format has. */
const ENTRY_DATE = new Date(1980, 0, 1, 0, 0, 0);

/** @returns bytes that depend on the arguments alone */
export async function renderPptx(deck: Deck, images: ReadonlyMap<string, WordImage>): Promise<Uint8Array> {
  const Presentation = require('pptxgenjs') as typeof PptxGenJS;
  const file = new Presentation();
  file.layout = 'LAYOUT_WIDE';
  file.title = deck.title;
  file.author = deck.issuer;
  file.company = deck.issuer;
  file.subject = `数据版本 ${deck.data_version}`;
  file.theme = { headFontFace: FACE, bodyFontFace: FACE };
  cover(file, deck);
  deck.slides.forEach((slide, i) => addSlide(file, deck, slide, images, i + 2));
  const written = await file.write({ outputType: 'uint8array', compression: false });
  return steady(written as Uint8Array, deck.dated_on);
}

function cover(file: PptxGenJS, deck: Deck): void {
  const page = file.addSlide();
  page.addShape('rect', { x: 0, y: 0, w: PAGE.width, h: 0.25, fill: { color: COLOUR.accent } });
  page.addText(deck.title, {
    ...text(40, COLOUR.text, true),
    x: PAGE.margin,
    y: 2.3,
    w: INNER,
    h: 1.6,
    align: 'center',
    valign: 'bottom'
  });
  page.addText(`${deck.issuer}　${deck.date}`, {
    ...text(22, COLOUR.soft),
    x: PAGE.margin,
    y: 4.1,
    w: INNER,
    h: 0.7,
    align: 'center'
  });
  foot(page, deck, 1);
}

function addSlide(
  file: PptxGenJS,
  deck: Deck,
  slide: Slide,
  images: ReadonlyMap<string, WordImage>,
  number: number
): void {
  const page = file.addSlide();
  page.addText(slide.title, {
    ...text(26, COLOUR.text, true),
    x: PAGE.margin,
    y: 0.35,
    w: INNER,
    h: 0.75,
    valign: 'middle',
    fit: 'shrink'
  });
  page.addShape('line', { x: PAGE.margin, y: 1.12, w: INNER, h: 0, line: { color: COLOUR.accent, width: 1.5 } });
  if (slide.lines.length > 0)
    page.addText(
      slide.lines.map((line) => ({ text: line, options: { breakLine: true, paraSpaceAfter: 8 } })),
      { ...text(20, COLOUR.text), x: PAGE.margin, y: BODY.top, w: INNER, h: BODY.height, valign: 'top', fit: 'shrink' }
    );
  const image = slide.figure ? images.get(slide.figure.id) : undefined;
  if (image && slide.figure) picture(page, image, slide.figure.summary);
  if (slide.table) addTable(page, slide.table);
  if (slide.origins.length > 0) page.addNotes(`数字出处\n${slide.origins.join('\n')}`);
  foot(page, deck, number);
}

function picture(page: PptxGenJS.Slide, image: WordImage, summary: string): void {
  const scale = Math.min(INNER / image.width, BODY.height / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  page.addImage({
    data: `image/png;base64,${Buffer.from(image.png).toString('base64')}`,
    x: (PAGE.width - w) / 2,
    y: BODY.top + (BODY.height - h) / 2,
    w,
    h,
    altText: summary
  });
}

function addTable(page: PptxGenJS.Slide, { title, columns, rows }: NonNullable<Slide['table']>): void {
  const total = columns.reduce((sum, column) => sum + column.weight, 0);
  const cell = (content: string, i: number, isHead: boolean): PptxGenJS.TableCell => ({
    text: content,
    options: {
      ...text(14, COLOUR.text, isHead),
      align: columns[i]!.numeric ? 'right' : 'left',
      ...(isHead ? { fill: { color: COLOUR.head } } : {})
    }
  });
  page.addText(title, { ...text(16, COLOUR.soft), x: PAGE.margin, y: 1.2, w: INNER, h: 0.4 });
  page.addTable(
    [
      columns.map((column, i) => cell(column.label, i, true)),
      ...rows.map((row) => row.map((content, i) => cell(content, i, false)))
    ],
    {
      x: PAGE.margin,
      y: 1.65,
      w: INNER,
      colW: columns.map((column) => (INNER * column.weight) / total),
      border: { type: 'solid', color: COLOUR.line, pt: 0.75 },
      margin: 0.05,
      valign: 'middle'
    }
  );
}

function foot(page: PptxGenJS.Slide, deck: Deck, number: number): void {
  page.addText(deck.footer, { ...text(11, COLOUR.soft), x: PAGE.margin, y: 6.95, w: INNER - 1, h: 0.35 });
  page.addText(String(number), {
    ...text(11, COLOUR.soft),
    x: PAGE.width - PAGE.margin - 0.9,
    y: 6.95,
    w: 0.9,
    h: 0.35,
    align: 'right'
  });
  if (deck.mark) page.addText(deck.mark, { ...text(9, COLOUR.soft), x: PAGE.margin, y: 7.2, w: INNER, h: 0.25 });
  if (deck.is_demo)
    page.addText('演示数据', {
      ...text(14, COLOUR.accent, true),
      x: PAGE.width - PAGE.margin - 1.4,
      y: 0.05,
      w: 1.4,
      h: 0.32,
      align: 'right'
    });
}

const text = (fontSize: number, color: string, bold = false) => ({
  fontFace: FACE,
  fontSize,
  color,
  bold,
  lang: 'zh-CN'
});

/** Without what differs from one run to the next: times, and dates of the entries. */
function steady(bytes: Uint8Array, datedOn: string): Uint8Array {
  const entries = unzipSync(bytes);
  const core = entries['docProps/core.xml'];
  if (core)
    entries['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${datedOn}T00:00:00Z`)
    );
  const ordered: Zippable = {};
  for (const name of Object.keys(entries).sort(
    (a, b) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1)
  ))
    if (!name.endsWith('/')) ordered[name] = entries[name]!;
  return zipSync(ordered, { level: 6, mtime: ENTRY_DATE });
}
