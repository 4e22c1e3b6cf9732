/** Places of the four sources among the category colours: one colour for each source in the whole product. */
const SOURCE_COLOURS: Readonly<Record<string, number>> = { visits: 0, petitions: 1, negotiations: 2, posts: 3 };
/** Colours that no source has: parts of a source stand beside it. */
const PARTS: Readonly<Record<string, number>> = { raised: 4, late: 4 };
const LAST = 5;

/** The category colour of a series: that of its source, else the one of its place in the chart. */
export function seriesColour(key: string, position: number): number {
  if (Object.hasOwn(PARTS, key)) return PARTS[key]!;
  return Object.hasOwn(SOURCE_COLOURS, key) ? SOURCE_COLOURS[key]! : Math.min(position, LAST);
}
