/** The charts of a document as pictures that stand in the page. */
import { drawFigures } from '#lib/briefing/drawings.server.ts';
import type { BriefingDocument, ShownBlock } from '#lib/document/document.ts';

export async function picturesOf(document: BriefingDocument) {
  return [...(await drawFigures(document))].map(([id, { svg, width }]) => ({ id, width, src: addressOf(svg) }));
}

/** The document without the data of its charts, which stand in the page as pictures. */
export function withoutDrawings(document: BriefingDocument) {
  const blocks = document.blocks.map((block): ShownBlock => {
    if (block.type !== 'figure') return block;
    const { type, id, title, summary } = block;
    return { type, id, title, summary };
  });
  return { ...document, blocks };
}

/** Percent signs for what an address may not hold: unlike base64, the page's compression still sees the drawing. */
function addressOf(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${svg.replace(/[%#"<>\s]/g, (sign) => (sign === ' ' ? sign : encodeURIComponent(sign)))}`;
}
