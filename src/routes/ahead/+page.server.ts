import { readAhead } from '#lib/server/ahead.ts';
import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';

/** The month ahead: what usually comes, with the course of earlier years. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { shown: null };
  return { shown: await answer((ask) => readAhead(ask, shell)) };
};
