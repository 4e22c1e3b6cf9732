import { parseChangeRequest } from '#lib/domain/change-request.ts';
import { orBadRequest } from '#lib/server/forms.ts';
import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';
import { readWhy } from './why-page.server.ts';

/** A change of a figure, taken apart by place, topic, source and hot issue, each against its own past. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseChangeRequest(url.searchParams));
  return {
    request,
    why:
      shell.age_state === 'missing' ? null : await answer((ask, { answers }) => readWhy(ask, answers, shell, request))
  };
};
