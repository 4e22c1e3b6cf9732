/**
 * Demo states that several test files start from. Loading a demo takes most of a minute: each is made once per test
 * run (made-once.ts), and every file works on a copy.
 */
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runDemo } from './demo-run.ts';
import { madeOnce } from './made-once.ts';

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
  const made = await madeOnce(name, async (building) => {
    const { scale, seed } = DEMOS[name];
    const { report } = await runDemo(building, scale, seed, () => undefined);
    writeFileSync(join(building, 'report.json'), JSON.stringify(report));
  });
  cpSync(made, into, { recursive: true, verbatimSymlinks: true });
  const report = JSON.parse(readFileSync(join(made, 'report.json'), 'utf8')) as RunReport;
  return { folder: openStateFolder({ DATA_DIR: join(into, 'data'), KEY_DIR: join(into, 'keys') }), report };
}
