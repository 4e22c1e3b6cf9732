import type { ChartTable } from '#lib/charts/table.ts';
import type { CoverageCell } from '#lib/domain/coverage.ts';
import type { CoverageView } from '#lib/domain/coverage-view.ts';
import type { Metric } from '#lib/domain/metrics/metric.ts';
import { STATE_LABELS } from '#lib/domain/states.ts';
import type { Figure } from '#lib/domain/suppression.ts';

/** The list of 覆盖地图 as a table: what may not be shown on screen is not in the file either. */
export function coverageTable(metric: Metric, view: CoverageView, townships: readonly CoverageCell[] = []): ChartTable {
  const isShare = metric.kind === 'share';
  const said = (figure: Figure | null): number | string | null =>
    figure === null ? null : figure.value === null ? figure.text : Math.round(figure.value * 10_000) / 10_000;
  return {
    columns: [
      { key: 'code', label: '代码' },
      { key: 'name', label: '地区或单位' },
      { key: 'period', label: '期间' },
      { key: 'indicator', label: '指标' },
      { key: 'state', label: '状态' },
      { key: 'value', label: isShare ? '比率' : `数值（${metric.unit}）`, numeric: true },
      ...(isShare
        ? [
            { key: 'uncovered', label: `${metric.uncovered}（${metric.counter}）`, numeric: true },
            { key: 'size', label: '共有', numeric: true },
            { key: 'low', label: '区间下限', numeric: true },
            { key: 'high', label: '区间上限', numeric: true }
          ]
        : []),
      ...(metric.hasWorkers ? [{ key: 'by_workers', label: '按职工的比率', numeric: true }] : []),
      ...(metric.hasEffect
        ? [
            { key: 'effective', label: '有效覆盖率', numeric: true },
            { key: 'ever', label: '曾经覆盖率', numeric: true }
          ]
        : []),
      { key: 'missing', label: '缺报单位', numeric: true }
    ],
    rows: [
      { ...view.total, name: `合计：${view.total.name}`, code: '' },
      ...view.gaps,
      ...townships.map((cell) => ({ ...cell, code: view.total.code, name: `${view.total.name} ${cell.name}` }))
    ].map((cell) => ({
      code: cell.code,
      name: cell.name,
      period: view.when,
      indicator: metric.label,
      state: STATE_LABELS[cell.figure.state],
      value: said(cell.figure),
      uncovered: said(cell.uncovered),
      size: cell.size,
      low: cell.figure.interval?.low ?? null,
      high: cell.figure.interval?.high ?? null,
      by_workers: said(cell.by_workers),
      effective: said(cell.effective),
      ever: said(cell.ever),
      missing: cell.missing_units + cell.failed_units
    }))
  };
}
