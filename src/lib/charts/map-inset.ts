/** The inset of a city: its smallest districts once more, larger, in a corner that the land leaves free. */
import { geoMercator, geoPath, type GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { labelPoint, projectedRing } from './label-point.ts';
import type { MapInset } from './map-shape.ts';

interface Region {
  region_code: string;
  region_name: string;
  shape: Feature<Polygon | MultiPolygon>;
}

/** Pixels that two characters need. */
const NAME_ROOM = 28;
/** Share of the drawing that the small districts may cover: beyond it they are no centre of a city. */
const CENTRE = 0.12;
const LARGEST = 0.5;
const SMALLEST = 0.25;
const STEP = 0.025;
const PAD = 5;

/**
 * Null where fewer than two districts are too small for a name, where they lie apart, and where no corner is free.
 * @param size of the drawing in pixels
 */
export function mapInset(
  regions: readonly Region[],
  projection: GeoProjection,
  size: { width: number; height: number }
): MapInset | null {
  const small = regions.filter(({ shape }) => labelPoint(shape, projection).room < NAME_ROOM);
  if (small.length < 2) return null;
  const features: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: small.map(({ shape }) => shape)
  };
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(features);
  if ((right - left) * (bottom - top) > CENTRE * size.width * size.height) return null;
  const box = freeCorner(
    regions.flatMap(({ shape }) => projectedRing(shape, projection)),
    size,
    (right - left) / (bottom - top)
  );
  if (!box) return null;
  const larger = geoMercator().fitExtent(
    [
      [box.x + PAD, box.y + PAD],
      [box.x + box.width - PAD, box.y + box.height - PAD]
    ],
    features
  );
  const path = geoPath(larger).digits(1);
  return {
    ...box,
    shapes: small.map(({ region_code, region_name, shape }) => ({
      region_code,
      region_name,
      path: path(shape) ?? '',
      ...labelPoint(shape, larger)
    }))
  };
}

/** The largest box of the given proportion that fits into a corner without a point of any outline in it. */
function freeCorner(
  points: readonly (readonly [number, number])[],
  { width, height }: { width: number; height: number },
  proportion: number
): Omit<MapInset, 'shapes'> | null {
  for (let share = LARGEST; share >= SMALLEST; share -= STEP) {
    const h = Math.round(Math.min(height * share, (width * share) / proportion));
    const w = Math.round(h * proportion);
    for (const [x, y] of [
      [0, 0],
      [width - w, 0],
      [0, height - h],
      [width - w, height - h]
    ] as const)
      if (!points.some(([px, py]) => px > x && px < x + w && py > y && py < y + h))
        return { x, y, width: w, height: h };
  }
  return null;
}
