import { degreeOf } from '../data-page-lineage.ts';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { GRADES, gradeOf, sensitiveColumns } from '#lib/domain/data-grade.ts';
import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';
import { whenPublished } from '../when-published.server.ts';

export const load: PageServerLoad = async () => {
  const published = await whenPublished(
    answer(async (ask) => {
      const degree = degreeOf(await ask('data/lineage', {}));
      const sensitive = sensitiveColumns(CONTRACTS);
      const columns = new Map((await ask('data/column_names', {})).map((row) => [row.relation, row.column_names]));
      return (await ask('data/tables', {})).map((table) => ({
        ...table,
        ...degree(table.relation),
        grade:
          GRADES[
            gradeOf({ relation: table.relation, columns: columns.get(table.relation)?.split(' ') ?? [] }, sensitive)
          ].label
      }));
    })
  );
  return { tables: published ?? [] };
};
