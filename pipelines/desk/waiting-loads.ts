import type { AppDb } from '#lib/app-db/open.ts';
import { newestRequest } from '#lib/app-db/submissions.ts';
import { describeError } from '#lib/domain/errors.ts';
import { lockHolder } from '#lib/state/lock-holder.server.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { openRequests } from './open-requests.ts';

/** Requests of the page 报送 that a run answers. */
export const RUN_KINDS = ['load', 'undo'] as const;

/**
 * Tells whether somebody confirmed a load or an undoing while no run is under way; cheap while nobody asks anything,
 * and never throws.
 */
export function waitingLoads(folder: StateFolder, app: AppDb, log: (line: string) => void): () => Promise<boolean> {
  let settled = -1;
  const isAnyOpen = async () => {
    if (lockHolder(folder.runs) !== null) return false;
    const newest = await newestRequest(app);
    if (newest === settled) return false;
    const isOpen = (await openRequests(app, folder, RUN_KINDS)).length > 0;
    if (!isOpen) settled = newest;
    return isOpen;
  };
  return () =>
    isAnyOpen().catch((error: unknown) => {
      log(`网页上确认的文件没有处理：${describeError(error)}`);
      return false;
    });
}
