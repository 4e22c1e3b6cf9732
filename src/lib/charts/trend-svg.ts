/**
 * The line chart of `TrendChart.svelte` as the body of an SVG file, from the same layout. Colours are CSS variables.
 */
import { svgText } from './svg-text.ts';
import { layoutTrend, type TrendInput, type TrendLayout, type LineEnd, type TrendLine } from './trend.ts';

export function trendSvg(input: TrendInput, width: number, height: number): string {
  const layout = layoutTrend(input, width, height);
  return bands(layout) + axes(layout) + layout.lines.map((line) => lineOf(line, layout.plot.right)).join('');
}

/** Longer names would be cut at the end of a line, or leave it no room. */
const LONGEST_AT_END = 10;
const MARKS = ['（一）', '（二）', '（三）', '（四）', '（五）', '（六）'];
const NAME_LINE = 18;

/** The chart; where names of lines are long, lines carry a mark and the names stand below, in full. */
export function trendWithNames(input: TrendInput, width: number, height: number): { body: string; height: number } {
  const isLong = input.series.some((series) => [...series.label].length > LONGEST_AT_END);
  if (!isLong || input.series.length > MARKS.length) return { body: trendSvg(input, width, height), height };
  const marked = { ...input, series: input.series.map((series, i) => ({ ...series, label: MARKS[i]! })) };
  const names = input.series.map(({ label }, i) => {
    const y = height + 12 + i * NAME_LINE;
    return `<path d="M8 ${y - 4}h18" stroke="var(--cat-${i})" stroke-width="3" />${svgText(32, y, `${MARKS[i]}${label}`)}`;
  });
  return { body: trendSvg(marked, width, height) + names.join(''), height: height + NAME_LINE * names.length + 4 };
}

function bands({ bands, plot }: TrendLayout): string {
  return bands
    .map(
      (band) =>
        `<rect x="${band.x}" y="${plot.top - 18}" width="${band.width}" height="${plot.bottom - plot.top + 18}" fill="var(--surface-sunken)" />` +
        svgText(band.x + band.width / 2, plot.top - 6, band.label, { anchor: 'middle', fill: 'var(--text-soft)' })
    )
    .join('');
}

function axes({ plot, yTicks, xTicks, target }: TrendLayout): string {
  return (
    yTicks
      .map(
        (tick) =>
          `<path d="M${plot.left} ${tick.y}H${plot.right}" stroke="var(--line)" />${svgText(plot.left - 8, tick.y + 4, tick.text, { anchor: 'end', fill: 'var(--text-soft)' })}`
      )
      .join('') +
    xTicks
      .map((tick) => svgText(tick.x, plot.bottom + 20, tick.text, { anchor: 'middle', fill: 'var(--text-soft)' }))
      .join('') +
    (target
      ? `<path d="M${plot.left} ${target.y}H${plot.right}" stroke="var(--text)" />${svgText(plot.left + 4, target.y - 5, target.label)}`
      : '')
  );
}

function lineOf(line: TrendLine, right: number): string {
  const colour = `var(--cat-${line.colour})`;
  const stroke = `fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"`;
  const dots =
    line.points.length === 1
      ? line.points.map((point) => `<circle cx="${point.x}" cy="${point.y}" r="3" fill="${colour}" />`).join('')
      : '';
  const end = line.end
    ? `<circle cx="${line.end.x}" cy="${line.end.y}" r="3" fill="${colour}" />` +
      wayToLabel(line.end, right, colour) +
      svgText(right + 12, line.end.labelY + 4, line.end.text, { weight: 700 })
    : '';
  return `<path d="${line.path}" ${stroke} />${line.dashed ? `<path d="${line.dashed}" ${stroke} stroke-dasharray="3 4" opacity="0.45" />` : ''}${dots}${end}`;
}

function wayToLabel({ x, y, labelY, isFar }: LineEnd, right: number, colour: string): string {
  const dots = isFar ? ' stroke-dasharray="1 4"' : '';
  return `<path d="M${x + 4} ${y}L${right + 9} ${labelY}" stroke="${colour}" opacity="0.6"${dots} />`;
}
