/**
 * A first run from files to the published file, then runs that carry over: a day without news, 10,000 new letters, and
 * the whole build of the same state. `BEFORE_DIR` names a checkout of an earlier commit with its packages, whose first
 * run and whole build are measured in the same way.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BuildPrints } from '#lib/contracts/state/build-prints.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { quietEffects } from '../quiet-effects.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { writePetitionsCsv } from './petitions-csv.ts';
import type { Note } from './results.ts';

const SCALE = process.env.CARRY_SCALE ?? 'demo';
const LETTERS = 10_000;
const DAY_MS = 86_400_000;
const HERE = resolve(import.meta.dirname, '..', '..');

/** A checkout with a state folder of its own. */
interface Place {
  checkout: string;
  env: NodeJS.ProcessEnv;
}

export async function run(note: Note): Promise<void> {
  const root = newRoot();
  try {
    const now = placeIn(HERE, join(root, 'now'));
    cli(now, ['seed', '--scale', SCALE]);
    const first = timed(now, ['run', 'all']);
    const letters = join(root, '来信.csv');
    await writePetitionsCsv(letters, LETTERS);
    cpSync(letters, join(root, 'now', 'data', 'inbox', 'petitions', '来信.csv'));
    const added = timed(now, ['run', 'all']);
    const quiet = await tomorrow(now);
    const carried = printsOf(root);
    const whole = await tomorrow(now, true);
    const differing = differences(carried, printsOf(root));
    if (differing.length > 0) throw new Error(`carried over, but different: ${differing.join(', ')}`);
    const before = process.env.BEFORE_DIR ? placeIn(resolve(process.env.BEFORE_DIR), join(root, 'before')) : undefined;
    if (before) cli(before, ['seed', '--scale', SCALE]);
    const firstBefore = before && timed(before, ['run', 'all']);
    const against = (seconds: number, other: number | undefined) =>
      other === undefined
        ? {}
        : { ratio: `${(other / seconds).toFixed(1)} times as fast as ${commitOf(process.env.BEFORE_DIR!)}` };
    note({
      what: `first run from files to the published file, scale ${SCALE}`,
      figure: shown(first),
      ...against(first, firstBefore)
    });
    note({
      what: `${LETTERS.toLocaleString('en')} new letters, from file to the published file`,
      figure: shown(added),
      ratio: `${(added / first).toFixed(3)} of the first run (aim ≤ 0.05)`
    });
    note({
      what: 'the next day without news',
      figure: shown(quiet),
      ratio: `${(quiet / whole).toFixed(3)} of the whole build (aim ≤ 0.03)`
    });
    note({ what: 'the whole build of that state, every table equal to the one carried over', figure: shown(whole) });
  } finally {
    removeRoot(root);
  }
}

function placeIn(checkout: string, folder: string): Place {
  return { checkout, env: { ...process.env, DATA_DIR: join(folder, 'data'), KEY_DIR: join(folder, 'keys') } };
}

/** Throws where the command did not end well. */
function cli({ checkout, env }: Place, args: string[]): void {
  const command = ['--import', 'tsx', 'pipelines/cli.ts', ...args];
  const ended = spawnSync(process.execPath, command, { cwd: checkout, env, encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${args.join(' ')} ended with ${ended.status}: ${ended.stderr.slice(-2000)}`);
}

/** Seconds that the command takes. */
function timed(place: Place, args: string[]): number {
  const from = performance.now();
  cli(place, args);
  return (performance.now() - from) / 1000;
}

/** Seconds of a run on the day after. */
async function tomorrow({ env }: Place, force = false): Promise<number> {
  const now = new Date(Date.now() + DAY_MS);
  const from = performance.now();
  const report = await runPipelines(
    { folder: openStateFolder(env), pipelines: PIPELINES, force },
    quietEffects(() => now)
  );
  if (report.status !== 'succeeded') throw new Error(report.error ?? report.status);
  return (performance.now() - from) / 1000;
}

function printsOf(root: string): BuildPrints['relations'] {
  const path = join(root, 'now', 'data', 'scratch', 'facts', 'prints.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as BuildPrints).relations;
}

/** Published relations whose rows differ. */
function differences(one: BuildPrints['relations'], other: BuildPrints['relations']): string[] {
  return Object.keys({ ...one, ...other }).filter(
    (relation) => /^(core|marts)\./.test(relation) && one[relation]?.content !== other[relation]?.content
  );
}

function shown(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}

function commitOf(checkout: string): string {
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' });
  return `\`${stdout.trim()}\``;
}
