import { answer } from '#lib/server/query.ts';
import { CONTRACTS } from '#lib/contracts/all.ts';
import type { PageServerLoad } from './$types';
import { whenPublished } from '../when-published.server.ts';

/** Before the first publication the contracts alone answer: this page is where a first file is prepared from. */
export const load: PageServerLoad = async () => ({
  records:
    (await whenPublished(answer((ask) => ask('data/records', {})))) ??
    CONTRACTS.map((contract) => ({
      record: contract.record,
      source: contract.source,
      source_label: contract.source,
      record_label: contract.label,
      field_count: contract.fields.length,
      required_count: contract.fields.filter((field) => field.required).length,
      batch_count: 0,
      rows_read: 0,
      last_landed_at: null
    }))
});
