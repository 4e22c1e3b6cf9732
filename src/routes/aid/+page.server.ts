import { aidSentence } from './promises.ts';
import { readAidPage } from './aid-page.server.ts';
import { answer } from '#lib/server/query.ts';
import { scopeName } from '#lib/domain/shell.ts';
import type { PageServerLoad } from './$types';

/** Promised deeds, households with somebody beside them, stations on five levels. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { shown: null };
  const read = await answer((ask) => readAidPage(ask, shell));
  const of = (code: string) => read.indicators.find(({ metric }) => metric.indicator === code);
  return {
    shown: {
      ...read,
      sentence: aidSentence({
        scope_name: scopeName(shell),
        year: read.year,
        promises: read.promises,
        earlier: read.earlier,
        households: of('A09'),
        stations: of('B01')
      })
    }
  };
};
