/** Loading 1,000,000 petitions (accept, validate, redact, key, land, build, check, publish) against bare DuckDB on the same file. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PIPELINES } from '#pipelines/index.ts';
import { runPipelines } from '#pipelines/run.ts';
import { realEffects } from '#pipelines/settings.ts';
import { openStateFolder } from '#pipelines/warehouse/state-folder.ts';
import { writePetitionsCsv } from './petitions-csv.ts';

const ROWS = 1_000_000;

interface Measured { steps: { name: string; ms: number }[]; ms: number; cpu_ms: number; rss_mb: number }

export async function run(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'zhisheng-bench-'));
  try {
    const file = join(root, '信访诉求.csv');
    await writePetitionsCsv(file, ROWS);
    const bytes = statSync(file).size;
    // Reference seeds first: they are not part of the file that is measured.
    const folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'data.keys') });
    await runPipelines({ folder, pipelines: PIPELINES.filter((pipeline) => pipeline.source === 'reference') }, realEffects(() => undefined, new AbortController().signal));
    mkdirSync(join(root, 'bare'));
    const bare = [measure('bare', file, join(root, 'bare'))];
    rmSync(join(root, 'bare', 'bare.duckdb'));
    bare.push(measure('bare', file, join(root, 'bare')));
    renameSync(file, join(folder.inbox, 'petitions', '信访诉求.csv'));
    const ours = measure('ours', '', folder.root);
    const yardstick = bare.reduce((sum, one) => sum + one.ms, 0) / bare.length;
    const landMs = ours.steps[0]!.ms;
    process.stdout.write([
      `载入 ${ROWS.toLocaleString('en')} 行 CSV（${(bytes / 1e6).toFixed(0)} MB）`,
      `  DuckDB read_csv + create table  ${bare.map((one) => `${(one.ms / 1000).toFixed(1)} s`).join('，')}（两次）`,
      `  职声 收取至发布                 ${(ours.ms / 1000).toFixed(1)} s，峰值内存 ${ours.rss_mb.toFixed(0)} MB`,
      `  其中 ${ours.steps.map((step) => `${step.name} ${(step.ms / 1000).toFixed(1)} s`).join('，')}`,
      `  取数入库倍数（墙钟）${(landMs / yardstick).toFixed(2)}`,
      `  全程倍数（墙钟）${(ours.ms / yardstick).toFixed(2)}，全程倍数（CPU 秒之比，不受同机其他任务排队影响）${(ours.cpu_ms / (bare.reduce((sum, one) => sum + one.cpu_ms, 0) / bare.length)).toFixed(2)}`,
      ''
    ].join('\n'));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function measure(how: string, path: string, dir: string): Measured {
  const done = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'load-child.ts'), how, path, dir], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as Measured;
}

if (process.argv[1] === import.meta.filename) await run();
