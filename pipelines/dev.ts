/**
 * `npm run dev`: the dashboard under Vite, with demo data on the first start. A changed query, component or helper is
 * on screen after a second; a changed model of `sql/models` is rebuilt with its readers and published. Arguments go
 * to Vite (`--port 5174`).
 */
import { describeError } from '#lib/domain/errors.ts';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { keepPrivate, openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { seedOnFirstStart } from '#pipelines/run/first-start.ts';
import { ModelLoop, relationOfFile } from '#pipelines/run/model-loop.ts';
import { rebuildModels } from '#pipelines/run/rebuild-models.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { readModels } from '#pipelines/warehouse/model-files.ts';

const ROOT = join(import.meta.dirname, '..');
const MODELS = join(SQL_DIR, 'models');

async function main(): Promise<number> {
  keepPrivate();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const folder = openStateFolder();
  if (!existsSync(folder.warehouse)) {
    await seedOnFirstStart(folder, log);
    await runPipelines({ folder, pipelines: PIPELINES }, realEffects(log, stop.signal));
  }
  if (stop.signal.aborted) return 0;
  const tool = (path: string) => join(ROOT, 'node_modules', ...path.split('/'));
  spawnSync(process.execPath, [tool('@sveltejs/kit/svelte-kit.js'), 'sync'], { cwd: ROOT, stdio: 'inherit' });
  const vite = spawn(process.execPath, [tool('vite/bin/vite.js'), 'dev', ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder.root },
    stdio: ['ignore', 'inherit', 'inherit']
  });
  stop.signal.addEventListener('abort', () => vite.kill('SIGTERM'), { once: true });
  const watcher = watchModels(folder, log, stop.signal);
  const code = await new Promise<number>((resolve) => vite.once('exit', (ended) => resolve(ended ?? 0)));
  watcher.close();
  return code;
}

/** Rebuilds each model whose text changes; what is saved unchanged is left alone. */
function watchModels(folder: StateFolder, log: (line: string) => void, signal: AbortSignal) {
  const effects = realEffects(log, signal);
  const loop = new ModelLoop({
    log,
    later: (ms, work) => setTimeout(work, ms),
    rebuild: async (relations) => {
      log(`模型改动：${relations.join('、')}，正在重建……`);
      await rebuildModels(folder, relations, effects);
    }
  });
  const texts = new Map(readModels().map((model) => [join(SQL_DIR, model.path), model.sql]));
  return watch(MODELS, { recursive: true }, (_event, name) => {
    const relation = name === null ? null : relationOfFile(name);
    if (name === null || relation === null) return;
    const path = join(MODELS, name);
    if (!existsSync(path)) return;
    const text = readFileSync(path, 'utf8');
    if (texts.get(path) === text) return;
    texts.set(path, text);
    loop.changed(relation);
  });
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${describeError(error)}\n`);
  return 1;
});
process.exit();
