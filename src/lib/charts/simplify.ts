/**
 * Borders with fewer points: those go that lie within a fraction of a pixel of the line without them (Douglas and
 * Peucker, Cartographica 10, 1973). Arcs are simplified, not shapes, so neighbours keep one border. Pure.
 */
import type { Position } from 'geojson';
import type { Objects, Topology } from 'topojson-specification';

type Place = (point: [number, number]) => [number, number] | null;

/** @param place position on the drawing, @param off pixels that a border may move */
export function simplified<T extends Objects>(topology: Topology<T>, place: Place, off: number): Topology<T> {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  const isDelta = topology.transform !== undefined;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map((point): [number, number] => {
      [x, y] = isDelta ? [x + point[0]!, y + point[1]!] : [point[0]!, point[1]!];
      return [x * scale[0]! + translate[0]!, y * scale[1]! + translate[1]!];
    });
    return kept(
      points,
      points.map((point) => place(point) ?? [0, 0]),
      off
    );
  });
  const { transform: _, ...rest } = topology;
  return { ...rest, arcs };
}

/** A ring keeps four points at least, so that nothing small vanishes. */
function kept(points: Position[], drawn: readonly [number, number][], off: number): Position[] {
  const last = points.length - 1;
  const isRing = drawn[0]?.[0] === drawn[last]?.[0] && drawn[0]?.[1] === drawn[last]?.[1];
  const keep = new Uint8Array(points.length);
  keep[0] = keep[last] = 1;
  const open: [number, number][] = [[0, last]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    let [farthest, most] = [-1, isRing && to - from > last / 3 ? -1 : off * off];
    for (let at = from + 1; at < to; at++) {
      const far = squaredDistance(drawn[at]!, drawn[from]!, drawn[to]!);
      if (far > most) [farthest, most] = [at, far];
    }
    if (farthest === -1) continue;
    keep[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  return points.filter((_, at) => keep[at] === 1);
}

/** From a point to the line between two others, squared. */
function squaredDistance([x, y]: [number, number], [x0, y0]: [number, number], [x1, y1]: [number, number]): number {
  const [right, down] = [x1 - x0, y1 - y0];
  const length = right * right + down * down;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * right + (y - y0) * down) / length));
  return (x - x0 - along * right) ** 2 + (y - y0 - along * down) ** 2;
}
