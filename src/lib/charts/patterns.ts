/** The hatches of the states without a number; fills refer to them by the same id prefix. */
export interface Hatch {
  state: 'not_submitted' | 'load_failed' | 'not_applicable';
  /** Side of the repeated square. */
  size: number;
  turn: number;
  /** Fill of the square, or none. */
  ground: string;
  /** Stroked lines or, for dots, a filled path. */
  path: string;
  stroke: string;
  width: number;
  fill: string;
}

export const HATCHES: readonly Hatch[] = [
  {
    state: 'not_submitted',
    size: 7,
    turn: 45,
    ground: 'var(--surface-raised)',
    path: 'M0 0V7',
    stroke: 'var(--state-stroke)',
    width: 2.5,
    fill: 'none'
  },
  {
    state: 'load_failed',
    size: 8,
    turn: 45,
    ground: 'var(--surface-raised)',
    path: 'M0 0V8M0 0H8',
    stroke: 'var(--text-soft)',
    width: 1.8,
    fill: 'none'
  },
  {
    state: 'not_applicable',
    size: 6,
    turn: 0,
    ground: 'none',
    path: 'M2 3a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
    stroke: 'none',
    width: 0,
    fill: 'var(--state-stroke)'
  }
];

/** The same as SVG text, for files. */
export function patternDefs(id: string): string {
  return HATCHES.map(
    (at) =>
      `<pattern id="${id}-${at.state}" width="${at.size}" height="${at.size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${at.turn})">` +
      `<rect width="${at.size}" height="${at.size}" fill="${at.ground}" /><path d="${at.path}" stroke="${at.stroke}" stroke-width="${at.width}" fill="${at.fill}" /></pattern>`
  ).join('');
}
