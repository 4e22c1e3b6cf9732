import { contractOf } from '#lib/contracts/all.ts';
import { personalFields, PROCESSING } from '#lib/contracts/processing.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { standingTakeDowns } from '#lib/app-db/take-downs.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { existsSync } from 'node:fs';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { clearTexts, type ClearingRule } from '#pipelines/landing/clear-texts.ts';
import { readAllManifests } from '#pipelines/landing/manifests.ts';
import { shanghaiDate } from './build-step.ts';
import { realBatches } from './demo-files.ts';
import type { RunEffects } from './run-options.ts';

const DAY_MS = 86_400_000;

/**
 * Clears texts past their storage, and posts taken down on the page 个人信息保护; says in the report how many. Generated
 * batches do not age: nobody stands behind them. Returns whether anything changed.
 */
export async function clearStep(
  folder: StateFolder,
  annotationVersion: string,
  effects: RunEffects,
  report: RunReport
): Promise<boolean> {
  const taken_down = existsSync(folder.appDb)
    ? await withAppDb(folder, effects.now(), async (app) =>
        (await standingTakeDowns(app)).map(({ platform, post_id }) => `${platform} ${post_id}`)
      )
    : [];
  const real = new Set(realBatches(folder, readAllManifests(folder.landing)).map(({ batch_no }) => batch_no));
  const ruleFor = (manifest: Manifest): ClearingRule | null => {
    const [contract, processing] = [contractOf(manifest.record), PROCESSING[manifest.record]];
    if (!contract || !processing?.storage) return null;
    const { setting, day_field } = processing.storage;
    const limit = limitOf(effects.settings.retainDays[setting], effects.now());
    // An old file that was taken in today is stored since today.
    const isOld = limit !== null && shanghaiDate(new Date(manifest.landed_at)) < limit;
    return {
      fields: personalFields(contract),
      day_field,
      before: isOld && real.has(manifest.batch_no) ? limit : null,
      taken_down: manifest.record === 'posts' ? taken_down : []
    };
  };
  const cleared = await clearTexts(folder, { ruleFor, annotationVersion }, effects);
  for (const record of new Set(cleared.map((one) => one.record))) {
    const rows = cleared.filter((one) => one.record === record).reduce((sum, { row_count }) => sum + row_count, 0);
    if (rows === 0) continue;
    report.notes.push(
      `${contractOf(record)!.label}：${formatInteger(rows)} 条到期或已撤下，文字和身份标识已清除，计数和分类保留`
    );
    effects.log(report.notes.at(-1)!);
  }
  return cleared.some(({ row_count }) => row_count > 0);
}

/** The first day that is still kept, ISO; null where 0 days mean that nothing is cleared. */
function limitOf(days: number, now: Date): string | null {
  return days === 0 ? null : shanghaiDate(new Date(now.getTime() - days * DAY_MS));
}
