/** Long use: publications under readers, a day of the schedule, many files, many requests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { quietEffects } from '../quiet-effects.ts';
import { CrashWorld } from '../sql/crash-world.ts';
import { publishHalves } from '../sql/two-halves.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { newAddresses } from './new-addresses.ts';
import type { Note } from './results.ts';
import type { Dose } from './survive.bench.ts';
import { each, memoryOf, started } from './web.ts';

const READERS = 6;

export async function publications({ many }: Dose, note: Note): Promise<void> {
  const root = newRoot();
  const folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
  await publishHalves(folder, root, 0);
  const warehouse = new Warehouse(folder.warehouse, '256MB');
  const wanted = many(500, 20);
  let isPublishing = true;
  let reads = 0;
  let mixed = 0;
  let errors = 0;
  const readers = Array.from({ length: READERS }, async () => {
    while (isPublishing) {
      try {
        const [left, right] = await warehouse.read(async ({ connection }) => {
          const one = await connection.runAndReadAll('select max(generation) as g, count(*) as n from left_half');
          const two = await connection.runAndReadAll('select max(generation) as g, count(*) as n from right_half');
          return [one.getRowObjectsJson()[0], two.getRowObjectsJson()[0]];
        });
        reads++;
        if (JSON.stringify(left) !== JSON.stringify(right)) mixed++;
      } catch {
        errors++;
      }
    }
  });
  for (let generation = 1; generation <= wanted; generation++) await publishHalves(folder, root, generation);
  isPublishing = false;
  await Promise.all(readers);
  await warehouse.close();
  removeRoot(root);
  note({
    what: `publications under ${READERS} readers`,
    figure: `${wanted} publications, ${reads} reads of two tables: ${mixed} of two versions, ${errors} errors`
  });
}

const HOUR_MS = 3_600_000;

/** A day of the schedule, in which the machine sleeps for five hours and the clock is then set back by two. */
export async function aDay({ many, random }: Dose, note: Note): Promise<void> {
  const world = await CrashWorld.make();
  const folder = openStateFolder({ DATA_DIR: world.prepare('day'), KEY_DIR: join(world.root, 'keys') });
  const turns = many(24 * 6, 6);
  let clock = new Date('2026-12-31T02:00:00Z').getTime();
  const reports: RunReport[] = [];
  let dropped = 0;
  const memory = process.memoryUsage().rss;
  for (let turn = 0; turn < turns; turn++) {
    const count = 1 + Math.floor(random() * 5);
    const lines = Array.from({ length: count }, () => `D${++dropped},来电,2026-12-01 09:00:00,商州区,欠薪,拖欠工资`);
    writeFileSync(
      join(folder.inbox, 'petitions', `day-${turn}.csv`),
      ['编号,渠道,登记时间,县区,类别,内容', ...lines].join('\n')
    );
    const now = new Date(clock);
    reports.push(
      await runPipelines(
        { folder, pipelines: PIPELINES },
        quietEffects(() => now)
      )
    );
    clock += (24 * HOUR_MS) / turns;
    if (turn === Math.floor(turns / 3)) clock += 5 * HOUR_MS;
    if (turn === Math.floor((2 * turns) / 3)) clock -= 2 * HOUR_MS;
  }
  const landed = readManifests(folder.landing)
    .filter(({ source_file }) => source_file.startsWith('day-'))
    .reduce((sum, { counts }) => sum + counts.new, 0);
  world.dispose();
  const mb = (bytes: number) => Math.round(bytes / 2 ** 20);
  note({
    what: 'a day of the schedule over the turn of a year, with five hours of sleep and a clock set back by two',
    figure:
      `${turns} runs, ${reports.filter(({ status }) => status !== 'succeeded').length} failed, ` +
      `${landed} of ${dropped} letters landed; memory ${mb(memory)} → ${mb(process.memoryUsage().rss)} MB`
  });
}

export async function manyFiles({ many }: Dose, note: Note): Promise<void> {
  const world = await CrashWorld.make();
  const folder = openStateFolder({ DATA_DIR: world.prepare('many'), KEY_DIR: join(world.root, 'keys') });
  const wanted = many(100_000, 500);
  const inbox = join(folder.inbox, 'petitions');
  mkdirSync(inbox, { recursive: true });
  for (let at = 0; at < wanted; at++)
    writeFileSync(
      join(inbox, `one-${String(at).padStart(6, '0')}.csv`),
      `编号,渠道,登记时间,县区,类别,内容\nM${at},来电,2026-03-15 09:00:00,商州区,欠薪,第${at}件拖欠工资`
    );
  const from = performance.now();
  const report = await runPipelines(
    { folder, pipelines: PIPELINES.filter(({ source }) => source === 'petitions') },
    quietEffects(() => new Date('2026-11-23T02:00:00Z'))
  );
  const landing = (report.steps.find(({ name }) => name === '取数入库')?.ms ?? 0) / 1000;
  const files = report.files.filter(({ file }) => file.startsWith('one-'));
  const landed = files.reduce((sum, { counts }) => sum + (counts?.new ?? 0), 0);
  world.dispose();
  note({
    what: `${wanted} files of one row in the inbox`,
    figure:
      `${landed} landed, ${files.filter(({ error }) => error !== null).length} failed; ` +
      `${Math.round(wanted / landing)} files/s, the whole run ${((performance.now() - from) / 1000).toFixed(0)} s`
  });
}

const AT_ONCE = 4;

export async function requests({ many }: Dose, note: Note): Promise<void> {
  const what = 'requests one after another for pages, searches and filters';
  const { DATA_DIR } = process.env;
  if (!DATA_DIR) {
    note({ what, figure: 'skipped: DATA_DIR names no published state' });
    return;
  }
  const server = await started(resolve(import.meta.dirname, '..', '..'), DATA_DIR);
  try {
    const addresses = newAddresses(3000);
    const wanted = many(20_000, 400);
    const asked = Array.from({ length: wanted }, (_, at) => addresses[at % addresses.length]!);
    const memory = [memoryOf(server)];
    const quarter = Math.ceil(wanted / 4);
    for (let from = 0; from < wanted; from += quarter) {
      await each(server, asked.slice(from, from + quarter), AT_ONCE);
      memory.push(memoryOf(server));
    }
    note({
      what: `${what}, ${AT_ONCE} at a time`,
      figure: `${wanted} answers of 200; memory at the start and after each quarter ${memory.join(' → ')} MB`
    });
  } finally {
    server.process.kill('SIGTERM');
  }
}
