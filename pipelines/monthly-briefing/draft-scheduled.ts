import { briefingSettings } from '#lib/briefing/settings.ts';
import { describeError } from '#lib/domain/errors.ts';
import { existsSync } from 'node:fs';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { draftDue } from './draft-due.ts';
import { withDesk } from './open-desk.ts';

/**
 * Work of the schedule each morning and at start; without published data there is nothing to draft, and no failure
 * stops the service.
 */
export async function draftScheduled(folder: StateFolder, log: (line: string) => void): Promise<void> {
  if (!existsSync(folder.warehouse)) return;
  await withDesk(
    folder,
    () => new Date(),
    (desk) => draftDue(desk, briefingSettings(process.env).schedule, log)
  ).catch((error: unknown) => log(`简报没有起草：${describeError(error)}`));
}
