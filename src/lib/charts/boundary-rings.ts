/** Rings of boundary polygons in the order that d3-geo draws. Pure. */
import { geoArea } from 'd3-geo';
import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * Half the sphere, in steradians: no county is larger, so a larger outline is one that was drawn the other way round.
 */
const HEMISPHERE = 2 * Math.PI;

/**
 * The geometry with outer rings clockwise and holes counter-clockwise, as d3-geo reads them on the sphere. RFC 7946
 * (section 3.1.6) orders
 * them the other way round, and d3-geo then draws all of the globe but the county.
 */
export function rewound<T extends Polygon | MultiPolygon>(geometry: T): T {
  const turned = (polygon: Position[][]) =>
    polygon.map(closed).map((ring, i) => (isClockwise(ring) === (i === 0) ? ring : [...ring].reverse()));
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: turned(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(turned) };
}

/** A ring ends where it begins (RFC 7946, section 3.1.6); some programs leave the last position out. */
function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

/** Whether d3-geo takes what the ring goes around for its inside. */
function isClockwise(ring: Position[]): boolean {
  return geoArea({ type: 'Polygon', coordinates: [ring] }) < HEMISPHERE;
}
