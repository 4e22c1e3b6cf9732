/** Generates a demo in a folder of its own and runs every pipeline over it, as a first start does. */
import { noteDemoFiles } from '#pipelines/run/demo-files.ts';
import { generateDemo } from '#pipelines/demo/generate.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { join } from 'node:path';
import { quietEffects } from './quiet-effects.ts';

/** The day on which every demo of the tests ends. */
export const TEST_DAY = new Date('2026-11-23T02:00:00Z');

export async function runDemo(
  root: string,
  scale: number,
  seed: number,
  log: (line: string) => void
): Promise<{ folder: StateFolder; report: RunReport }> {
  const folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
  await generateDemo({ dataDir: folder.root, scale, seed, until: TEST_DAY, log });
  noteDemoFiles(folder);
  return { folder, report: await runAll(folder, log) };
}

/** One run of every pipeline. Throws when it does not succeed. */
export async function runAll(folder: StateFolder, log: (line: string) => void = () => undefined): Promise<RunReport> {
  const effects = quietEffects(() => TEST_DAY, { log });
  const report = await runPipelines({ folder, pipelines: PIPELINES }, effects);
  if (report.status !== 'succeeded')
    throw new Error(
      `run ${report.status}: ${report.error ?? JSON.stringify(report.files.filter((file) => file.error))}`
    );
  return report;
}
