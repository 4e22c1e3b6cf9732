import type { Source } from '#lib/contracts/contract.ts';

/**
 * Records whose free text is annotated in a run; `sql/annotate/texts/<record>.sql` says which of their fields.
 * Negotiations carry no free text.
 */
export const ANNOTATED_RECORDS: { record: string; source: Source }[] = [
  { record: 'visits', source: 'visits' },
  { record: 'visit_problems', source: 'visits' },
  { record: 'petitions', source: 'petitions' },
  { record: 'posts', source: 'posts' }
];
