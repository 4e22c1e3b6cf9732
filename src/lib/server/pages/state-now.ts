/** The state of the whole product, told by files that are looked at and not read for each request. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Publication } from '#lib/contracts/state/publication.ts';
import { lockHolder } from '#lib/state/lock-holder.server.ts';
import { readStateFile } from '#lib/state/state-file.server.ts';
import { APPROVED } from '#lib/charts/topology.server.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import type { StateNow } from './page-key.ts';

const runs = join(config.DATA_DIR, 'runs');
const [warehouse, note, map] = [
  join(config.DATA_DIR, 'warehouse.duckdb'),
  join(runs, 'published.json'),
  join(config.DATA_DIR, APPROVED)
];

let seen: { stamp: string; published_at: string | null } = { stamp: '', published_at: null };

export async function stateNow(): Promise<StateNow> {
  const stamp = [warehouse, note, map].map(stampOf).join(' ');
  if (stamp !== seen.stamp) seen = { stamp, published_at: readStateFile(note, Publication)?.published_at ?? null };
  const { published_at } = seen;
  return { published: stamp, published_at, app_stamp: await (await theAppDb()).stamp(), is_loading: isLoading() };
}

/** True while a run works on newer data. */
export function isLoading(): boolean {
  return lockHolder(runs) !== null;
}

function stampOf(path: string): string {
  const { ino, size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { ino: 0, size: 0, mtimeMs: 0 };
  return `${ino}:${size}:${mtimeMs}`;
}
