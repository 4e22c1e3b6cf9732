/**
 * Colours that a chart builder may use. They are read from the tokens of `app.css` at draw time, so charts follow the
 * theme.
 */
export interface Palette {
  fontFamily: string;
  text: string;
  textSoft: string;
  line: string;
  surface: string;
  categories: string[];
  sequential: string[];
  other: string;
}

export const CATEGORY_LIMIT = 6;
