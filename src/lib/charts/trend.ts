/**
 * Volume trend: rows → geometry of a line chart, drawn as plain SVG so that it is there before any script runs.
 * Missing months are gaps, festivals are bands with a name. An unfinished last period is a faint stub beside the chart
 * that ends before it: the labels at the end give the last finished period, since a day's worth of a month would read as
 * a fall.
 */
import { seriesColour } from './series-colour.ts';
import { markWords, type NoteMark } from '#lib/domain/chart-notes.ts';
import { formatDay, formatPercent, formatRounded, formatValue } from '#lib/domain/format.ts';
import { niceTicks, spreadLabels } from './ticks.ts';
import type { ChartTable } from './table.ts';

export interface TrendSeries {
  key: string;
  label: string;
  /** One value per period; null where there is no number. */
  values: (number | null)[];
  /** Why a value is null, per period; 未报送 where nothing is said. */
  gaps?: (string | null)[];
}

/** Counts in a unit, or shares 0–1 printed as percent. */
export type TrendStyle = 'count' | 'share';

export interface TrendBand {
  label: string;
  /** Index of the first and last period that the band covers. */
  from: number;
  to: number;
}

export interface TrendInput {
  /** Labels of the periods, in order, as printed on the axis and in the table. */
  periods: string[];
  series: TrendSeries[];
  /** Name of the unfinished last period, such as 2026年12月（12月1日止）; null when all are finished. */
  unfinished: string | null;
  /** First days of the periods, ISO; with them the notes on days are shown. */
  starts?: readonly string[];
  bands?: TrendBand[];
  target?: { label: string; value: number };
  /** Counts unless said otherwise. */
  style?: TrendStyle;
}

/** The last finished value with its label beside the plot. */
export interface LineEnd {
  x: number;
  y: number;
  labelY: number;
  text: string;
  /** The way to the label is long: it is dotted, so that nobody reads it as data. */
  isFar: boolean;
}

export interface TrendLine {
  key: string;
  label: string;
  colour: number;
  path: string;
  dashed: string;
  points: { x: number; y: number; index: number; value: number }[];
  end: LineEnd | null;
}

export interface TrendLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  yTicks: { y: number; text: string }[];
  xTicks: { x: number; text: string }[];
  /** Centre of each period, for the pointer. */
  centres: number[];
  lines: TrendLine[];
  bands: { x: number; width: number; label: string }[];
  target: { y: number; label: string } | null;
  marks: { x: number; labelX: number; y: number; text: string; anchor: 'start' | 'end' }[];
}

/** Pixels; a running month leaves less than this between a line's end and its label. */
const NEAR_LABEL = 80;
const LABEL_GAP = 17;
const AXIS_LABEL_WIDTH = 84;
const CHARACTER = 13;

/** Lays the chart out for a size in pixels. @param notes those within the chart, in order of time */
export function layoutTrend(
  input: TrendInput,
  width: number,
  height: number,
  notes: readonly NoteMark[] = []
): TrendLayout {
  const values = input.series.flatMap((series) => series.values.filter((value) => value !== null));
  const highest = Math.max(...values, input.target?.value ?? 0, 0);
  const ticks = input.style === 'share' ? shareTicks(highest) : niceTicks(highest);
  const tickTexts = ticks.map((tick) => (input.style === 'share' ? `${Math.round(tick * 100)}%` : formatValue(tick)));
  const endTexts = input.series.map((series) => endText(series, input));
  const endWidth = Math.min(width * 0.3, Math.max(0, ...endTexts.map(textWidth)) + 14);
  const plot = {
    left: 12 + tickTexts[tickTexts.length - 1]!.length * 8,
    right: width - endWidth,
    top: 26,
    bottom: height - 26
  };
  const x = (index: number) =>
    round(
      input.periods.length === 1
        ? (plot.left + plot.right) / 2
        : plot.left + (index / (input.periods.length - 1)) * (plot.right - plot.left)
    );
  const y = (value: number) => round(plot.bottom - (value / ticks[ticks.length - 1]!) * (plot.bottom - plot.top));
  const centres = input.periods.map((_, index) => x(index));
  const half = centres.length > 1 ? (centres[1]! - centres[0]!) / 2 : 20;
  const lines = input.series.map((series, i) => lineOf(series, seriesColour(series.key, i), input, x, y));
  placeEndLabels(lines, plot);
  return {
    width,
    height,
    plot,
    centres,
    lines,
    yTicks: ticks.map((tick, i) => ({ y: y(tick), text: tickTexts[i]! })),
    xTicks: axisTicks(axisLabels(input), centres, plot.right - plot.left),
    bands: (input.bands ?? []).map((band) => {
      const from = Math.max(plot.left, x(band.from) - half);
      return { x: round(from), width: round(Math.min(plot.right, x(band.to) + half) - from), label: band.label };
    }),
    target: input.target ? { y: y(input.target.value), label: input.target.label } : null,
    marks: placeMarks(notes, plot, (at) => x(Math.min(input.periods.length - 1, Math.max(0, at))))
  };
}

const MARK_LINE = 15;
const MARK_LETTERS = 12;

/** A line for each note with its words beside it; words that would meet stand one below the other. */
function placeMarks(notes: readonly NoteMark[], plot: TrendLayout['plot'], x: (at: number) => number) {
  const taken: { from: number; to: number; row: number }[] = [];
  return notes.map((note): TrendLayout['marks'][number] => {
    const words = [...note.words];
    const text = `${formatDay(note.noted_on)} ${words.length > MARK_LETTERS ? `${words.slice(0, MARK_LETTERS).join('')}…` : note.words}`;
    const wide = textWidth(text) + 8;
    const at = x(note.at);
    const anchor = at + wide > plot.right ? 'end' : 'start';
    const [from, to] = anchor === 'start' ? [at, at + wide] : [at - wide, at];
    let row = 0;
    while (taken.some((other) => other.row === row && other.from < to && from < other.to)) row++;
    taken.push({ from, to, row });
    return { x: at, labelX: anchor === 'start' ? at + 4 : at - 4, y: plot.top + 12 + row * MARK_LINE, text, anchor };
  });
}

function lineOf(
  series: TrendSeries,
  colour: number,
  input: TrendInput,
  x: (i: number) => number,
  y: (v: number) => number
): TrendLine {
  const lastIndex = series.values.length - 1;
  const points = series.values.flatMap((value, index) =>
    value === null ? [] : [{ x: x(index), y: y(value), index, value }]
  );
  let path = '';
  let dashed = '';
  points.forEach((point, i) => {
    const before = points[i - 1];
    const joined = before !== undefined && before.index === point.index - 1;
    if (joined && input.unfinished !== null && point.index === lastIndex)
      dashed = `M${before.x} ${before.y}L${point.x} ${point.y}`;
    else path += `${joined ? 'L' : 'M'}${point.x} ${point.y}`;
  });
  const last = points.findLast((point) => point.index < finishedCount(input)) ?? points.at(-1);
  return {
    key: series.key,
    label: series.label,
    colour,
    path,
    dashed,
    points,
    end: last ? { x: last.x, y: last.y, labelY: last.y, text: endText(series, input), isFar: false } : null
  };
}

/** How many periods have ended. */
function finishedCount({ periods, unfinished }: TrendInput): number {
  return unfinished === null ? periods.length : periods.length - 1;
}

/** 2026年12月（12月1日止） → 12月1日止 */
function untilOf(unfinished: string): string {
  return /（([^（）]+)）$/.exec(unfinished)?.[1] ?? unfinished;
}

/** The periods as the axis names them: the running one by the day it reaches. */
function axisLabels(input: TrendInput): string[] {
  const { periods, unfinished } = input;
  return unfinished === null ? periods : [...periods.slice(0, -1), untilOf(unfinished)];
}

/** The label at the end of a line gives the last finished period; without one the running one, with its day. */
function endText(series: TrendSeries, input: TrendInput): string {
  const said = (value: number) => (input.style === 'share' ? formatPercent(value) : formatRounded(value));
  const last = series.values.slice(0, finishedCount(input)).findLast((value) => value !== null);
  if (last !== undefined && last !== null) return `${series.label} ${said(last)}`;
  const running = series.values.at(-1);
  return input.unfinished === null || running === null || running === undefined
    ? series.label
    : `${series.label} ${said(running)}（${untilOf(input.unfinished)}）`;
}

/** Round percent steps from zero, never beyond 100 %. */
function shareTicks(highest: number): number[] {
  const ticks = niceTicks(Math.round(highest * 100)).map((tick) => tick / 100);
  const inside = ticks.filter((tick) => tick < 1);
  return inside.length < ticks.length ? [...inside, 1] : ticks;
}

/** A value as it is said in words and in the box under the pointer; a missing one says why. */
export function trendValueText(input: TrendInput, series: TrendSeries, index: number, unit: string): string {
  const value = series.values[index];
  if (value === null || value === undefined) return series.gaps?.[index] ?? '未报送';
  return valueText(value, input.style, unit);
}

function valueText(value: number, style: TrendStyle | undefined, unit: string): string {
  return style === 'share' ? formatPercent(value) : `${formatValue(value)} ${unit}`;
}

function placeEndLabels(lines: TrendLine[], { top, bottom, right }: TrendLayout['plot']): void {
  const ends = lines.flatMap((line) => (line.end ? [line.end] : []));
  const placed = spreadLabels(
    ends.map((end) => end.y),
    LABEL_GAP,
    top,
    bottom
  );
  ends.forEach((end, i) => {
    end.labelY = placed[i]!;
    end.isFar = right - end.x > NEAR_LABEL;
  });
}

/** As many period labels as fit, always with the last one. */
function axisTicks(periods: string[], centres: number[], width: number): { x: number; text: string }[] {
  const every = Math.max(1, Math.ceil((periods.length * AXIS_LABEL_WIDTH) / Math.max(width, 1)));
  return periods.flatMap((text, i) => ((periods.length - 1 - i) % every === 0 ? [{ x: centres[i]!, text }] : []));
}

function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? CHARACTER : CHARACTER * 0.6), 0);
}

/** The table twin: one row per period, one column per series. */
export function trendTable(input: TrendInput, notes: readonly NoteMark[] = []): ChartTable {
  const noted = (at: number) => notes.filter((note) => Math.floor(note.at + 0.5) === at).map(markWords);
  return {
    columns: [
      { key: 'period', label: '期间' },
      ...input.series.map((series) => ({ key: series.key, label: series.label, numeric: true })),
      ...(notes.length > 0 ? [{ key: 'notes', label: '注记' }] : [])
    ],
    rows: input.periods.map((period, i) => ({
      period: i === input.periods.length - 1 && input.unfinished ? input.unfinished : period,
      ...(notes.length > 0 ? { notes: noted(i).join('；') || null } : {}),
      ...Object.fromEntries(input.series.map((series) => [series.key, cellValue(series, input.style, i)]))
    }))
  };
}

/** Counts as numbers, shares as percent text, a missing value as its reason. */
function cellValue(series: TrendSeries, style: TrendStyle | undefined, index: number): string | number | null {
  const value = series.values[index] ?? null;
  if (value === null) return series.gaps?.[index] ?? null;
  return style === 'share' ? formatPercent(value) : value;
}

/** The chart in words, for people who do not see it. */
export function trendSummary(input: TrendInput, unit: string, notes: readonly NoteMark[] = []): string {
  const first = input.periods[0];
  const last = input.periods[finishedCount(input) - 1] ?? first;
  if (first === undefined || last === undefined) return '没有可显示的期间';
  const parts = input.series.map((series) => {
    const shown = series.values.slice(0, finishedCount(input)).filter((value) => value !== null);
    if (shown.length === 0) return `${series.label}没有已结束期间的数值`;
    return `${series.label}最近 ${valueText(shown[shown.length - 1]!, input.style, unit)}，最高 ${valueText(Math.max(...shown), input.style, unit)}`;
  });
  const note = input.unfinished ? `${input.unfinished}尚未结束，不计在内。` : '';
  const noted = notes.length > 0 ? `注记：${notes.map(markWords).join('；')}。` : '';
  return `${first}至${last}：${parts.join('；')}。${note}${noted}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
