/** The light tokens of `app.css` as values, for drawings on paper. A test keeps the two the same. */
import type { Palette } from './palette.ts';

export const PRINT_FONT = 'Noto Sans S Chinese, Microsoft YaHei, SimHei, sans-serif';

export const PRINT_TOKENS: Record<string, string> = {
  'surface-raised': '#ffffff',
  'surface-sunken': '#eceff1',
  line: '#d9dee2',
  text: '#1a2026',
  'text-soft': '#55606a',
  'seq-0': '#dcecec',
  'seq-1': '#abd3d4',
  'seq-2': '#6cb0b5',
  'seq-3': '#2f838c',
  'seq-4': '#0d4f5c',
  'cat-0': '#1d5f9e',
  'cat-1': '#cf7a22',
  'cat-2': '#17806d',
  'cat-3': '#8f6fc0',
  'cat-4': '#6d5a2a',
  'cat-5': '#4a9cb8',
  'cat-other': '#8a939b',
  'state-hidden': '#c3c9ce',
  'state-stroke': '#7a848c'
};

/** Writes the value in place of every CSS variable. */
export function withPrintColours(svg: string): string {
  return svg.replace(/var\(--([\w-]+)\)/g, (_, name: string) => PRINT_TOKENS[name] ?? PRINT_TOKENS['text']!);
}

export function printPalette(): Palette {
  const token = (name: string) => PRINT_TOKENS[name]!;
  return {
    fontFamily: PRINT_FONT,
    text: token('text'),
    textSoft: token('text-soft'),
    line: token('line'),
    surface: token('surface-raised'),
    other: token('cat-other'),
    categories: [0, 1, 2, 3, 4, 5].map((i) => token(`cat-${i}`)),
    sequential: [0, 1, 2, 3, 4].map((i) => token(`seq-${i}`))
  };
}
