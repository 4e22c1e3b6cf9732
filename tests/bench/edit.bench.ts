/**
 * Time from saving a mart to the changed page of `npm run dev`, against the whole build that showed it before. Works on
 * copies of the checkout, so the edits never touch it. `BEFORE_DIR` names a checkout of an earlier commit with its
 * packages; without it the whole build is that of this checkout.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../e2e/world.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import type { Note } from './results.ts';

const SCALE = process.env.EDIT_SCALE ?? 'demo';
/** A whole build takes minutes, so it is measured once. */
const ROUNDS = { fast: 3, slow: 1 };
const MODEL = join('sql', 'models', '30_marts', 'promises.sql');
const PAGE = '/aid';
const LEFT_AT_HOME = new Set(['.git', '.svelte-kit', 'build', 'node_modules', '.data', '.tmp']);
const LONGEST_MS = 20 * 60_000;

interface Checkout {
  dir: string;
  env: NodeJS.ProcessEnv;
}

export async function run(note: Note): Promise<void> {
  const root = newRoot();
  try {
    const now = copyOf(resolve(import.meta.dirname, '..', '..'), join(root, 'now'));
    seed(now);
    const fast = await edit(now, ['pipelines/dev.ts'], ROUNDS.fast, () => undefined);
    const fastLoad = load();
    const before = process.env.BEFORE_DIR ? copyOf(resolve(process.env.BEFORE_DIR), join(root, 'before')) : now;
    if (before !== now) seed(before);
    tool(before, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']);
    const build = () => tool(before, ['--import', 'tsx', 'pipelines/cli.ts', 'build', '--force']);
    const slow = await edit(before, ['node_modules/vite/bin/vite.js', 'dev'], ROUNDS.slow, build);
    note({
      what: `a saved mart on screen with \`npm run dev\` (demo data, scale ${SCALE}, load of the machine ${fastLoad})`,
      figure: `median ${seconds(fast)}, slowest ${seconds([Math.max(...fast)])}`,
      ratio: `${(median(fast) / median(slow)).toFixed(3)} of the whole build (aim ≤ 10 s)`
    });
    note({
      what: `a saved mart on screen with a whole build of ${commitOf(process.env.BEFORE_DIR)} (load ${load()})`,
      figure: `median ${seconds(slow)}`
    });
  } finally {
    removeRoot(root);
  }
}

function copyOf(checkout: string, to: string): Checkout {
  for (const name of readdirSync(checkout))
    if (!LEFT_AT_HOME.has(name)) cpSync(join(checkout, name), join(to, name), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(to, 'node_modules'), 'junction');
  const env = { ...process.env, DATA_DIR: join(to, '.data'), KEY_DIR: join(to, '.keys') };
  return { dir: to, env };
}

function seed(checkout: Checkout): void {
  tool(checkout, ['--import', 'tsx', 'pipelines/cli.ts', 'seed', '--scale', SCALE]);
  tool(checkout, ['--import', 'tsx', 'pipelines/cli.ts', 'run', 'all']);
}

function tool({ dir, env }: Checkout, args: string[]): void {
  const ended = spawnSync(process.execPath, args, { cwd: dir, env, encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${args.join(' ')} ended with ${ended.status}: ${ended.stderr.slice(-2000)}`);
}

/** Saves the mart several times; milliseconds until the page shows each change. */
async function edit(checkout: Checkout, server: string[], rounds: number, build: () => void): Promise<number[]> {
  const port = await freePort();
  const tsx = server[0]!.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...tsx, ...server, '--host', '127.0.0.1', '--port', String(port)], {
    cwd: checkout.dir,
    env: checkout.env,
    stdio: 'ignore'
  });
  try {
    const url = `http://127.0.0.1:${port}${PAGE}`;
    await shown(url, '</html>');
    const model = join(checkout.dir, MODEL);
    const text = readFileSync(model, 'utf8');
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const mark = `（改动${round}）`;
      const from = performance.now();
      writeFileSync(model, text.replace('p.item,', `coalesce(p.item, '') || '${mark}' as item,`));
      build();
      await shown(url, mark);
      times.push(performance.now() - from);
    }
    return times;
  } finally {
    await stop(child);
  }
}

async function shown(url: string, words: string): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until) {
    const page = await fetch(url).then(
      (response) => response.text(),
      () => ''
    );
    if (page.includes(words)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} never showed ${words}`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}

/** Processes that wanted a core in the last minute. */
function load(): string {
  return loadavg()[0]!.toFixed(1);
}

function commitOf(checkout: string | undefined): string {
  if (!checkout) return 'the same commit';
  const { stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' });
  return `\`${stdout.trim()}\``;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function seconds(values: readonly number[]): string {
  return `${(median(values) / 1000).toFixed(1)} s`;
}
