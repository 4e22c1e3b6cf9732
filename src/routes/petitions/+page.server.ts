import { petitionSentence } from '#lib/domain/petition-words.ts';
import { readPetitionPage } from '#lib/server/petition-page.ts';
import { answer } from '#lib/server/query.ts';
import { scopeName } from '#lib/domain/shell.ts';
import type { PageServerLoad } from './$types';

/** Letters, calls and visits of workers: what came in, what is late, how people judge the answer. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { shown: null };
  const read = await answer((ask) => readPetitionPage(ask, shell));
  const sentence = petitionSentence({
    scope_name: scopeName(shell),
    period: shell.filters.period,
    as_of: shell.as_of,
    against: read.time.against,
    ...read.counts,
    due: read.due,
    list: read.list,
    surges: read.surges,
    satisfaction: read.indicators.find(({ metric }) => metric.indicator === 'A29P')
  });
  return { shown: { ...read, sentence } };
};
