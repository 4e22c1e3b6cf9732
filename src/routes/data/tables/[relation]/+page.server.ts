import { contractOf } from '#lib/contracts/all.ts';
import { columnText } from '../../data-page-columns.ts';
import { lineageOf } from '../../data-page-lineage.ts';
import { modelText } from '../../model-text.server.ts';
import { answer } from '#lib/server/query.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { BUILD_RELATIONS } from '../../catalogue.ts';

const SHOWN_LOADS = 10;
const isRecord = (name: string) => contractOf(name) !== undefined;

export const load: PageServerLoad = ({ params }) =>
  answer(async (ask) => {
    const tables = await ask('data/tables', {});
    const table = tables.find((candidate) => candidate.relation === params.relation) ?? null;
    const columns = await ask('data/columns', { relation: params.relation });
    if (!table && columns.length === 0 && !(params.relation in BUILD_RELATIONS)) error(404, '数据目录里没有这张表');
    const lineage = lineageOf(params.relation, await ask('data/lineage', {}), isRecord);
    const records = (await ask('data/records', {})).filter((record) => lineage.records.includes(record.record));
    const loads =
      records.length === 1
        ? await ask('data/loads', {
            source: null,
            records: lineage.records,
            with_issues: false,
            page_size: SHOWN_LOADS,
            page_start: 0
          })
        : [];
    const labels = Object.fromEntries([
      ...Object.entries(BUILD_RELATIONS),
      ...lineage.records.map((record) => [`raw.${record}`, contractOf(record)?.label ?? record] as const),
      ...tables.map((candidate) => [candidate.relation, candidate.description] as const)
    ]);
    return {
      relation: params.relation,
      table,
      columns: columns.map((column) => ({ ...column, text: columnText(column) })),
      lineage,
      records,
      loads,
      labels,
      sql: table ? await modelText(table.path) : null
    };
  });
