import type { Palette } from './palette.ts';
import type { ChartTable } from './table.ts';

/** Output of a builder for `Chart.svelte`: the drawing, its words and its table twin. */
export interface ChartSpec {
  /** An ECharts option in the colours of the present theme. */
  option: (palette: Palette) => Record<string, unknown>;
  /** The chart in words, for people who do not see it. */
  summary: string;
  table: ChartTable;
  /** Pixels that the chart needs, for instance one row per bar. */
  height: number;
}
