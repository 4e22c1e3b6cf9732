/**
 * Rare events of several kinds on one axis of months: a lane a kind, a dot a month with at least one, its area the
 * count. Pure.
 */
import { seriesColour } from '#lib/charts/series-colour.ts';
import type { TrendInput } from '#lib/charts/trend.ts';

export interface LaneDot {
  x: number;
  y: number;
  radius: number;
  words: string;
  /** The count, where it is more than one. */
  text: string | null;
}

export interface LaneLayout {
  height: number;
  left: number;
  right: number;
  lanes: { key: string; label: string; y: number; colour: number; dots: LaneDot[] }[];
  ticks: { x: number; text: string }[];
}

const LANE = 44;
const LABEL = 84;
const TICK = 84;
const DOT = 5;
const LARGEST = 17;

/** @param input counts by period; @param width in pixels */
export function layoutLanes(input: TrendInput, width: number): LaneLayout {
  const [left, right] = [LABEL, width - 24];
  const step = (right - left) / Math.max(1, input.periods.length - 1);
  const x = (at: number) => Math.round((left + at * step) * 10) / 10;
  const every = Math.max(1, Math.ceil((input.periods.length * TICK) / (right - left)));
  return {
    left,
    right,
    height: input.series.length * LANE + 28,
    lanes: input.series.map((series, lane) => {
      const y = lane * LANE + LANE / 2;
      const dots = series.values.flatMap((value, at) =>
        value
          ? [
              {
                x: x(at),
                y,
                radius: Math.min(LARGEST, Math.round(DOT * Math.sqrt(value) * 10) / 10),
                words: `${input.periods[at]}，${series.label} ${value}`,
                text: value > 1 ? String(value) : null
              }
            ]
          : []
      );
      return { key: series.key, label: series.label, y, colour: seriesColour(series.key, lane), dots };
    }),
    ticks: input.periods.flatMap((text, at) =>
      (input.periods.length - 1 - at) % every === 0 ? [{ x: x(at), text }] : []
    )
  };
}
