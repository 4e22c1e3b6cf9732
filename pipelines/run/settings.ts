import { readSettings } from '#lib/settings/read-settings.ts';
import type { Log } from '#pipelines/files/service-log.ts';
import type { RunEffects } from './run-options.ts';

/** The settings of a run, from the environment. */
function runSettings(): RunEffects['settings'] {
  const parsed = readSettings(['INBOX_SETTLE_SECONDS', 'KEEP_GENERATIONS', 'INTAKE_DAYS']);
  return {
    settleMs: parsed.INBOX_SETTLE_SECONDS * 1000,
    keepGenerations: parsed.KEEP_GENERATIONS,
    intakeDays: parsed.INTAKE_DAYS
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
