/**
 * Regions as tiles of one size: for files that circulate, where an unreviewed boundary file may not be used (地图管理条例).
 * Cities stand roughly where they lie; other units follow in rows. Pure.
 */
import { hasNumber } from '#lib/domain/states.ts';
import { shortRegionName } from '#lib/domain/regions.ts';
import { fillOf, legendEntries, type RegionCell } from './map-cells.ts';
import { patternDefs } from './patterns.ts';
import { classOf, type ColourScale } from './scale.ts';
import { svgText } from './svg-text.ts';

export interface TileInput {
  cells: RegionCell[];
  scale: ColourScale | null;
  /** Meaning of the colours, with unit. */
  measure: string;
}

/** Column and row of each city. */
const CITY_SEATS: Record<string, [number, number]> = {
  '610800': [2, 0],
  '610600': [2, 1],
  '610200': [2, 2],
  '610300': [0, 3],
  '610400': [1, 3],
  '610100': [2, 3],
  '610500': [3, 3],
  '610700': [0, 4],
  '610900': [2, 4],
  '611000': [3, 4]
};
const CITY_COLUMNS = 4;
/** Pixels of 156 mm with the width of the charts, so that 13 px print at about ten points. */
const TILE = { width: 94, height: 36, gap: 3 };
/** Units without a seat have long names and wider tiles. */
const OTHER_COLUMNS = 3;
const OTHER_WIDTH = (CITY_COLUMNS * (TILE.width + TILE.gap)) / OTHER_COLUMNS - TILE.gap;
const LEGEND_LINE = 20;
const LEGEND_WIDTH = 156;
const PATTERNS = 'tile';

export interface TileLayout {
  width: number;
  height: number;
  tiles: { cell: RegionCell; x: number; y: number; width: number }[];
  legend: { fill: string; label: string; y: number }[];
  legendX: number;
}

export function layoutTiles({ cells, scale }: TileInput): TileLayout {
  const hasCities = cells.some((cell) => CITY_SEATS[cell.region_code]);
  const seated = cells.filter((cell) => hasCities && CITY_SEATS[cell.region_code]);
  const others = cells.filter((cell) => !seated.includes(cell));
  const firstRow = seated.length === 0 ? 0 : 1 + Math.max(...seated.map((cell) => CITY_SEATS[cell.region_code]![1]));
  const at = (column: number, row: number, width: number, space = 0) => ({
    x: column * (width + TILE.gap),
    y: row * (TILE.height + TILE.gap) + space,
    width
  });
  const tiles = [
    ...seated.map((cell) => ({ cell, ...at(...CITY_SEATS[cell.region_code]!, TILE.width) })),
    ...others.map((cell, i) => ({
      cell,
      ...at(
        i % OTHER_COLUMNS,
        firstRow + Math.floor(i / OTHER_COLUMNS),
        OTHER_WIDTH,
        seated.length === 0 ? 0 : TILE.gap
      )
    }))
  ];
  const legend = legendEntries(cells, scale, PATTERNS).map((entry, i) => ({ ...entry, y: 30 + i * LEGEND_LINE }));
  const legendX = CITY_COLUMNS * (TILE.width + TILE.gap) + 12;
  return {
    width: legendX + LEGEND_WIDTH,
    height: Math.max(0, ...tiles.map((tile) => tile.y + TILE.height), 30 + legend.length * LEGEND_LINE) + 2,
    tiles,
    legend,
    legendX
  };
}

/** The drawing as the body of an SVG, in CSS variables. */
export function tilesSvg(input: TileInput): { width: number; height: number; body: string } {
  const layout = layoutTiles(input);
  const tiles = layout.tiles.map(({ cell, x, y, width }) => {
    const isDark =
      hasNumber(cell.state) && cell.value !== null && input.scale !== null && classOf(cell.value, input.scale) >= 3;
    const ink = isDark ? 'var(--surface-raised)' : 'var(--text)';
    const stroke =
      cell.state === 'small_sample'
        ? 'stroke="var(--text)" stroke-dasharray="3 2"'
        : 'stroke="var(--state-stroke)" stroke-width="0.5"';
    const paper =
      hasNumber(cell.state) || cell.state === 'hidden'
        ? ''
        : `<rect x="${x + 8}" y="${y + 6}" width="${width - 16}" height="${TILE.height - 12}" fill="var(--surface-raised)" />`;
    return (
      `<rect x="${x}" y="${y}" width="${width}" height="${TILE.height}" fill="${fillOf(cell, input.scale, PATTERNS)}" ${stroke} />${paper}` +
      svgText(x + width / 2, y + 15, fitted(shortRegionName(cell.region_name)), {
        size: 13,
        anchor: 'middle',
        fill: ink
      }) +
      svgText(x + width / 2, y + 31, cell.label, { size: 13, anchor: 'middle', fill: ink, weight: 700 })
    );
  });
  const legend = layout.legend.map(
    ({ fill, label, y }) =>
      `<rect x="${layout.legendX}" y="${y - 10}" width="18" height="12" fill="${fill}" stroke="var(--state-stroke)" stroke-width="0.5" />${svgText(layout.legendX + 26, y, label)}`
  );
  return {
    width: layout.width,
    height: layout.height,
    body: `<defs>${patternDefs(PATTERNS)}</defs>${svgText(layout.legendX, 12, input.measure, { weight: 700 })}${tiles.join('')}${legend.join('')}`
  };
}

const LONGEST = 9;

function fitted(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : name;
}
