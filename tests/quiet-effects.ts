import { STORAGE_SETTINGS, type StorageSetting } from '#lib/contracts/processing.ts';
import type { RunEffects } from '#pipelines/run/run-options.ts';

/** Texts of a test do not age, however far its clock goes. */
const KEEP_ALL = Object.fromEntries(STORAGE_SETTINGS.map((name) => [name, 0])) as Record<StorageSetting, number>;

/** Effects of a run at a given time that waits for nothing and tells nobody; `own` stand in their place. */
export function quietEffects(now: () => Date, own: Partial<RunEffects> = {}): RunEffects {
  return {
    now,
    sleep: () => Promise.resolve(),
    fetch,
    log: () => undefined,
    signal: new AbortController().signal,
    step: () => undefined,
    settings: { settleMs: 0, keepGenerations: 3, intakeDays: 30, retainDays: KEEP_ALL },
    ...own
  };
}
