/**
 * Demo states that several test files start from. Loading a demo takes most of a minute: each is made once per test
 * run, by the first file that asks, and every file works on a copy; demo-setup.ts gives the place and removes it.
 */
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { runDemo } from './demo-run.ts';

/** The demos that tests may start from; another one costs every test run its loading time. */
export const DEMOS = {
  /** Enough for every page to have something to show. */
  pages: { scale: 0.3, seed: 20121211 },
  /** Small, with other places and companies. */
  small: { scale: 0.1, seed: 7 }
};

/**
 * A state folder filled the way `npm start` fills it, with less demo data, copied to `into`, and the report of its
 * run.
 */
export async function demoState(
  name: keyof typeof DEMOS,
  into: string
): Promise<{ folder: StateFolder; report: RunReport }> {
  const made = join(inject('demoStates'), name);
  await makeOnce(made, name);
  cpSync(made, into, { recursive: true, verbatimSymlinks: true });
  const report = JSON.parse(readFileSync(join(made, 'report.json'), 'utf8')) as RunReport;
  return { folder: openStateFolder({ DATA_DIR: join(into, 'data'), KEY_DIR: join(into, 'keys') }), report };
}

/**
 * Test files run in processes of their own: whoever makes the claim folder makes the demo, the others wait for it.
 * The claim stays, so that no later file makes the demo again.
 */
async function makeOnce(made: string, name: keyof typeof DEMOS): Promise<void> {
  const [claim, building, failed] = [`${made}.claim`, `${made}.building`, `${made}.failed`];
  try {
    mkdirSync(claim);
  } catch {
    while (!existsSync(made)) {
      if (existsSync(failed))
        throw new Error(`the demo「${name}」could not be loaded: ${readFileSync(failed, 'utf8')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return;
  }
  try {
    const { scale, seed } = DEMOS[name];
    const { report } = await runDemo(building, scale, seed, () => undefined);
    writeFileSync(join(building, 'report.json'), JSON.stringify(report));
    renameSync(building, made);
  } catch (error) {
    writeFileSync(failed, String(error));
    throw error;
  }
}
