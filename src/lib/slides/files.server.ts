/** Any document as slides or as one long picture, checked like every file that leaves. */
import { drawFigures } from '#lib/briefing/drawings.server.ts';
import { assertCirculable } from '#lib/briefing/lint.ts';
import { toPng, withPngs } from '#lib/briefing/png.server.ts';
import type { BriefingDocument } from '#lib/document/document.ts';
import { deckOf } from './deck.ts';
import { longPicture } from './long-picture.ts';
import { renderPptx } from './render-pptx.server.ts';

const SLIDE_FORMATS = ['pptx', 'png'] as const;
export type SlideFormat = (typeof SLIDE_FORMATS)[number];

export function isSlideFormat(text: string): text is SlideFormat {
  return SLIDE_FORMATS.some((known) => known === text);
}

/**
 * @param mark who took the file along; null for a file that nobody did
 * @throws InputError when the text holds what looks like personal data
 */
export async function renderSlides(
  document: BriefingDocument,
  format: SlideFormat,
  mark: string | null
): Promise<Uint8Array> {
  assertCirculable(document);
  const images = await drawFigures(document);
  if (format === 'png') return toPng(longPicture(document, images, mark));
  return renderPptx(deckOf(document, mark), await withPngs(images));
}
