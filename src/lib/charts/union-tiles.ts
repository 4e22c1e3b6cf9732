/** Unions as equal tiles in rows of one kind each: a map of the union tree, which has no land. */
import { UNION_KINDS, type UnionPlace } from '#lib/domain/union-tree.ts';
import type { MapGeometry } from './geometry.ts';
import type { MapShape } from './map-shape.ts';

const COLUMNS = 3;
const WIDTH = 132;
const HEIGHT = 46;
const CAPTION = 22;
const GAP = 2;
/** Room below for the mark. */
const MARK = 28;

/** The tiles with a caption over each kind. Deterministic: kinds and unions in the order given. */
export function unionTiles(places: readonly UnionPlace[]): MapGeometry {
  const kinds = [...new Set(places.map((place) => place.kind))];
  const shapes: MapShape[] = [];
  const captions: { text: string; y: number }[] = [];
  let top = 0;
  for (const kind of kinds) {
    const own = places.filter((place) => place.kind === kind);
    captions.push({ text: `${UNION_KINDS[kind]} ${own.length} 个`, y: top + 15 });
    top += CAPTION;
    own.forEach(({ code, name }, i) =>
      shapes.push(tile(code, name, (i % COLUMNS) * WIDTH, top + Math.floor(i / COLUMNS) * HEIGHT))
    );
    top += Math.ceil(own.length / COLUMNS) * HEIGHT;
  }
  return {
    kind: 'unions',
    mark: '工会组织树，不表示地域',
    width: COLUMNS * WIDTH,
    height: top + MARK,
    shapes,
    captions,
    borders: ''
  };
}

function tile(region_code: string, region_name: string, x: number, y: number): MapShape {
  return {
    region_code,
    region_name,
    x: x + WIDTH / 2,
    y: y + HEIGHT / 2 - 5,
    room: WIDTH - 2 * GAP,
    path: `M${x + GAP / 2} ${y + GAP / 2}h${WIDTH - GAP}v${HEIGHT - GAP}h${GAP - WIDTH}z`
  };
}
