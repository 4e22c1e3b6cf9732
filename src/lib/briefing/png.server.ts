/**
 * SVG → PNG for programs that cannot show SVG. No font of the machine is used, so the same drawing has the same bytes
 * everywhere.
 */
import type { SvgImage } from '#lib/charts/render-svg.server.ts';
import { chartFontFiles } from './fonts.server.ts';

const SCALE = 2;

/** A drawing in both forms, as Word takes it. */
export interface WordImage extends SvgImage {
  png: Uint8Array;
}

/**
 * All drawings of a document. They are drawn on other threads (each reads the faces anew, which is most of the time),
 * so that the PDF can be set meanwhile.
 */
export async function withPngs(images: ReadonlyMap<string, SvgImage>): Promise<Map<string, WordImage>> {
  return new Map(
    await Promise.all([...images].map(async ([id, image]) => [id, { ...image, png: await toPng(image) }] as const))
  );
}

/** One drawing, twice as fine. */
export async function toPng({ svg, width }: SvgImage): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const drawing = await renderAsync(svg, {
    fitTo: { mode: 'width', value: width * SCALE },
    background: 'white',
    font: {
      loadSystemFonts: false,
      fontFiles: chartFontFiles(hasRareCharacters(svg)),
      defaultFontFamily: 'Noto Sans S Chinese',
      sansSerifFamily: 'Noto Sans S Chinese'
    }
  });
  return drawing.asPng();
}

let common: Set<string> | undefined;

/**
 * True for Chinese characters outside of GB 2312, which the sans face lacks; loading another face for each picture
 * costs time.
 */
function hasRareCharacters(text: string): boolean {
  common ??= gb2312Characters();
  return [...text].some((character) => /\p{Script=Han}/u.test(character) && !common!.has(character));
}

/** The 6,763 characters of GB 2312: rows B0 to F7 of its two-byte code, which GB 18030 contains. */
function gb2312Characters(): Set<string> {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let column = 0xa1; column <= 0xfe; column++) bytes.push(row, column);
  return new Set(new TextDecoder('gb18030').decode(new Uint8Array(bytes)));
}
