import { CheckError } from '#lib/domain/errors.ts';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readDecisions } from '#pipelines/app-state/app-state.ts';
import { dataVersionOf, shanghaiDate } from '#pipelines/run/build-step.ts';
import { EXIT, type Command } from './command.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { annotateLanding } from '#pipelines/text/annotate-landing.ts';
import { activeSources } from '#pipelines/text/annotation-version.ts';
import { buildWarehouse } from '#pipelines/run/build-warehouse.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'check',
  summary: '从已入库的批次试构建一次并运行全部检查，不发布',
  usage: '用法：npm run -s data -- check [--json]',
  options: { json: { type: 'boolean' } },
  async run(_positionals, values, io) {
    const folder = openStateFolder();
    const release = takeLock(folder.runs);
    const workDir = join(folder.root, 'scratch', 'check');
    try {
      const manifests = readManifests(folder.landing);
      const version = await annotateLanding(folder, activeSources(folder.models), manifests, {
        log: () => undefined,
        step: () => undefined,
        signal: io.signal
      });
      const decisions = await readDecisions(folder, new Date());
      const output = await buildWarehouse({
        landing: folder.landing,
        annotations: { folder: folder.annotations, version },
        issues: { ledger: folder.issues, keep: false },
        workDir,
        manifests,
        unreadable: [],
        decisions,
        dataVersion: dataVersionOf(manifests, [], version, decisions),
        asOf: shanghaiDate(new Date()),
        isDemo: false,
        hasReal: false,
        log: () => undefined,
        step: () => undefined
      });
      if (values.json) io.stdout.write(`${JSON.stringify(output.checks, null, 1)}\n`);
      else io.stdout.write(`${output.checks.length} 项检查全部通过\n`);
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      if (values.json) io.stdout.write(`${JSON.stringify({ error: error.message, hint: error.hint })}\n`);
      else io.stdout.write(`${error.message}。${error.hint}\n`);
      return EXIT.problems;
    } finally {
      rmSync(workDir, { recursive: true, force: true });
      release();
    }
  }
};
