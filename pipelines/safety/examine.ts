import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { PROJECT } from '#pipelines/files/code-hash.ts';
import type { Finding } from './finding.ts';
import {
  checkClock,
  checkFonts,
  checkMemory,
  checkProgram,
  checkRights,
  checkSettings,
  checkSpace,
  checkVersion
} from './machine-checks.ts';
import {
  checkAnnotations,
  checkAppContent,
  checkLabels,
  checkLedger,
  checkNotes,
  checkSealed,
  checkTextVersions
} from './content-checks.ts';
import {
  checkAppDb,
  checkFeeds,
  checkKeys,
  checkLanding,
  checkLastRun,
  checkLock,
  checkPublication,
  checkSetAside
} from './state-checks.ts';

/**
 * Everything that `doctor` looks at; it changes nothing. `isDeep` reads every byte of landing, generations and
 * annotations, opens what is sealed, and compares issues and app.db with what was noted of them.
 */
export async function examine(folder: StateFolder, now: Date, isDeep: boolean): Promise<Finding[]> {
  return [
    checkVersion(),
    ...checkSettings(),
    ...(isDeep ? checkProgram(PROJECT) : []),
    checkFonts(PROJECT),
    checkMemory(),
    checkSpace(folder),
    checkClock(folder, now),
    ...checkRights(folder),
    checkLock(folder),
    checkKeys(folder),
    checkFeeds(folder),
    ...checkLanding(folder, isDeep),
    ...checkPublication(folder, isDeep),
    await checkAppDb(folder),
    ...checkSetAside(folder),
    ...checkLastRun(folder),
    checkNotes(folder),
    checkAnnotations(folder, isDeep),
    checkLedger(folder),
    ...checkTextVersions(folder),
    ...(isDeep ? [checkLabels(folder), await checkSealed(folder), ...(await checkAppContent(folder, now))] : [])
  ];
}
