import { CATEGORY_LIMIT, type Palette } from '#lib/charts/palette.ts';
import { CLASS_COUNT } from '#lib/charts/scale.ts';

/** The colours of the present theme as they stand in `app.css`. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    fontFamily: style.fontFamily,
    text: token('text'),
    textSoft: token('text-soft'),
    line: token('line'),
    surface: token('surface-raised'),
    other: token('cat-other'),
    categories: Array.from({ length: CATEGORY_LIMIT }, (_, i) => token(`cat-${i}`)),
    sequential: Array.from({ length: CLASS_COUNT }, (_, i) => token(`seq-${i}`))
  };
}

/** Calls back when the theme changes, by the switch or by the system. @returns a function that stops watching */
export function watchTheme(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(changed);
  system.addEventListener('change', changed);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    system.removeEventListener('change', changed);
    chosen.disconnect();
  };
}
