/** Coverage cells as map cells, and the scale that fits the measure. */
import { countedUnitOf, type CoverageCell } from '#lib/domain/coverage.ts';
import type { CoverageMeasure, CoverageView } from '#lib/domain/coverage-view.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { hasNumber } from '#lib/domain/states.ts';
import { formatPercent } from '#lib/domain/format.ts';
import type { RegionCell } from './map-cells.ts';
import { quantileScale, shareScale, type ColourScale } from './scale.ts';
import type { TrendInput } from './trend.ts';
import { monthLabel, valueWords } from '#lib/domain/coverage-words.ts';

/** @param hrefOf where a region leads; undefined for cells that lead nowhere */
export function coverageMapCells(
  cells: readonly CoverageCell[],
  metric: Metric,
  measure: CoverageMeasure,
  hrefOf: (code: string) => string | undefined
): RegionCell[] {
  return cells.map((cell) => {
    const figure = measure === 'share' ? cell.figure : cell.uncovered;
    const isExact = countedUnitOf(metric) === 'records' && measure === 'uncovered' && cell.size !== null;
    return {
      region_code: cell.code,
      region_name: cell.name,
      state: figure.state,
      value: figure.value,
      numerator: isExact ? figure.value : figure.numerator,
      denominator: isExact ? cell.size : figure.denominator,
      label:
        measure === 'uncovered' && hasNumber(figure.state)
          ? `${figure.text} ${metric.counter}`
          : valueWords(metric, figure),
      href: hrefOf(cell.code)
    };
  });
}

export function coverageScale(
  cells: readonly RegionCell[],
  measure: CoverageMeasure,
  metric: Metric
): ColourScale | null {
  if (metric.kind !== 'share')
    return quantileScale(
      cells.flatMap((cell) => cell.value ?? []),
      metric.kind === 'count' ? 'integer' : 'decimal'
    );
  return measure === 'share'
    ? shareScale()
    : quantileScale(
        cells.flatMap((cell) => cell.value ?? []),
        'integer'
      );
}

/** 24 months of one indicator with its target. */
export function coverageTrendInput(
  metric: Metric,
  { trend, target }: Pick<CoverageView, 'trend' | 'target'>,
  label: string,
  unfinished: string | null
): TrendInput {
  return {
    periods: trend.months.map(monthLabel),
    series: [{ key: 'share', label, values: trend.figures.map((figure) => figure.value), gaps: trend.gaps }],
    unfinished,
    style: metric.kind === 'share' ? 'share' : 'count',
    ...(target === null || metric.kind !== 'share'
      ? {}
      : { target: { label: `目标 ${formatPercent(target).replace('.0', '')}`, value: target } })
  };
}
