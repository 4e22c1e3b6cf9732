/** 热而不访 as map cells: a 3×3 scale of requests and effective visits. */
import { formatPercent } from '#lib/domain/format.ts';
import { thirdWords, type NeedCell, type Third } from '#lib/domain/need-visits.ts';
import { hasNumber } from '#lib/domain/states.ts';
import type { RegionCell } from '#lib/charts/map-cells.ts';
import type { ChartTable } from '#lib/charts/table.ts';

/** Token of a class; the first digit is the need, the second the visits. */
export function needFill({ need, visits }: { need: Third; visits: Third }): string {
  return `var(--need-${need}${visits})`;
}

export function needMapCells(cells: readonly NeedCell[], hrefOf: (code: string) => string | undefined): RegionCell[] {
  return cells.map((cell) => {
    const state =
      cell.thirds === null
        ? hasNumber(cell.need.state)
          ? cell.visits.state
          : cell.need.state
        : cell.need.state === 'small_sample' || cell.visits.state === 'small_sample'
          ? 'small_sample'
          : 'value';
    return {
      region_code: cell.code,
      region_name: cell.name,
      state,
      value: cell.need.value,
      numerator: null,
      denominator: null,
      label: cell.thirds ? thirdWords(cell.thirds) : (hasNumber(cell.need.state) ? cell.visits : cell.need).text,
      ...(cell.thirds ? { fill: needFill(cell.thirds) } : {}),
      href: hrefOf(cell.code)
    };
  });
}

/** The legend as fills and words with counts, the corner that needs hands first. */
export function needLegend(
  cells: readonly NeedCell[]
): { fill: string; label: string; count: number; need: Third; visits: Third }[] {
  const thirds: Third[] = [0, 1, 2];
  return [...thirds]
    .reverse()
    .flatMap((need) =>
      thirds.map((visits) => ({
        need,
        visits,
        fill: needFill({ need, visits }),
        label: thirdWords({ need, visits }),
        count: cells.filter((cell) => cell.thirds?.need === need && cell.thirds.visits === visits).length
      }))
    );
}

export function needTable(cells: readonly NeedCell[]): ChartTable {
  return {
    columns: [
      { key: 'code', label: '代码' },
      { key: 'name', label: '名称' },
      { key: 'class', label: '档次' },
      { key: 'need', label: '每万名职工诉求数（件）', numeric: true },
      { key: 'visits', label: '五类企业有效走访覆盖率', numeric: true }
    ],
    rows: cells.map((cell) => ({
      code: cell.code,
      name: cell.name,
      class: cell.thirds ? thirdWords(cell.thirds) : '—',
      need: cell.need.value === null ? cell.need.text : Math.round(cell.need.value * 10) / 10,
      visits: cell.visits.value === null ? cell.visits.text : formatPercent(cell.visits.value)
    }))
  };
}
