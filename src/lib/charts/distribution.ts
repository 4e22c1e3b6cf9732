/**
 * How many units fall into each class of a measure: a histogram on a zero base, with the target or median as a named
 * line.
 */
import { formatDecimal, formatInteger } from '#lib/domain/format.ts';
import type { ChartSpec } from './chart-spec.ts';
import { niceTicks } from './ticks.ts';
import { tooltipStyle } from './topic-bars.ts';

export interface DistributionBin {
  /** 0–20 */
  label: string;
  count: number;
}

export interface DistributionInput {
  bins: DistributionBin[];
  /** Counted unit: 个县（市、区） */
  unit: string;
  /** Subject of the classes: 走访天数（天） */
  measure: string;
  /** A named line in the middle of one class, such as the target. */
  mark?: { label: string; bin: number };
}

const HEIGHT = 260;
const DAYS_A_BIN = 10;

/** Mean days of each place in classes of ten days, with the class in which the pace stands named. */
export function dayDistribution(places: readonly { count: number }[], yearly: number, pace: number): ChartSpec {
  const last = Math.floor(Math.max(yearly, pace, ...places.map((place) => place.count)) / DAYS_A_BIN);
  const bins = Array.from({ length: last + 1 }, (_, i) => ({
    label: `${i * DAYS_A_BIN}–${(i + 1) * DAYS_A_BIN - 1}`,
    count: places.filter((place) => Math.floor(place.count / DAYS_A_BIN) === i).length
  }));
  return distribution({
    bins,
    unit: '个地区',
    measure: '人均天数（天）',
    mark: { label: `进度线 ${formatDecimal(pace)} 天（全年 ${yearly} 天）`, bin: Math.floor(pace / DAYS_A_BIN) }
  });
}

export function distribution(input: DistributionInput): ChartSpec {
  const { bins, unit, measure, mark } = input;
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const top = bins.reduce<DistributionBin | null>(
    (best, bin) => (best === null || bin.count > best.count ? bin : best),
    null
  );
  // Head room, so that the name of the line and the number of the highest bar do not meet.
  const ceiling = niceTicks((top?.count ?? 0) * 1.15).at(-1);
  return {
    height: HEIGHT,
    summary:
      top === null || total === 0
        ? '没有记录'
        : `共 ${formatInteger(total)} ${unit}，最多的一组是${measure} ${top.label}，有 ${formatInteger(top.count)} ${unit}。`,
    table: {
      columns: [
        { key: 'label', label: measure },
        { key: 'count', label: unit, numeric: true }
      ],
      rows: bins.map((bin) => ({ label: bin.label, count: bin.count }))
    },
    option: (palette) => ({
      textStyle: { fontFamily: palette.fontFamily, color: palette.text },
      grid: { left: 4, right: 12, top: 36, bottom: 26, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true, ...tooltipStyle(palette) },
      xAxis: {
        type: 'category',
        data: bins.map((bin) => bin.label),
        name: measure,
        nameLocation: 'middle',
        nameGap: 30,
        nameTextStyle: { color: palette.textSoft },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: palette.line } },
        axisLabel: { color: palette.text }
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: ceiling,
        minInterval: 1,
        axisLabel: { color: palette.textSoft },
        splitLine: { lineStyle: { color: palette.line } }
      },
      series: [
        {
          type: 'bar',
          name: unit,
          barCategoryGap: '12%',
          cursor: 'default',
          emphasis: { disabled: true },
          itemStyle: { color: palette.sequential[3] },
          data: bins.map((bin) => bin.count),
          label: {
            show: true,
            position: 'top',
            color: palette.text,
            backgroundColor: palette.surface,
            padding: [1, 3]
          },
          markLine: mark
            ? {
                silent: true,
                symbol: 'none',
                z: 1,
                lineStyle: { color: palette.text, type: 'solid' },
                label: { formatter: mark.label, color: palette.text, distance: 8 },
                data: [{ xAxis: mark.bin }]
              }
            : undefined
        }
      ]
    })
  };
}
