import { loadTopology } from '#lib/charts/topology.server.ts';
import { config } from '#lib/server/config.ts';
import { askedCoverage, readCoverage } from '#lib/server/coverage-page.ts';
import { answer } from '#lib/server/query.ts';
import { badRequest, orBadRequest } from '#lib/server/forms.ts';
import type { PageServerLoad } from './$types';

/** One indicator of a period: the whole scope, one city or one county. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { request: orBadRequest(() => askedCoverage(shell, url)), shown: null };
  const topology = await loadTopology(config.DATA_DIR);
  return answer((ask) => readCoverage(ask, shell, url, topology)).catch(badRequest);
};
