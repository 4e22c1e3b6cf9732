import { z } from 'zod';
import type { RunEffects } from './run-options.ts';

const Environment = z.object({
  INBOX_SETTLE_SECONDS: z.coerce.number().min(0).max(3600).default(5),
  KEEP_GENERATIONS: z.coerce.number().int().min(1).max(100).default(5),
  INTAKE_DAYS: z.coerce.number().int().min(1).max(3650).default(30)
});

/** The settings of a run, from the environment; `.env.example` lists each with one sentence. */
function runSettings(env: NodeJS.ProcessEnv = process.env): RunEffects['settings'] {
  const parsed = Environment.parse(env);
  return {
    settleMs: parsed.INBOX_SETTLE_SECONDS * 1000,
    keepGenerations: parsed.KEEP_GENERATIONS,
    intakeDays: parsed.INTAKE_DAYS
  };
}

/** The real clock, network and terminal. */
export function realEffects(log: (line: string) => void, signal: AbortSignal): RunEffects {
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
