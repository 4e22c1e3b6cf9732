/**
 * Lasting shifts of a level: binary segmentation of the cumulative sum, each split judged by permutation (Taylor,
 * "Change-Point Analysis", 2000).
 */
import { seededRandom, shuffled } from './random.ts';

export interface ChangePoint {
  /** First step of the new level. */
  at: number;
  before: number;
  after: number;
  /** Share of shuffles with a larger swing, counted with the observed one; at most the chosen level. */
  p_value: number;
}

const SHUFFLES = 499;
/** Level of one split; a series is split at most three times deep. */
const LEVEL = 0.01;
const MOST_DEPTH = 3;

/** @param shortest steps a level must last on both sides */
export function changePoints(values: readonly number[], shortest = 6): ChangePoint[] {
  const random = seededRandom(20121211);
  const found: ChangePoint[] = [];
  split(values, 0, 0);
  return found.sort((a, b) => a.at - b.at);

  function split(part: readonly number[], offset: number, depth: number): void {
    if (depth >= MOST_DEPTH || part.length < 2 * shortest) return;
    const best = largestSwing(part, shortest);
    let larger = 1;
    for (let round = 0; round < SHUFFLES; round++)
      if (largestSwing(shuffled(part, random), shortest).swing >= best.swing) larger++;
    const p_value = larger / (SHUFFLES + 1);
    if (p_value > LEVEL) return;
    found.push({
      at: offset + best.at,
      before: mean(part.slice(0, best.at)),
      after: mean(part.slice(best.at)),
      p_value
    });
    split(part.slice(0, best.at), offset, depth + 1);
    split(part.slice(best.at), offset + best.at, depth + 1);
  }
}

/** The split whose two sides differ most, weighted by their lengths as a t statistic does. */
function largestSwing(part: readonly number[], shortest: number): { at: number; swing: number } {
  const total = part.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  let best = { at: shortest, swing: -1 };
  for (let at = 1; at <= part.length - shortest; at++) {
    sum += part[at - 1]!;
    if (at < shortest) continue;
    const swing =
      Math.abs(sum / at - (total - sum) / (part.length - at)) * Math.sqrt((at * (part.length - at)) / part.length);
    if (swing > best.swing) best = { at, swing };
  }
  return best;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
