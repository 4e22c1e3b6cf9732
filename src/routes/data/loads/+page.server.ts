import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';
import { loadsFilter } from '../loads-filter.ts';
import { whenPublished } from '../when-published.server.ts';

const PAGE_SIZE = 20;

export const load: PageServerLoad = async ({ url }) => {
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const published = await whenPublished(
    answer(async (ask) => ({
      loads: await ask('data/loads', {
        ...loadsFilter(url.searchParams),
        page_size: PAGE_SIZE,
        page_start: (page - 1) * PAGE_SIZE
      }),
      sources: (await ask('data/sources', {})).map(({ source, label }) => ({ source, label }))
    }))
  );
  return { loads: published?.loads ?? [], sources: published?.sources ?? [], page, page_size: PAGE_SIZE };
};
