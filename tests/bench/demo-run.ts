/** Generates a demo in a folder of its own and runs every pipeline over it, as a first start does. */
import { generateDemo } from '#pipelines/demo/generate.ts';
import { PIPELINES } from '#pipelines/index.ts';
import { runPipelines } from '#pipelines/run.ts';
import { openStateFolder, type StateFolder } from '#pipelines/warehouse/state-folder.ts';
import { join } from 'node:path';

export async function runDemo(root: string, scale: number, seed: number, log: (line: string) => void): Promise<{ folder: StateFolder; steps: { name: string; ms: number }[] }> {
  const folder = openStateFolder({ DATA_DIR: join(root, `data-${seed}`), KEY_DIR: join(root, `keys-${seed}`) });
  const until = new Date('2026-11-23T02:00:00Z');
  await generateDemo({ dataDir: folder.root, scale, seed, until, log });
  const report = await runPipelines({ folder, pipelines: PIPELINES }, {
    now: () => until, sleep: () => Promise.resolve(), fetch, log, signal: new AbortController().signal, step: () => undefined,
    settings: { settleMs: 0, keepGenerations: 1, intakeDays: 30 }
  });
  return { folder, steps: report.steps };
}
