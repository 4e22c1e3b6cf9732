/** The cells of a region map and what follows from them without drawing: legend counts, table twin, keyboard steps. */
import { CELL_STATES, hasNumber, STATE_LABELS, type CellState } from '#lib/domain/states.ts';
import type { MapShape } from './map-shape.ts';
import { classOf, legendClasses, type ColourScale } from './scale.ts';
import type { ChartTable } from './table.ts';

export interface RegionCell {
  region_code: string;
  region_name: string;
  state: CellState;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** Visible text: 63.2%, <5, 未报送. */
  label: string;
  /** A colour of its own in place of the scale's. */
  fill?: string;
  /** Where a click or Enter leads. */
  href?: string;
}

/** The CSS fill of a cell: a class of the scale, or the pattern of its state. */
export function fillOf(cell: RegionCell, scale: ColourScale | null, patterns: string): string {
  if (cell.fill && hasNumber(cell.state)) return cell.fill;
  if (hasNumber(cell.state))
    return cell.value === null || !scale ? 'var(--seq-2)' : `var(--seq-${classOf(cell.value, scale)})`;
  if (cell.state === 'hidden') return 'var(--state-hidden)';
  return `url(#${patterns}-${cell.state})`;
}

/**
 * A cell for every shape; a shape nobody reported on is not applicable. Cells without a shape are the strip below the
 * map.
 */
export function matchCells(
  shapes: readonly MapShape[],
  cells: readonly RegionCell[]
): { drawn: { shape: MapShape; cell: RegionCell }[]; strip: RegionCell[] } {
  const byCode = new Map(cells.map((cell) => [cell.region_code, cell]));
  const drawn = shapes.map((shape) => ({ shape, cell: byCode.get(shape.region_code) ?? emptyCell(shape) }));
  const codes = new Set(shapes.map((shape) => shape.region_code));
  return { drawn, strip: cells.filter((cell) => !codes.has(cell.region_code)) };
}

function emptyCell({ region_code, region_name }: MapShape): RegionCell {
  return {
    region_code,
    region_name,
    state: 'not_applicable',
    value: null,
    numerator: null,
    denominator: null,
    label: '—'
  };
}

/** How often each state occurs, in the order of legends, without those that do not. */
export function countStates(cells: readonly RegionCell[]): { state: CellState; count: number }[] {
  return CELL_STATES.map((state) => ({ state, count: cells.filter((cell) => cell.state === state).length })).filter(
    ({ count }) => count > 0
  );
}

/** How many shown values fall into each colour class. */
export function countClasses(cells: readonly RegionCell[], scale: ColourScale): Map<number, number> {
  const counts = new Map<number, number>();
  for (const cell of cells) {
    if (!hasNumber(cell.state) || cell.value === null) continue;
    const colour = classOf(cell.value, scale);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** The legend as fills and words with counts, for saved images. */
export function legendEntries(
  cells: readonly RegionCell[],
  scale: ColourScale | null,
  patterns: string
): { fill: string; label: string }[] {
  const counts = scale ? countClasses(cells, scale) : new Map<number, number>();
  const classes = scale
    ? legendClasses(scale).map(({ colour, label }) => ({
        fill: `var(--seq-${colour})`,
        label: `${label}　${counts.get(colour) ?? 0} 个`
      }))
    : [];
  const states = countStates(cells)
    .filter(({ state }) => state !== 'value')
    .map(({ state, count }) => {
      const sample = cells.find((cell) => cell.state === state)!;
      const name = state === 'small_sample' ? `${STATE_LABELS[state]}（虚线边）` : STATE_LABELS[state];
      return { fill: fillOf(sample, scale, patterns), label: `${name}　${count} 个` };
    });
  return [...classes, ...states];
}

/** Highest value first, then the states without a number in the order of legends, then code order. */
export function rankCells(cells: readonly RegionCell[]): RegionCell[] {
  const rank = (cell: RegionCell) => (hasNumber(cell.state) ? 0 : CELL_STATES.indexOf(cell.state));
  return [...cells].sort(
    (a, b) => rank(a) - rank(b) || (b.value ?? 0) - (a.value ?? 0) || (a.region_code < b.region_code ? -1 : 1)
  );
}

export function cellsTable(cells: readonly RegionCell[], measure: string): ChartTable {
  const parts = cells.some((cell) => cell.denominator !== null);
  return {
    columns: [
      { key: 'region_code', label: '代码' },
      { key: 'region_name', label: '名称' },
      { key: 'state', label: '状态' },
      { key: 'value', label: measure, numeric: true },
      ...(parts
        ? [
            { key: 'numerator', label: '分子', numeric: true },
            { key: 'denominator', label: '分母', numeric: true }
          ]
        : [])
    ],
    rows: rankCells(cells).map((cell) => ({
      region_code: cell.region_code,
      region_name: cell.region_name,
      state: STATE_LABELS[cell.state],
      value: cell.value ?? cell.label,
      numerator: cell.numerator,
      denominator: cell.denominator
    }))
  };
}

const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
};

/** The shape that an arrow key leads to: the nearest in that direction, sideways distance counting double. */
export function neighbourOf(shapes: readonly MapShape[], code: string, key: string): string | null {
  const step = STEPS[key];
  const from = shapes.find((shape) => shape.region_code === code);
  if (!step || !from) return null;
  let best: { code: string; cost: number } | null = null;
  for (const shape of shapes) {
    const dx = shape.x - from.x;
    const dy = shape.y - from.y;
    const along = dx * step[0] + dy * step[1];
    const aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
    if (shape.region_code === code || along <= 0) continue;
    const cost = along + 2 * aside;
    if (best === null || cost < best.cost) best = { code: shape.region_code, cost };
  }
  return best?.code ?? null;
}

/** The map in words, for people who do not see it. */
export function cellsSummary(cells: readonly RegionCell[], measure: string): string {
  const numbered = rankCells(cells).filter((cell) => hasNumber(cell.state));
  const first = numbered[0];
  const last = numbered[numbered.length - 1];
  const ends =
    first && last
      ? `${measure}最高的是${first.region_name}（${first.label}），最低的是${last.region_name}（${last.label}）。`
      : `${measure}没有可显示的数值。`;
  const states = countStates(cells).map(({ state, count }) => `${STATE_LABELS[state]} ${count} 个`);
  return `${ends}${states.join('，')}。`;
}
