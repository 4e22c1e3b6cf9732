/** ECharts options and our own layouts as SVG files, without a browser. */
import type { ChartSpec } from './chart-spec.ts';
import { PRINT_FONT, printPalette, withPrintColours } from './print-palette.ts';
import { svgDocument } from './svg-text.ts';
import { tilesSvg, type TileInput } from './tile-map.ts';
import { trendWithNames } from './trend-svg.ts';
import type { TrendInput } from './trend.ts';

/** A drawing with its size in pixels. */
export interface SvgImage {
  svg: string;
  width: number;
  height: number;
}

export function renderTrend(input: TrendInput, width: number, height: number): SvgImage {
  const drawn = trendWithNames(input, width, height);
  return {
    svg: withPrintColours(svgDocument(width, drawn.height, drawn.body, PRINT_FONT)),
    width,
    height: drawn.height
  };
}

export function renderTiles(input: TileInput): SvgImage {
  const { width, height, body } = tilesSvg(input);
  return { svg: withPrintColours(svgDocument(width, height, body, PRINT_FONT)), width, height };
}

/** The library is loaded on first use: nothing else of the product needs it on the server. */
export async function renderSpec(spec: ChartSpec, width: number): Promise<SvgImage> {
  const { init, use } = await import('echarts/core');
  const { BarChart, LineChart } = await import('echarts/charts');
  const { GridComponent, LegendComponent, TooltipComponent } = await import('echarts/components');
  const { LegacyGridContainLabel } = await import('echarts/features');
  const { SVGRenderer } = await import('echarts/renderers');
  use([BarChart, LineChart, GridComponent, LegacyGridContainLabel, LegendComponent, SVGRenderer, TooltipComponent]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: spec.height });
  try {
    chart.setOption({ animation: false, ...spec.option(printPalette()) });
    return { svg: forPaper(chart.renderToSVGString()), width, height: spec.height };
  } finally {
    // An instance that is not disposed keeps the process alive.
    chart.dispose();
  }
}

/**
 * Without what only a pointer needs: its classes are counted upwards in the process, and the same drawing must have
 * the same bytes.
 */
function forPaper(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, 'zr-');
}
