/**
 * The schematic tile grid: every region one square of equal size near its true place, so that small regions are seen
 * and no boundary is stated. It may leave the house, which a sketch of boundaries may not.
 */
import type { MapGeometry } from './geometry.ts';
import type { MapShape } from './map-shape.ts';

const GAP = 2;
/** Free cells beside the taken ones, so that squares stay near their places. */
const SLACK = 1.5;

/** The same regions as squares. Deterministic: regions take the nearest free cell, those of the middle first. */
export function tileGeometry(geometry: MapGeometry): MapGeometry {
  const count = geometry.shapes.length;
  const columns = Math.max(1, Math.round(Math.sqrt((count * SLACK * geometry.width) / geometry.height)));
  const rows = Math.max(1, Math.ceil((count * SLACK) / columns));
  const placed = place(geometry, columns, rows);
  const used = { columns: placed.map((tile) => tile.column), rows: placed.map((tile) => tile.row) };
  const [left, top] = [Math.min(...used.columns), Math.min(...used.rows)];
  const [across, down] = [Math.max(...used.columns) - left + 1, Math.max(...used.rows) - top + 1];
  const size = Math.floor(geometry.width / across);
  return {
    kind: 'tile',
    mark: '方格图',
    width: across * size,
    height: down * size,
    borders: '',
    shapes: placed
      .map(({ shape, column, row }) => tileShape(shape, (column - left) * size, (row - top) * size, size))
      .sort((a, b) => (a.region_code < b.region_code ? -1 : 1))
  };
}

function place(
  geometry: MapGeometry,
  columns: number,
  rows: number
): { shape: MapShape; column: number; row: number }[] {
  const wanted = geometry.shapes.map((shape) => ({
    shape,
    x: (shape.x / geometry.width) * columns - 0.5,
    y: (shape.y / geometry.height) * rows - 0.5
  }));
  const centre = { x: columns / 2, y: rows / 2 };
  const fromCentre = ({ x, y }: { x: number; y: number }) => (x - centre.x) ** 2 + (y - centre.y) ** 2;
  wanted.sort((a, b) => fromCentre(a) - fromCentre(b) || (a.shape.region_code < b.shape.region_code ? -1 : 1));
  const free = Array.from({ length: columns * rows }, (_, i) => ({
    column: i % columns,
    row: Math.floor(i / columns)
  }));
  return wanted.map(({ shape, x, y }) => {
    const distance = (cell: { column: number; row: number }) => (cell.column - x) ** 2 + (cell.row - y) ** 2;
    const nearest = free.reduce((best, cell) => (distance(cell) < distance(best) ? cell : best));
    free.splice(free.indexOf(nearest), 1);
    return { shape, ...nearest };
  });
}

function tileShape({ region_code, region_name }: MapShape, x: number, y: number, size: number): MapShape {
  const side = size - GAP;
  return {
    region_code,
    region_name,
    path: `M${x + GAP / 2} ${y + GAP / 2}h${side}v${side}h${-side}z`,
    x: x + size / 2,
    y: y + size / 2 - 2,
    room: side
  };
}
