/** One run in its own process that kills itself, as a power cut would, before a given step. Used by crash.test.ts. */
import { quietEffects } from '../quiet-effects.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

const [dataDir = '', keyDir = '', dieAt = '', nth = '1'] = process.argv.slice(2);
let seen = 0;
await runPipelines(
  { folder: openStateFolder({ DATA_DIR: dataDir, KEY_DIR: keyDir }), pipelines: PIPELINES },
  quietEffects(() => new Date('2026-11-23T02:00:00Z'), {
    step: (name) => {
      if (name === dieAt && ++seen === Number(nth)) process.kill(process.pid, 'SIGKILL');
    }
  })
);
