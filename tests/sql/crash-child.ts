/**
 * One run in its own process that kills itself, as a power cut would: before a given step, or before its n-th write to
 * the state folder (step `point`). With a path for a report it says there how many writes it came to and what had
 * reached the disk. Used by crash.test.ts and the bench `survive`.
 */
import { writeFileSync } from 'node:fs';
import { watchWrites } from './write-points.ts';
import { quietEffects } from '../quiet-effects.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

const [dataDir = '', keyDir = '', dieAt = '', nth = '1', report = ''] = process.argv.slice(2);
const keepReport = writeFileSync;
let seen = 0;
const die = () => {
  if (report) keepReport(report, JSON.stringify({ writes, synced }));
  process.kill(process.pid, 'SIGKILL');
};
let writes = 0;
const synced =
  report === ''
    ? {}
    : watchWrites(dataDir, () => {
        writes += 1;
        if (dieAt === 'point' && writes === Number(nth)) die();
      });
await runPipelines(
  { folder: openStateFolder({ DATA_DIR: dataDir, KEY_DIR: keyDir }), pipelines: PIPELINES },
  quietEffects(() => new Date('2026-11-23T02:00:00Z'), {
    step: (name) => {
      if (name === dieAt && ++seen === Number(nth)) die();
    }
  })
);
if (report) keepReport(report, JSON.stringify({ writes, synced }));
