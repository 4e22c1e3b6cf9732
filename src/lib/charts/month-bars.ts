/**
 * Counts by month as bars on a zero base that can be clicked; plain geometry, so that they are there before any
 * script.
 */
import { formatInteger } from '#lib/domain/format.ts';
import type { ChartTable } from './table.ts';
import { niceTicks } from './ticks.ts';

export interface MonthBar {
  value: string;
  /** 2026年1月 */
  label: string;
  record_count: number;
}

export interface MonthBarsLayout {
  width: number;
  height: number;
  plot: { left: number; right: number; top: number; bottom: number };
  bars: { x: number; y: number; width: number; height: number; month: MonthBar }[];
  yTicks: { y: number; text: string }[];
  xTicks: { x: number; text: string }[];
}

const AXIS_LABEL = 62;

export function layoutMonthBars(months: readonly MonthBar[], width: number, height: number): MonthBarsLayout {
  const ticks = niceTicks(Math.max(...months.map((month) => month.record_count), 1));
  const texts = ticks.map((tick) => formatInteger(tick));
  const plot = { left: 14 + texts.at(-1)!.length * 8, right: width - 4, top: 10, bottom: height - 24 };
  const step = (plot.right - plot.left) / Math.max(1, months.length);
  const y = (value: number) => Math.round((plot.bottom - (value / ticks.at(-1)!) * (plot.bottom - plot.top)) * 10) / 10;
  const every = Math.max(1, Math.ceil((months.length * AXIS_LABEL) / (plot.right - plot.left)));
  return {
    width,
    height,
    plot,
    bars: months.map((month, i) => ({
      x: plot.left + i * step + step * 0.12,
      y: y(month.record_count),
      width: Math.max(1, step * 0.76),
      height: plot.bottom - y(month.record_count),
      month
    })),
    yTicks: ticks.map((tick, i) => ({ y: y(tick), text: texts[i]! })),
    xTicks: months.flatMap((month, i) =>
      (months.length - 1 - i) % every === 0 ? [{ x: plot.left + (i + 0.5) * step, text: month.value }] : []
    )
  };
}

export function monthBarsTable(months: readonly MonthBar[], unit: string): ChartTable {
  return {
    columns: [
      { key: 'month', label: '月份' },
      { key: 'record_count', label: unit, numeric: true }
    ],
    rows: months.map((month) => ({ month: month.value, record_count: month.record_count }))
  };
}

export function monthBarsSummary(months: readonly MonthBar[], unit: string): string {
  const first = months[0];
  const last = months.at(-1);
  if (!first || !last) return '没有可显示的月份';
  const top = months.reduce((best, month) => (month.record_count > best.record_count ? month : best));
  return `${first.label}至${last.label}，最高的是${top.label}（${formatInteger(top.record_count)} ${unit}），最近一个月 ${formatInteger(last.record_count)} ${unit}。`;
}
