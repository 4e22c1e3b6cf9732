/** Loads the file the way its first argument says, in a process of its own, and prints milliseconds and peak memory as JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PIPELINES } from '#pipelines/index.ts';
import { runPipelines } from '#pipelines/run.ts';
import { realEffects } from '#pipelines/settings.ts';
import { openDuck, runSqlText } from '#pipelines/warehouse/sql-file.ts';
import type { RunReport } from '#pipelines/warehouse/run-log.ts';
import { openStateFolder } from '#pipelines/warehouse/state-folder.ts';

type Steps = RunReport['steps'];

const [how, path = '', dataDir = ''] = process.argv.slice(2);
const cpu = () => process.cpuUsage().user + process.cpuUsage().system;
const load = how === 'bare' ? await bare() : ours();
const from = performance.now();
const cpuFrom = cpu();
const steps = await load();
process.stdout.write(JSON.stringify({ steps, ms: performance.now() - from, cpu_ms: (cpu() - cpuFrom) / 1000, rss_mb: process.resourceUsage().maxRSS / 1024 }));

async function bare(): Promise<() => Promise<Steps>> {
  const { connection } = await openDuck(join(dataDir, 'bare.duckdb'), { spillDir: join(dataDir, 'spill'), memoryLimit: '8GB' });
  const sql = readFileSync(join(import.meta.dirname, 'bare-read.sql'), 'utf8');
  return async () => {
    await runSqlText(connection, sql, { path });
    return [];
  };
}

function ours(): () => Promise<Steps> {
  const folder = openStateFolder({ DATA_DIR: dataDir, KEY_DIR: `${dataDir}.keys` });
  return async () => (await runPipelines({ folder, pipelines: PIPELINES.filter((pipeline) => pipeline.source === 'petitions') }, { ...realEffects(() => undefined, new AbortController().signal), settings: { settleMs: 0, keepGenerations: 2, intakeDays: 30 } })).steps;
}
