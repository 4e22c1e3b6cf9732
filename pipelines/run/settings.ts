import { STORAGE_SETTINGS } from '#lib/contracts/processing.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import type { Log } from '#pipelines/files/service-log.ts';
import type { RunEffects } from './run-options.ts';

/** The settings of a run, from the environment. */
function runSettings(): RunEffects['settings'] {
  const parsed = readSettings(['INBOX_SETTLE_SECONDS', 'KEEP_GENERATIONS', 'INTAKE_DAYS', ...STORAGE_SETTINGS]);
  return {
    settleMs: parsed.INBOX_SETTLE_SECONDS * 1000,
    keepGenerations: parsed.KEEP_GENERATIONS,
    intakeDays: parsed.INTAKE_DAYS,
    retainDays: {
      RETAIN_VISITS_DAYS: parsed.RETAIN_VISITS_DAYS,
      RETAIN_PETITIONS_DAYS: parsed.RETAIN_PETITIONS_DAYS,
      RETAIN_POSTS_DAYS: parsed.RETAIN_POSTS_DAYS
    }
  };
}

/** The real clock, network and terminal. */
export function realEffects(log: Log, signal: AbortSignal): RunEffects {
  return {
    now: () => new Date(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    fetch,
    log,
    signal,
    step: () => undefined,
    settings: runSettings()
  };
}
