import { monthLabel } from '#lib/domain/coverage-words.ts';
import { negotiationSentence } from './negotiation-words.ts';
import { readNegotiationPage } from './negotiation-page.server.ts';
import { answer } from '#lib/server/query.ts';
import { scopeName } from '#lib/domain/shell.ts';
import type { PageServerLoad } from './$types';

/** How far wage agreements reach, how offers go on, what runs out, where there are none. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { shown: null };
  const read = await answer((ask) => readNegotiationPage(ask, shell));
  const sentence = negotiationSentence({
    scope_name: scopeName(shell),
    month_words: `${monthLabel(read.time.at?.month ?? read.time.to_month)}末`,
    coverage: read.indicators.find(({ metric }) => metric.indicator === 'A14'),
    units: read.blanks.unit,
    renewals: { due: read.renewals[0]?.total_rows ?? 0, idle: read.renewals[0]?.idle_rows ?? 0 },
    below_floor: read.floor.reduce((sum, row) => sum + row.below_count, 0)
  });
  return { shown: { ...read, sentence } };
};
