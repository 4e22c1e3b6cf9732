/** ECharts options and our own layouts as SVG files, without a browser. */
import type { ChartSpec } from './chart-spec.ts';
import { PRINT_FONT, printPalette, withPrintColours } from './print-palette.ts';
import { svgDocument } from './svg-text.ts';
import { tilesSvg, type TileInput } from './tile-map.ts';
import { trendSvg } from './trend-svg.ts';
import type { TrendInput } from './trend.ts';

/** A drawing with its size in pixels. */
export interface SvgImage {
  svg: string;
  width: number;
  height: number;
}

export function renderTrend(input: TrendInput, width: number, height: number): SvgImage {
  return { svg: withPrintColours(svgDocument(width, height, trendSvg(input, width, height), PRINT_FONT)), width, height };
}

export function renderTiles(input: TileInput): SvgImage {
  const { width, height, body } = tilesSvg(input);
  return { svg: withPrintColours(svgDocument(width, height, body, PRINT_FONT)), width, height };
}

/** The library is loaded on first use: nothing else of the product needs it on the server. */
export async function renderSpec(spec: ChartSpec, width: number): Promise<SvgImage> {
  const { init, use } = await import('echarts/core');
  const { BarChart, LineChart } = await import('echarts/charts');
  const { GridComponent, LegendComponent } = await import('echarts/components');
  const { SVGRenderer } = await import('echarts/renderers');
  use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: spec.height });
  try {
    chart.setOption({ animation: false, ...spec.option(printPalette()) });
    // Ids count upwards in the process; the same drawing must have the same bytes.
    return { svg: chart.renderToSVGString().replace(/\bzr\d+-/g, 'zr-'), width, height: spec.height };
  } finally {
    // An instance that is not disposed keeps the process alive.
    chart.dispose();
  }
}
