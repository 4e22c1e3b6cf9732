import { secondsSince } from '#pipelines/files/elapsed.ts';
import { existsSync } from 'node:fs';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { readManifests } from '#pipelines/landing/manifests.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { noteDemoFiles } from './demo-files.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import { listInbox } from './inbox.ts';

/** An empty state folder gets demo data; one file in the inbox is enough to say that somebody brings their own. */
export async function seedOnFirstStart(folder: StateFolder, log: (line: string) => void): Promise<void> {
  const isFresh =
    !existsSync(folder.warehouse) &&
    readManifests(folder.landing).length === 0 &&
    PIPELINES.every((pipeline) => listInbox(folder, pipeline.source).length === 0);
  if (!isFresh || readSettings(['DEMO']).DEMO === 'off') return;
  // Only the first start needs the generator and its memory.
  const { generateDemo } = await import('#pipelines/demo/generate.ts');
  log('首次启动：生成演示数据（虚构），以来源文件的形式放入收件夹……');
  const from = performance.now();
  const result = await generateDemo({ dataDir: folder.root, scale: 1, seed: 20121211, until: new Date(), log });
  noteDemoFiles(folder);
  log(`演示数据 ${result.files} 个文件，用时 ${secondsSince(from, 0)} 秒`);
}
