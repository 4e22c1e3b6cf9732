import { visitSentence } from '#lib/domain/visit-words.ts';
import { answer } from '#lib/server/query.ts';
import { readVisitPage } from './visit-page.server.ts';
import { scopeName } from '#lib/domain/shell.ts';
import type { PageServerLoad } from './$types';

/** Days at the grassroots, whom the visits reach, what became of the problems, how complete the ledgers are. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { shown: null };
  const read = await answer((ask) => readVisitPage(ask, shell));
  const sentence = visitSentence({
    scope_name: scopeName(shell),
    period: shell.filters.period,
    as_of: shell.as_of,
    against: read.time.against,
    ...read.counts,
    ledgers: read.copied,
    pace: read.indicators.find(({ metric }) => metric.indicator === 'A23')
  });
  return { shown: { ...read, sentence } };
};
