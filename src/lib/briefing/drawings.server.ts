/** The figures of a document as SVG, drawn by the builders of the screen. */
import { renderSpec, renderTiles, renderTrend, type SvgImage } from '#lib/charts/render-svg.server.ts';
import { topicBars } from '#lib/charts/topic-bars.ts';
import type { BriefingDocument, Drawing } from '#lib/document/document.ts';

/** Pixels; on 156 mm the smallest type, 12 px, prints at nine points. */
const WIDTH = 560;
const HEIGHT = 160;
/** Bars of one chart; the rest is summed as 其他. */
const BARS = 6;

/**
 * @param height of charts along time, in pixels
 * @returns one image per figure id
 */
export async function drawFigures(document: BriefingDocument, height = HEIGHT): Promise<Map<string, SvgImage>> {
  const images = new Map<string, SvgImage>();
  for (const block of document.blocks)
    if (block.type === 'figure') images.set(block.id, await draw(block.drawing, height));
  return images;
}

async function draw(drawing: Drawing, height: number): Promise<SvgImage> {
  if (drawing.kind === 'trend') return renderTrend(drawing.input, WIDTH, height);
  if (drawing.kind === 'tiles') return renderTiles(drawing.input);
  return renderSpec(topicBars(drawing.rows, drawing.parts, drawing.unit, BARS), WIDTH);
}
