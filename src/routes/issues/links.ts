import type { HotspotCell } from '#lib/domain/hot-issues.ts';
import { carryFilters } from '#lib/ui/carry-filters.ts';

/** The records that a cell of the matrix counts. */
export function hotspotHref(cell: HotspotCell, url: URL): string {
  return carryFilters(
    `/search?topic=${cell.topic_code}&region=${cell.region_code}&month=${cell.month.slice(0, 7)}&kind=requests`,
    url
  );
}
