import type { MapGeometry } from '#lib/charts/geometry.ts';
import type { RegionCell } from '#lib/charts/map-cells.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import type { FacetValue } from '#lib/search/view.ts';
import { facetHref } from './links.ts';

/**
 * Hits by region for the map: regions without a hit are drawn with 0; values without a shape stay in the strip.
 * @param own the city or county of a unit, whose records alone it reads: of other places it knows nothing. Null reads
 * all
 */
export function searchCells(
  counts: readonly FacetValue[],
  geometry: MapGeometry,
  url: URL,
  own: string | null
): RegionCell[] {
  const isRead = (code: string) => own === null || code === own || cityCodeOf(code) === own;
  const counted = new Set(counts.map(({ value }) => value));
  const empty = geometry.shapes
    .filter(({ region_code }) => !counted.has(region_code) && isRead(region_code))
    .map((shape) => ({ value: shape.region_code, label: shape.region_name, record_count: 0 }));
  return [...counts, ...empty].map(({ value, label, record_count }) => ({
    region_code: value,
    region_name: label,
    state: 'value',
    value: record_count,
    numerator: null,
    denominator: null,
    label: formatInteger(record_count),
    href: facetHref(url, 'region', value)
  }));
}
