/**
 * Loads the file the way its first argument says, in a process of its own, and prints milliseconds, CPU and peak
 * memory as JSON.
 */
import { quietEffects } from '../quiet-effects.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACTS } from '#lib/contracts/all.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';
import { DECLARED_RELATIONS } from '#pipelines/warehouse/build-facts.ts';
import { readModels } from '#pipelines/warehouse/model-files.ts';
import { orderModels, readersOf } from '#pipelines/warehouse/model-order.ts';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import type { Measured, Stretch } from './load.bench.ts';

const [how, path = '', dataDir = ''] = process.argv.slice(2);
const cpu = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
process.stdout.write(JSON.stringify(how === 'bare' ? await bare() : await ours()));

async function bare(): Promise<Measured> {
  const { connection } = await openDuck(join(dataDir, 'bare.duckdb'), {
    spillDir: join(dataDir, 'spill'),
    memoryLimit: '8GB'
  });
  const sql = readFileSync(join(import.meta.dirname, 'bare-read.sql'), 'utf8');
  const [from, cpuFrom] = [performance.now(), cpu()];
  await runSqlText(connection, sql, { path });
  return { stretches: [], text_models: [], ms: performance.now() - from, cpu_ms: cpu() - cpuFrom, rss_mb: peak() };
}

/**
 * Every step that the run tells, with its wall and CPU time, as the run itself does them: nothing is left out or done
 * beforehand.
 */
async function ours(): Promise<Measured> {
  const folder = openStateFolder({ DATA_DIR: dataDir, KEY_DIR: `${dataDir}.keys` });
  const text_models = await textModels();
  const stretches: Stretch[] = [];
  const [from, cpuFrom] = [performance.now(), cpu()];
  let open = { name: 'start', from, cpuFrom };
  const step = (name: string) => {
    const now = { name, from: performance.now(), cpuFrom: cpu() };
    stretches.push({ name: open.name, ms: now.from - open.from, cpu_ms: now.cpuFrom - open.cpuFrom });
    open = now;
  };
  const effects = quietEffects(() => new Date(), { step });
  await runPipelines({ folder, pipelines: PIPELINES.filter((pipeline) => pipeline.source === 'petitions') }, effects);
  step('end');
  return { stretches, text_models, ms: performance.now() - from, cpu_ms: cpu() - cpuFrom, rss_mb: peak() };
}

/** Models that exist only because texts are annotated and mined: all that read annotations or issues. */
async function textModels(): Promise<string[]> {
  const { connection, instance } = await openDuck(':memory:', { spillDir: join(dataDir, 'scratch') });
  const declared = new Set([...CONTRACTS.map((contract) => `raw.${contract.record}`), ...DECLARED_RELATIONS]);
  const models = await orderModels(connection, readModels(), declared);
  connection.closeSync();
  instance.closeSync();
  return [
    ...readersOf(models, [
      ...ANNOTATED_RECORDS.map(({ record }) => `raw.annotations_${record}`),
      'raw.enterprise_mentions',
      'raw.issues',
      'raw.issue_members',
      'raw.issue_events'
    ])
  ];
}

function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}
