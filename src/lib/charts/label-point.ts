/** Where the name of a region sits on a map, and how much room it has there. */
import { geoArea, type GeoProjection } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

type Region = Feature<Polygon | MultiPolygon>;
const SCANS = 24;
/** Pixels beyond which more room is no better than a place nearer to the centre. */
const ENOUGH_ROOM = 90;

/**
 * The label point: the middle of the widest horizontal run inside the largest part of the shape, preferring runs near
 * its centre. The plain centroid lies outside bent shapes such as 咸阳市.
 */
export function labelPoint(shape: Region, projection: GeoProjection): { x: number; y: number; room: number } {
  const ring = projectedRing(shape, projection);
  const ys = ring.map(([, y]) => y);
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  let best = { x: 0, y: 0, room: 0, score: -1 };
  for (let i = 1; i < SCANS; i++) {
    const y = top + (height * i) / SCANS;
    const crossings: number[] = [];
    for (let j = 1; j < ring.length; j++) {
      const [x0, y0] = ring[j - 1]!;
      const [x1, y1] = ring[j]!;
      if (y0 > y !== y1 > y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
    }
    crossings.sort((a, b) => a - b);
    for (let j = 1; j < crossings.length; j += 2) {
      const room = crossings[j]! - crossings[j - 1]!;
      const score = Math.min(room, ENOUGH_ROOM) * (1 - Math.abs(i / SCANS - 0.5));
      if (score > best.score) best = { x: (crossings[j]! + crossings[j - 1]!) / 2, y, room, score };
    }
  }
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(best.x), y: round(best.y), room: Math.floor(best.room) };
}

/** The outline of the largest part, in pixels. */
export function projectedRing(shape: Region, projection: GeoProjection): [number, number][] {
  return outerRing(shape).map((point): [number, number] => projection([point[0]!, point[1]!]) ?? [0, 0]);
}

function outerRing(shape: Region): Position[] {
  if (shape.geometry.type === 'Polygon') return shape.geometry.coordinates[0] ?? [];
  const rings = shape.geometry.coordinates.map((polygon) => polygon[0] ?? []);
  return rings.reduce((largest, ring) => (ringArea(ring) > ringArea(largest) ? ring : largest), rings[0] ?? []);
}

function ringArea(ring: Position[]): number {
  return ring.length < 4 ? 0 : geoArea({ type: 'Polygon', coordinates: [ring] });
}
