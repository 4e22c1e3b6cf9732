/** Class breaks of a choropleth: five classes, either quantiles of the shown values or fixed steps for shares. */
import { formatNumber, type NumberStyle } from '#lib/domain/format.ts';

export interface ColourScale {
  method: 'quantile' | 'share';
  style: NumberStyle;
  /** Inner breaks, ascending; value v is in class i when breaks[i-1] ≤ v < breaks[i]. At most four. */
  breaks: number[];
  low: number;
  high: number;
}

export const CLASS_COUNT = 5;
const SHARE_BREAKS = [0.2, 0.4, 0.6, 0.8];

/** Fixed steps 0–20–40–60–80–100 %, so that two periods look the same when they are the same. */
export function shareScale(): ColourScale {
  return { method: 'share', style: 'percent', breaks: SHARE_BREAKS, low: 0, high: 1 };
}

/**
 * Quantile breaks. Equal values never fall into different classes, so fewer than five classes come out where values
 * repeat. Where the lowest value stands often (no record in most cities) it is a class of its own and the others
 * share the rest: else one city with thirty records would be painted like nine with none. Null when there is no
 * value.
 */
export function quantileScale(values: readonly number[], style: NumberStyle): ColourScale | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  if (low === undefined || high === undefined) return null;
  const above = sorted.filter((value) => value > low);
  const isOften = sorted.length - above.length > sorted.length / CLASS_COUNT;
  const wanted =
    isOften && above.length > 0
      ? [
          style === 'integer' ? low + 1 : above[0]!,
          ...quantiles(above, CLASS_COUNT - 1).filter((value) => value > above[0]!)
        ]
      : quantiles(sorted, CLASS_COUNT);
  const breaks = [...new Set(wanted.map((value) => roundBreak(value, style)))].filter((at) => at > low && at <= high);
  return { method: 'quantile', style, breaks, low, high };
}

/** The values at which sorted values fall into `classes` parts of equal number. */
function quantiles(sorted: readonly number[], classes: number): number[] {
  return Array.from({ length: classes - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / classes)]).filter(
    (value) => value !== undefined
  );
}

/** Breaks are printed, so they are rounded to what is printed. */
function roundBreak(value: number, style: NumberStyle): number {
  if (style === 'integer') return Math.ceil(value);
  return style === 'percent' ? Math.round(value * 1000) / 1000 : Math.round(value * 10) / 10;
}

/**
 * The colour class 0–4 of a value. With fewer than five classes the used colours spread over the whole range,
 * so that the highest class is always the darkest.
 */
export function classOf(value: number, scale: ColourScale): number {
  const index = scale.breaks.filter((at) => value >= at).length;
  return colourOf(index, scale.breaks.length + 1);
}

function colourOf(index: number, classes: number): number {
  return classes === 1 ? Math.floor(CLASS_COUNT / 2) : Math.round((index * (CLASS_COUNT - 1)) / (classes - 1));
}

export interface LegendClass {
  colour: number;
  label: string;
}

/**
 * Classes with their printed bounds, lowest first. Integer classes read 3–7, others 3.0–7.2 with the upper bound
 * excluded.
 */
export function legendClasses(scale: ColourScale): LegendClass[] {
  const bounds = [scale.low, ...scale.breaks, scale.high];
  const classes = scale.breaks.length + 1;
  return Array.from({ length: classes }, (_, i) => {
    const from = bounds[i]!;
    const to = bounds[i + 1]!;
    const last = i === classes - 1;
    if (scale.method === 'share') return { colour: colourOf(i, classes), label: `${from * 100}–${to * 100}%` };
    const end = scale.style === 'integer' && !last ? to - 1 : to;
    const label =
      from >= end
        ? formatNumber(from, scale.style)
        : `${formatNumber(from, scale.style)}–${formatNumber(end, scale.style)}`;
    return { colour: colourOf(i, classes), label };
  });
}

/** How the classes came about, for the legend. */
export function scaleNote(scale: ColourScale): string {
  return scale.method === 'share' ? '固定分级，含下限' : '按分位数分级，含下限';
}
