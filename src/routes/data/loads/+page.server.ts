import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';
import { loadsFilter } from '../loads-filter.ts';
import { whenPublished } from '../when-published.server.ts';

const PAGE_SIZE = 20;
const UNDONE_SHOWN = 50;

export const load: PageServerLoad = async ({ url }) => {
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const published = await whenPublished(
    answer(async (ask) => ({
      loads: await ask('data/loads', {
        ...loadsFilter(url.searchParams),
        page_size: PAGE_SIZE,
        page_start: (page - 1) * PAGE_SIZE
      }),
      undone: await ask('data/undone_loads', { row_limit: UNDONE_SHOWN }),
      sources: (await ask('data/sources', {})).map(({ source, label }) => ({ source, label }))
    }))
  );
  return {
    loads: published?.loads ?? [],
    undone: published?.undone ?? [],
    sources: published?.sources ?? [],
    page,
    page_size: PAGE_SIZE
  };
};
