import type { ChartTable } from '#lib/charts/table.ts';
import { parseGapRequest } from '#lib/domain/gap-request.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { gapTable } from './gap-export.server.ts';
import { answer } from '#lib/server/query.ts';
import { resolveScope } from '#lib/server/scope.ts';
import { badRequest } from '#lib/server/forms.ts';

/** The table and the file name of a download with the filters of the page. */
export async function exportedGaps(url: URL): Promise<{ table: ChartTable; name: string }> {
  return answer(async (ask) => {
    const { scope_path } = await resolveScope(ask, url.searchParams.get('scope') || null);
    const [publication] = await ask('shell/publication', {});
    const asOf = publication!.as_of;
    return {
      table: await gapTable(ask, scope_path, parseGapRequest(url.searchParams), asOf, todayInShanghai(new Date())),
      name: `盲区清单_${asOf}`
    };
  }).catch(badRequest);
}
