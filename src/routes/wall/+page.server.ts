import { loadTopology } from '#lib/charts/topology.server.ts';
import { parseWallPage } from './wall.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { readWall } from './wall-page.server.ts';
import { orBadRequest } from '#lib/server/forms.ts';
import type { PageServerLoad } from './$types';

/** One page of the wall; the next one asks anew, so that a wall that hangs for weeks shows what was published last. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const show = orBadRequest(() => parseWallPage(url.searchParams));
  if (shell.age_state === 'missing') return { show, wall: null };
  const topology = await loadTopology(config.DATA_DIR);
  return { show, wall: await answer((ask) => readWall(ask, shell, show, topology)) };
};
