import { parseTrendRequest } from '#lib/domain/trends.ts';
import { answer } from '#lib/server/query.ts';
import { readTrends } from './trends-page.server.ts';
import { orBadRequest } from '#lib/server/forms.ts';
import type { PageServerLoad } from './$types';

/**
 * One measure under filters: by source, against last year and last festival, taken apart, ahead, and which source
 * began first.
 */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseTrendRequest(url.searchParams));
  return {
    request,
    trends:
      shell.age_state === 'missing'
        ? null
        : await answer((ask, { answers }) => readTrends(ask, answers, shell, request))
  };
};
