/** Names and figures on a map: at least 11 pixels on the screen, none over another. Pure. */
import { shortRegionName } from '#lib/domain/regions.ts';
import type { MapShape } from './map-shape.ts';
import type { RegionCell } from './map-cells.ts';

export interface MapLabel {
  region_code: string;
  x: number;
  /** Base line of the name. */
  y: number;
  name: string;
  /** Null where there is no room for it. */
  value: string | null;
}

/** Pixels of a name and of the figure below it, at the scale of the drawing. */
export const NAME_SIZE = 13;
export const VALUE_SIZE = 12;
/** The smallest letters that a map shows, in pixels of the screen. */
const LEGIBLE = 11.5;
/** A figure may reach this far over the border of its region. */
const OVER = 1.6;
/** Longer words explain a colour and stand in the list. */
const LONGEST_VALUE = 6;

type Box = [left: number, top: number, right: number, bottom: number];

/**
 * How much larger letters are drawn so that they stay legible.
 * @param drawn pixels of the screen that the drawing is wide; 0 before it is known
 */
export function labelGrowth(width: number, drawn: number): number {
  return drawn > 0 ? Math.max(1, (LEGIBLE * width) / (drawn * VALUE_SIZE)) : 1;
}

/** Regions with the most room first; a name that finds none is left to the list, a figure to the name's company. */
export function mapLabels(
  drawn: readonly { shape: MapShape; cell: RegionCell }[],
  grow: number,
  with_values: boolean
): MapLabel[] {
  const taken: Box[] = [];
  const take = (box: Box) => {
    if (taken.some((other) => overlaps(box, other))) return false;
    taken.push(box);
    return true;
  };
  const named = [...drawn]
    .sort((a, b) => b.shape.room - a.shape.room)
    .flatMap(({ shape, cell }) => {
      const name = shortRegionName(shape.region_name);
      const size = NAME_SIZE * grow;
      if (shape.room < textWidth(name, size * 0.93)) return [];
      return take(boxOf(name, size, shape.x, shape.y + 1)) ? [{ shape, cell, name }] : [];
    });
  return named.map(({ shape, cell, name }) => {
    const size = VALUE_SIZE * grow;
    const fits =
      with_values && [...cell.label].length <= LONGEST_VALUE && textWidth(cell.label, size) < shape.room * OVER;
    const value = fits && take(boxOf(cell.label, size, shape.x, shape.y + 1 + size * 1.15)) ? cell.label : null;
    return { region_code: shape.region_code, x: shape.x, y: shape.y + 1, name, value };
  });
}

/** Chinese characters are as wide as high, digits a little more than half of that. */
function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (/[\u2E80-\uFFFF]/.test(letter) ? size : size * 0.58), 0);
}

function boxOf(text: string, size: number, x: number, y: number): Box {
  const half = textWidth(text, size) / 2;
  return [x - half, y - size * 0.85, x + half, y + size * 0.1];
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
