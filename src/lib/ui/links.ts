/** The catalogue entry of a mart, such as `marts.visit_coverage`. */
export function catalogueHref(mart: string): string {
  return `/data/tables/${mart}`;
}
