/**
 * The mix of topics from period to period: stacked shares in order of rank, ribbons between the places of one topic.
 * Pure.
 */
import { area, curveBumpX } from 'd3-shape';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';
import { FLOW_RECORDS, REST, type FlowTable } from '#lib/domain/topic-flow.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import { spreadLabels } from '#lib/charts/ticks.ts';

export interface FlowBar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Category colour; null for the rest. */
  colour: number | null;
  words: string;
  /** Share, where the bar is high enough to hold it. */
  text: string | null;
}

export interface FlowRibbon {
  colour: number | null;
  path: string;
}

export interface FlowLayout {
  heads: { x: number; label: string; total: string; isFinished: boolean }[];
  bars: FlowBar[];
  ribbons: FlowRibbon[];
  /** Names beside the last column; none in a narrow drawing. */
  ends: { x: number; y: number; text: string; colour: number | null }[];
}

const BAR = 40;
const GAP = 3;
const LABEL = 15;
const TOP = 44;
const LETTER = 12.5;
/** Below this width the names stand in a list under the drawing. */
const NARROW = 480;

/** @param width and @param height in pixels; narrow drawings keep the last columns */
export function layoutFlow(table: FlowTable, width: number, height: number): FlowLayout {
  const isNarrow = width < NARROW;
  const longest = Math.max(...table.topics.map(({ name }) => name.length), 1);
  const right = isNarrow ? width : width - Math.min(width * 0.36, (longest + 4) * LETTER);
  const columns = table.columns.slice(-Math.max(2, Math.floor(right / (BAR * 1.7))));
  const bar = Math.min(BAR, right / (columns.length * 1.6));
  const x = (at: number) => round(columns.length === 1 ? 0 : (at / (columns.length - 1)) * (right - bar));
  const colourOf = (at: number) => (table.topics[at]!.code === REST ? null : at);
  const usable = height - TOP - GAP * (table.topics.length - 1) - 4;
  const placed = columns.map((column, c) => {
    const order = column.counts
      .map((_, at) => at)
      .sort(
        (a, b) =>
          Number(table.topics[a]!.code === REST) - Number(table.topics[b]!.code === REST) ||
          column.counts[b]! - column.counts[a]! ||
          a - b
      );
    const spans: { y0: number; y1: number }[] = [];
    let y = TOP;
    for (const at of order) {
      const tall = column.total < FLOW_RECORDS ? 0 : (column.counts[at]! / column.total) * usable;
      spans[at] = { y0: y, y1: y + tall };
      y += tall + GAP;
    }
    return { column, spans, x0: x(c), x1: x(c) + bar };
  });
  const ribbon = area<{ x: number; y0: number; y1: number }>()
    .x((point) => point.x)
    .y0((point) => point.y0)
    .y1((point) => point.y1)
    .curve(curveBumpX);
  const drawn = (at: { column: { total: number } }) => at.column.total >= FLOW_RECORDS;
  const last = placed.at(-1)!;
  const wanted = table.topics.map((_, at) => (last.spans[at]!.y0 + last.spans[at]!.y1) / 2);
  const spread = spreadLabels(wanted, LABEL, TOP + 6, height - 8);
  return {
    heads: placed.map(({ column, x0 }) => ({
      x: round(x0 + bar / 2),
      label: column.label.replace(/^20/, ''),
      total: formatInteger(column.total),
      isFinished: column.isFinished
    })),
    bars: placed.filter(drawn).flatMap(({ column, spans, x0 }) =>
      table.topics.map(({ name }, at) => {
        const { y0, y1 } = spans[at]!;
        const share = column.counts[at]! / column.total;
        return {
          x: x0,
          y: round(y0),
          width: round(bar),
          height: round(y1 - y0),
          colour: colourOf(at),
          words: `${column.label}，${name}：${formatPercent(share)}，${formatInteger(column.counts[at]!)} 条`,
          text: y1 - y0 >= 16 && bar >= 34 ? `${Math.round(share * 100)}%` : null
        };
      })
    ),
    ribbons: placed.slice(1).flatMap((to, c) => {
      const from = placed[c]!;
      if (!drawn(from) || !drawn(to)) return [];
      return table.topics.map((_, at) => ({
        colour: colourOf(at),
        path: ribbon(
          [
            { x: from.x1, ...from.spans[at]! },
            { x: to.x0, ...to.spans[at]! }
          ].map(({ x: px, y0, y1 }) => ({ x: round(px), y0: round(y0), y1: round(y1) }))
        )!
      }));
    }),
    ends:
      drawn(last) && !isNarrow
        ? table.topics.map(({ name }, at) => ({
            x: round(last.x1 + 8),
            y: round(spread[at]!),
            text: `${name} ${formatPercent(last.column.counts[at]! / last.column.total)}`,
            colour: colourOf(at)
          }))
        : []
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function flowTable(table: FlowTable): ChartTable {
  return {
    columns: [
      { key: 'period', label: '期间' },
      { key: 'total', label: '条数', numeric: true },
      ...table.topics.map(({ code, name }) => ({ key: code, label: `${name} %`, numeric: true }))
    ],
    rows: table.columns.map((column) => ({
      period: column.isFinished ? column.label : `${column.label}（未完）`,
      total: column.total,
      ...Object.fromEntries(
        table.topics.map(({ code }, at) => [
          code,
          column.total === 0 ? null : Math.round((column.counts[at]! / column.total) * 1000) / 10
        ])
      )
    }))
  };
}
