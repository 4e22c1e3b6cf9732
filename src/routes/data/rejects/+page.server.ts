import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';
import { whenPublished } from '../when-published.server.ts';

export const load: PageServerLoad = async ({ url }) => {
  const published = await whenPublished(
    answer(async (ask) => ({
      rejects: await ask('data/rejects', { source: url.searchParams.get('source') || null }),
      sources: (await ask('data/sources', {})).map(({ source, label, rows_read, rows_rejected, rows_emptied }) => ({
        source,
        label,
        rows_read,
        rows_rejected,
        rows_emptied
      }))
    }))
  );
  return published ?? { rejects: [], sources: [] };
};
