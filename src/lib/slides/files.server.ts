/** Any document as slides or as one long picture, checked like every file that leaves. */
import { drawFigures } from '#lib/briefing/drawings.server.ts';
import { assertCirculable } from '#lib/briefing/lint.ts';
import { toPng, withPngs } from '#lib/briefing/png.server.ts';
import type { BriefingDocument } from '#lib/document/document.ts';
import { deckOf } from './deck.ts';
import { longPicture } from './long-picture.ts';
import { renderPptx } from './render-pptx.server.ts';

export const SLIDE_TYPES = {
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png'
} as const;
export type SlideFormat = keyof typeof SLIDE_TYPES;

export function isSlideFormat(text: string): text is SlideFormat {
  return Object.hasOwn(SLIDE_TYPES, text);
}

/** @throws InputError when the text holds what looks like personal data */
export async function renderSlides(document: BriefingDocument, format: SlideFormat): Promise<Uint8Array> {
  assertCirculable(document);
  const images = await drawFigures(document);
  if (format === 'png') return toPng(longPicture(document, images));
  return renderPptx(deckOf(document), await withPngs(images));
}
