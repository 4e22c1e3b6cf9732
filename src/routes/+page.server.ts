import { loadTopology } from '#lib/charts/topology.server.ts';
import { config } from '#lib/server/config.ts';
import { readOverviewPage } from '#lib/server/overview-page.ts';
import { answer } from '#lib/server/query.ts';
import { overviewNotes } from './overview-notes.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') return { shown: null, notes: [] };
  const topology = await loadTopology(config.DATA_DIR);
  return { shown: await answer((ask) => readOverviewPage(ask, shell, topology)), notes: overviewNotes(shell.rules) };
};
