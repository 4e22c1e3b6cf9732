/** The document as PDF through typst: the same page as in Word, with open fonts embedded. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { SvgImage } from '#lib/charts/render-svg.server.ts';
import { SourceError } from '#lib/domain/errors.ts';
import { headingNumbers, plainText, type Block, type BriefingDocument, type Heading } from '#lib/document/document.ts';
import { fontFolders } from './fonts.server.ts';
import { CHARACTER_PITCH, LINE_PITCH, PAGE, SIZE } from './page-geometry.ts';
import { imprintLines } from './imprint.ts';
import { furnitureOf, type Furniture } from './render.ts';

const TEMPLATE = 'static/briefing/briefing.typ';
/** Names of the files that the compiler sees; nothing is written to disk. */
const WORKSPACE = '/briefing';

let shared: { fonts: string | null; compiler: Promise<NodeCompiler> } | undefined;

/** Reading the fonts takes half a second, so the compiler is kept for the next document. */
async function compilerWith(customerFonts: string | null): Promise<NodeCompiler> {
  if (shared?.fonts !== customerFonts) {
    shared = {
      fonts: customerFonts,
      compiler: import('@myriaddreamin/typst-ts-node-compiler').then(({ NodeCompiler: Compiler }) =>
        Compiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: fontFolders(customerFonts) }] })
      )
    };
  }
  return shared!.compiler;
}

export interface RenderedPdf {
  bytes: Uint8Array;
  /**
   * The page of each heading of the first level, in order; the contents of the Word file start from the same numbers.
   */
  pages: number[];
  /** Where the last line ends: page, and millimetres from its upper edge. */
  end: { page: number; y: number };
}

export interface PdfSettings {
  /** Folder of licensed faces (仿宋, 楷体, 小标宋), which then come first; null for none. */
  customerFonts: string | null;
  /** The project folder, where the template ships. */
  root: string;
}

/**
 * @param images one per figure
 * @returns what depends on the arguments and the fonts alone
 * @throws SourceError when the template is missing or does not compile
 */
export async function renderPdf(
  document: BriefingDocument,
  images: ReadonlyMap<string, SvgImage>,
  furniture: Furniture,
  settings: PdfSettings
): Promise<RenderedPdf> {
  const compiler = await compilerWith(settings.customerFonts);
  const files = [...images].map(([id, image], i) => ({ id, image, name: `figure-${i + 1}.svg` }));
  const data = typstData(document, furniture, new Map(files.map(({ id, name, image }) => [id, { name, image }])));
  try {
    compiler.mapShadow(join(WORKSPACE, 'main.typ'), await readFile(join(settings.root, TEMPLATE)));
    compiler.mapShadow(join(WORKSPACE, 'briefing.json'), Buffer.from(JSON.stringify(data)));
    for (const { name, image } of files) compiler.mapShadow(join(WORKSPACE, name), Buffer.from(image.svg));
    const compiled = compiler.compile({ mainFilePath: join(WORKSPACE, 'main.typ') });
    if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []));
    const marked = (name: string): unknown =>
      compiler.query(compiled.result!, { selector: `<${name}>`, field: 'value' });
    const [[page, y]] = z.tuple([z.tuple([z.number(), z.number()])]).parse(marked('end'));
    return {
      bytes: compiler.pdf(compiled.result),
      pages: z.array(z.number()).parse(marked('entry-page')),
      end: { page, y }
    };
  } catch (cause) {
    throw new SourceError(
      'SOURCE_UNREADABLE',
      `PDF 没有生成 — ${TEMPLATE} — Word 和网页预览不受影响`,
      '请从安装包中恢复该模板；若放有自备字体，先移开再试',
      { cause }
    );
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

/** Pixels that fill the line, as `drawings.server.ts` draws. */
const WIDEST = 560;

function typstData(
  document: BriefingDocument,
  furniture: Furniture,
  images: ReadonlyMap<string, { name: string; image: SvgImage }>
) {
  const shown = furnitureOf(furniture, document.is_demo);
  const numbers = headingNumbers(document.blocks);
  return {
    ...shown,
    lines: imprintLines(document, shown),
    title: document.title,
    masthead: document.masthead,
    author: document.issuer,
    data_version: document.data_version,
    date: document.dated_on.split('-').map(Number),
    contents: document.kind !== 'issue' && document.kind !== 'notice',
    geometry: { ...PAGE, line_pitch: LINE_PITCH, tracking: CHARACTER_PITCH - SIZE.third },
    blocks: document.blocks.flatMap((block) => typstBlock(block, numbers, images))
  };
}

function typstBlock(
  block: Block,
  numbers: ReadonlyMap<Heading, string>,
  images: ReadonlyMap<string, { name: string; image: SvgImage }>
): object[] {
  switch (block.type) {
    case 'heading':
      return [
        {
          type: 'heading',
          level: block.level,
          annex: block.annex ?? false,
          number: numbers.get(block),
          text: [plainText(block.text)]
        }
      ];
    case 'table':
      return [{ ...block, rows: block.rows.map((row) => row.map((cell) => [plainText(cell)])) }];
    case 'figure': {
      const found = images.get(block.id);
      return found
        ? [
            {
              type: 'figure',
              title: block.title,
              summary: block.summary,
              file: found.name,
              width: Math.min(100, (100 * found.image.width) / WIDEST)
            }
          ]
        : [];
    }
    default:
      return [{ type: block.type, text: [plainText(block.text)] }];
  }
}
