/** Places of the four sources among the category colours: one colour for each source in the whole product. */
const SOURCE_COLOURS: Readonly<Record<string, number>> = { visits: 0, petitions: 1, negotiations: 2, posts: 3 };
const LAST = 5;

/** The category colour of a series: that of its source, else the one of its place in the chart. */
export function seriesColour(key: string, position: number): number {
  return Object.hasOwn(SOURCE_COLOURS, key) ? SOURCE_COLOURS[key]! : Math.min(position, LAST);
}
