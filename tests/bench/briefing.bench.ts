/**
 * Wall time of a monthly briefing in all its formats, and of the eleven city scopes, as the command makes them from a
 * cold start.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CITIES } from '#lib/domain/regions.ts';
import { latestFinished, formatPeriod } from '#lib/domain/periods.ts';
import { PROJECT_DIR } from '#pipelines/monthly-briefing/compose-briefing.ts';
import { runDemo, TEST_DAY } from '../demo-run.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import type { Note } from './results.ts';

/** Seconds that the office waits at most. */
const BOUNDS = { one: 5, cities: 40 };
/** 杨凌示范区总工会, the eleventh scope below the province. */
const YANGLING = '61-YL';

/** With DATA_DIR set the state there is read, at its own scale; nothing is written into it. */
export async function run(note: Note): Promise<void> {
  const root = newRoot();
  try {
    const own = process.env.DATA_DIR;
    const dataDir = own ?? (await runDemo(root, 1, 20121211, () => undefined)).folder.root;
    const month = formatPeriod(latestFinished('month', (own ? new Date() : TEST_DAY).toISOString().slice(0, 10)));
    const made = async (scopes: string[]) => {
      const from = performance.now();
      await make(dataDir, [
        '--month',
        month,
        ...scopes.flatMap((scope) => ['--scope', scope]),
        '--out',
        join(root, 'made')
      ]);
      return (performance.now() - from) / 1000;
    };
    const subject = `${own ? 'state of DATA_DIR' : 'shipped demo'}, ${month}, four formats, start included`;
    const one = await made([]);
    const scopes = [...CITIES.map((city) => city.region_code.slice(0, 4)), YANGLING];
    const cities = await made(scopes);
    note({
      what: `whole province (${subject})`,
      figure: `${one.toFixed(1)} s`,
      ratio: `${(one / BOUNDS.one).toFixed(2)} of the limit of ${BOUNDS.one} s`
    });
    note({
      what: `${scopes.length} city scopes, one briefing each`,
      figure: `${cities.toFixed(1)} s`,
      ratio: `${(cities / BOUNDS.cities).toFixed(2)} of the limit of ${BOUNDS.cities} s`
    });
  } finally {
    removeRoot(root);
  }
}

function make(dataDir: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'pipelines/cli.ts', 'briefing', 'make', ...args], {
      cwd: PROJECT_DIR,
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'inherit']
    });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`briefing make ended with ${code}`))));
  });
}
