/** The document as a Word file: GB/T 9704 page, real styles, native numbering, contents, tables and pictures. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TableOfContents,
  TextRun
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { headingNumbers, plainText, type BriefingDocument } from '#lib/document/document.ts';
import { CHARACTER_PITCH, FOOTER_DISTANCE, GRID, PAGE, TYPE_AREA, twips } from './page-geometry.ts';
import type { WordImage } from './png.server.ts';
import { addedWords, imprintLines, type ImprintLines } from './imprint.ts';
import { furnitureOf, type Furniture } from './render.ts';
import { WordContent } from '#lib/briefing/word/content.server.ts';
import { manifestOf, manifestXml } from '#lib/briefing/word/manifest.ts';
import { finishPackage } from '#lib/briefing/word/package.server.ts';
import { FACE, NUMBERING, STYLES } from '#lib/briefing/word/styles.server.ts';

export interface DocxFacts {
  /** Of a 专题快报; null otherwise. */
  issue_id: string | null;
  /** Pages of the headings of the first level as the PDF has them: what the contents say until Word counts anew. */
  pages: readonly number[];
}

/**
 * @param images one per figure
 * @returns bytes that depend on the arguments alone
 */
export async function renderDocx(
  document: BriefingDocument,
  images: ReadonlyMap<string, WordImage>,
  furniture: Furniture,
  { issue_id: issueId, pages }: DocxFacts
): Promise<Uint8Array> {
  const shown = furnitureOf(furniture, document.is_demo);
  const lines = imprintLines(document, shown);
  const watermark = () =>
    new Header({
      children: [
        new Paragraph({
          children: shown.watermark
            ? [new TextWatermark({ text: shown.watermark, font: FACE.black, color: 'D9D9D9' })]
            : []
        }),
        ...(shown.mark ? [carrier(shown.mark.line)] : [])
      ]
    });
  const file = new Document({
    title: document.title,
    creator: document.issuer,
    lastModifiedBy: document.issuer,
    description: `数据版本 ${document.data_version}`,
    revision: 1,
    styles: STYLES,
    numbering: NUMBERING,
    evenAndOddHeaderAndFooters: true,
    customProperties: [
      { name: 'ZhishengBriefing', value: JSON.stringify([document.kind, document.period, document.scope, issueId]) }
    ],
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.top),
              bottom: twips(PAGE.bottom),
              left: twips(PAGE.left),
              right: twips(PAGE.right),
              header: twips(15),
              footer: twips(FOOTER_DISTANCE),
              gutter: 0
            }
          },
          grid: { type: DocumentGridType.LINES, linePitch: GRID.linePitch }
        },
        headers: { default: watermark(), even: watermark() },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          ...head(lines, document),
          ...(document.kind === 'issue' || document.kind === 'notice'
            ? []
            : [
                new Paragraph({ style: 'BriefingContentsTitle', children: [new TextRun('本期要目')] }),
                new TableOfContents('本期要目', {
                  headingStyleRange: '1-1',
                  hyperlink: true,
                  beginDirty: false,
                  cachedEntries: contents(document, pages)
                })
              ]),
          ...new WordContent(images).blocks(document.blocks),
          ...foot(lines, document.kind === 'issue')
        ]
      }
    ]
  });
  return finishPackage(
    await Packer.toBuffer(file),
    manifestXml(manifestOf(document, issueId, [...addedWords(lines), shown.mark?.line ?? ''])),
    document.dated_on
  );
}

function contents(
  document: BriefingDocument,
  pages: readonly number[]
): { title: string; level: number; page: number | undefined }[] {
  const numbers = headingNumbers(document.blocks);
  return [...numbers]
    .filter(([heading]) => heading.level === 1)
    .map(([heading, number], i) => ({ title: `${number}${plainText(heading.text)}`, level: 1, page: pages[i] }));
}

/** Who took the file along, small at the upper edge. */
function carrier(line: string): Paragraph {
  const run = new TextRun({ text: line, size: 18, color: '7F7F7F' });
  return new Paragraph({ alignment: AlignmentType.RIGHT, children: [run] });
}

/** — 1 —, odd pages right and even pages left, one character in from the edge of the type area. */
function pageNumber(alignment: 'right' | 'left'): Footer {
  const indent = Math.round(CHARACTER_PITCH * 20);
  return new Footer({
    children: [
      new Paragraph({
        style: 'BriefingPageNumber',
        alignment,
        indent: alignment === 'right' ? { right: indent } : { left: indent },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })]
      })
    ]
  });
}

/** A 专题快报 stands on one page and has a lower head. Twips. */
const LOW_HEAD = {
  masthead: { spacing: { line: 680, lineRule: LineRuleType.EXACT, before: 0 } },
  title: { spacing: { line: 500, lineRule: LineRuleType.EXACT, before: 60, after: 40 } }
} as const;

function head(lines: ImprintLines, document: BriefingDocument): Paragraph[] {
  const isIssue = document.kind === 'issue';
  const red = { style: BorderStyle.SINGLE, size: 18, color: 'C00000', space: 4 };
  const ends = [{ type: TabStopType.RIGHT, position: twips(TYPE_AREA.width) }];
  const black = { eastAsia: FACE.black, ascii: FACE.black, hAnsi: FACE.black };
  return [
    ...lines.top.map(
      (text) => new Paragraph({ style: 'BriefingHeadLine', children: [new TextRun({ text, font: black })] })
    ),
    new Paragraph({
      style: 'BriefingMasthead',
      ...(isIssue ? LOW_HEAD.masthead : {}),
      children: [new TextRun(document.masthead)]
    }),
    ...(lines.number === null
      ? []
      : [
          new Paragraph({
            style: 'BriefingHeadLine',
            alignment: AlignmentType.CENTER,
            children: [new TextRun(`（${lines.number}）`)]
          })
        ]),
    ...(lines.signer === null
      ? []
      : [
          new Paragraph({
            style: 'BriefingHeadLine',
            alignment: AlignmentType.RIGHT,
            children: [new TextRun(lines.signer)]
          })
        ]),
    new Paragraph({
      style: 'BriefingHeadLine',
      border: { bottom: red },
      tabStops: ends,
      children: [new TextRun(lines.issuer), new TextRun({ children: ['\t', lines.date] })]
    }),
    new Paragraph({ style: 'Title', ...(isIssue ? LOW_HEAD.title : {}), children: [new TextRun(document.title)] })
  ];
}

/** 版记: between two lines, at the end, on one page. */
function foot({ to, people, copies, printer, printed }: ImprintLines, isLow: boolean): Paragraph[] {
  const outer = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 };
  const inner = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 2 };
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(TYPE_AREA.width) }];
  const rows: [left: string, right: string][] = [
    ...to.map((line): [string, string] => [line, '']),
    ...(people || copies ? [[people, copies] as [string, string]] : []),
    [printer, printed]
  ];
  return rows.map(
    ([left, right], i) =>
      new Paragraph({
        style: 'BriefingFoot',
        tabStops,
        keepNext: i < rows.length - 1,
        keepLines: true,
        ...(i === 0 ? { spacing: { before: isLow ? 120 : 400 } } : {}),
        border: { ...(i === 0 ? { top: outer } : {}), bottom: i === rows.length - 1 ? outer : inner },
        children: [new TextRun(left), ...(right === '' ? [] : [new TextRun({ children: ['\t', right] })])]
      })
  );
}
