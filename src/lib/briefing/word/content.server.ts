/** Blocks of the document as Word paragraphs, tables and pictures. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type ParagraphChild
} from 'docx';
import type { Block, Figure, Heading, Inline, Table as TableBlock } from '#lib/document/document.ts';
import { TYPE_AREA, twips } from '#lib/briefing/page-geometry.ts';
import type { WordImage } from '#lib/briefing/png.server.ts';
import { referenceControl } from './reference-control.server.ts';
import { HEADING_NUMBERING } from './styles.server.ts';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4
] as const;
/** Pixels of 156 mm at 96 dpi. */
const WIDEST = Math.floor((TYPE_AREA.width / 25.4) * 96);

export class WordContent {
  private nextId = 100_001;

  constructor(private readonly images: ReadonlyMap<string, WordImage>) {}

  blocks(blocks: readonly Block[]): FileChild[] {
    return blocks.flatMap((block): FileChild[] => {
      switch (block.type) {
        case 'heading':
          if (block.annex) return this.annex(block);
          return [
            new Paragraph({
              heading: HEADINGS[block.level - 1]!,
              numbering: { reference: HEADING_NUMBERING, level: block.level - 1 },
              children: this.runs(block.text)
            })
          ];
        case 'paragraph':
          return [new Paragraph({ style: 'BriefingBody', children: this.runs(block.text) })];
        case 'note':
          return [new Paragraph({ style: 'BriefingNote', children: this.runs(block.text) })];
        case 'table':
          return this.table(block);
        case 'figure':
          return this.figure(block);
      }
    });
  }

  /** 附件 at the head of a page of its own, its title below. */
  private annex({ text }: Heading): FileChild[] {
    return [
      new Paragraph({ style: 'BriefingAnnex', pageBreakBefore: true, keepNext: true, children: [new TextRun('附件')] }),
      new Paragraph({ style: 'BriefingAnnexTitle', children: this.runs(text) })
    ];
  }

  private runs(text: readonly Inline[]): ParagraphChild[] {
    // A content control is a legal child of a paragraph; the library names only the kinds it builds itself.
    return text
      .filter((inline) => inline !== '')
      .map((inline) =>
        typeof inline === 'string' ? new TextRun(inline) : (referenceControl(inline, this.nextId++) as ParagraphChild)
      );
  }

  private figure({ id, title, summary }: Figure): FileChild[] {
    const image = this.images.get(id);
    if (!image) return [];
    const width = Math.min(WIDEST, image.width);
    const transformation = { width, height: Math.round((width * image.height) / image.width) };
    return [
      new Paragraph({ style: 'Caption', children: [new TextRun(`图　${title}`)] }),
      new Paragraph({
        style: 'BriefingFigure',
        children: [
          new ImageRun({
            type: 'svg',
            data: Buffer.from(image.svg),
            transformation,
            fallback: { type: 'png', data: image.png },
            altText: { name: id, title, description: summary }
          })
        ]
      })
    ];
  }

  private table({ title, columns, rows }: TableBlock): FileChild[] {
    const total = columns.reduce((sum, column) => sum + column.weight, 0);
    const widths = columns.map((column) => Math.floor((twips(TYPE_AREA.width) * column.weight) / total));
    // The head keeps two rows and the last row the one before, so that no row stands alone on a page.
    const keepsNext = (row: number) => row < rows.length - 1 && (row < 2 || row === rows.length - 2);
    const cell = (i: number, row: number, style: string, children: ParagraphChild[]) =>
      new TableCell({
        width: { size: widths[i]!, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        margins: { top: 15, bottom: 15, left: 60, right: 60 },
        children: [
          new Paragraph({
            style,
            keepNext: keepsNext(row),
            alignment: row < 0 ? AlignmentType.CENTER : columns[i]!.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children
          })
        ]
      });
    const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
    return [
      new Paragraph({ style: 'Caption', children: [new TextRun(`表　${title}`)] }),
      new Table({
        width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        borders: {
          top: { ...line, size: 8 },
          bottom: { ...line, size: 8 },
          left: { style: BorderStyle.NONE },
          right: { style: BorderStyle.NONE },
          insideHorizontal: line,
          insideVertical: { style: BorderStyle.NONE }
        },
        rows: [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: columns.map((column, i) => cell(i, -1, 'BriefingCellHead', [new TextRun(column.label)]))
          }),
          ...rows.map(
            (row, r) =>
              new TableRow({
                cantSplit: true,
                children: row.map((text, i) => cell(i, r, 'BriefingCell', this.runs(text)))
              })
          )
        ]
      }),
      new Paragraph({ style: 'BriefingCell', children: [] })
    ];
  }
}
