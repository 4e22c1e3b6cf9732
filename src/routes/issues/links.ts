import type { HotspotCell } from '#lib/domain/hot-issues.ts';
import { withSharedFilters } from '#lib/ui/shared-filter-link.ts';

/**
 * The records that a cell of the matrix counts. A cell is a place, whoever's record lies there: the scope of a union
 * would leave out those of industrial unions and of the province, so the address does not carry it.
 */
export function hotspotHref(cell: HotspotCell, url: URL): string {
  const asked = new URL(url);
  asked.searchParams.delete('scope');
  return withSharedFilters(
    `/search?topic=${cell.topic_code}&region=${cell.region_code}&month=${cell.month.slice(0, 7)}&kind=requests`,
    asked
  );
}
