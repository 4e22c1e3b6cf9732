import { degreeOf } from '../data-page-lineage.ts';
import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';
import { whenPublished } from '../when-published.server.ts';

export const load: PageServerLoad = async () => {
  const published = await whenPublished(
    answer(async (ask) => {
      const degree = degreeOf(await ask('data/lineage', {}));
      return (await ask('data/tables', {})).map((table) => ({ ...table, ...degree(table.relation) }));
    })
  );
  return { tables: published ?? [] };
};
