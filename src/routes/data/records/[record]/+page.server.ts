import { allFields } from '#lib/contracts/contract.ts';
import { contractOf } from '#lib/contracts/all.ts';
import { fieldLines } from '../../data-page-fields.ts';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/**
 * From the contracts, not from marts.fields: the next file is judged by the rules of this version, which also hold
 * the accepted headers.
 */
export const load: PageServerLoad = ({ params }) => {
  const contract = contractOf(params.record);
  if (!contract) error(404, '没有这一类记录');
  return {
    record: contract.record,
    source: contract.source,
    label: contract.label,
    file_names: contract.fileNames,
    fields: fieldLines(allFields(contract), contract.identity)
  };
};
