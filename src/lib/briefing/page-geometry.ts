/**
 * The page of GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters of No. 3. Lengths in millimetres,
 * sizes in points.
 */
export const PAGE = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;
const LINES = 22;
const CHARACTERS = 28;
/** Sizes by their Chinese names: 二号, 三号, 四号, 小四, 五号. */
export const SIZE = { second: 22, third: 16, fourth: 14, small_fourth: 12, fifth: 10.5 } as const;
/**
 * The page number stands 7 mm under the type area; its line is about 6 mm high, so its foot is this far from the
 * edge.
 */
export const FOOTER_DISTANCE = 22;

const POINTS_PER_MM = 72 / 25.4;
const TWIPS_PER_POINT = 20;

export function twips(millimetres: number): number {
  return Math.round(millimetres * POINTS_PER_MM * TWIPS_PER_POINT);
}

export const TYPE_AREA = { width: PAGE.width - PAGE.left - PAGE.right, height: PAGE.height - PAGE.top - PAGE.bottom };

/** Distance of lines and of characters in points: 28.99 and 15.79. */
export const LINE_PITCH = (TYPE_AREA.height * POINTS_PER_MM) / LINES;
export const CHARACTER_PITCH = (TYPE_AREA.width * POINTS_PER_MM) / CHARACTERS;

/**
 * The grid in Word's units (twips). Lines snap to the document grid; characters are narrowed by their own spacing,
 * the widest with which 28 fit. The grid could do that as well (`linesAndChars`, charSpace −848), but LibreOffice
 * then spreads each line over 18 characters.
 */
export const GRID = {
  linePitch: Math.floor(LINE_PITCH * TWIPS_PER_POINT),
  characterSpacing: Math.floor((CHARACTER_PITCH - SIZE.third) * TWIPS_PER_POINT)
};
