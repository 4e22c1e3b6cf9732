import type { HotspotCell } from '#lib/domain/hot-issues.ts';
import { withSharedFilters } from '#lib/ui/shared-filter-link.ts';

/** The records that a cell of the matrix counts. */
export function hotspotHref(cell: HotspotCell, url: URL): string {
  return withSharedFilters(
    `/search?topic=${cell.topic_code}&region=${cell.region_code}&month=${cell.month.slice(0, 7)}&kind=requests`,
    url
  );
}
