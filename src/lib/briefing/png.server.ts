/** SVG → PNG for programs that cannot show SVG. No font of the machine is used, so the same drawing has the same bytes everywhere. */
import type { SvgImage } from '../charts/render-svg.server.ts';
import { chartFontFiles } from './fonts.server.ts';

const SCALE = 2;

export async function toPng({ svg, width }: SvgImage): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'width', value: width * SCALE }, background: 'white',
    font: { loadSystemFonts: false, fontFiles: chartFontFiles(), defaultFontFamily: 'Noto Sans S Chinese', sansSerifFamily: 'Noto Sans S Chinese' }
  });
  return drawing.render().asPng();
}
