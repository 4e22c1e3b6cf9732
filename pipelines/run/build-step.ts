import { secondsSince } from '#pipelines/files/elapsed.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readDecisions, type Decisions } from '#pipelines/app-state/app-state.ts';
import { realBatches } from './demo-files.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { listUnreadable } from './inbox.ts';
import type { RunEffects, RunOptions } from './run-options.ts';
import { requireSpace } from '#lib/state/machine-fault.server.ts';
import { codeHash, PROJECT } from '#pipelines/files/code-hash.ts';
import { importClosure } from '#pipelines/files/import-closure.ts';
import type { BuildInput } from './build-input.ts';
import { buildWarehouse } from './build-warehouse.ts';
import { baseOf, keepFacts } from './kept-facts.ts';
import { readAllManifests } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { healPublished, isHeld, publishFile, readPublication, releaseHold } from '#pipelines/warehouse/publish.ts';
import { shapeOfFile } from '#pipelines/warehouse/shape.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';
import { holdsDemoData } from '#pipelines/files/state-folder.ts';

/** Builds, checks and publishes, unless what is published already says the same. */
export async function buildStep(
  options: RunOptions,
  effects: RunEffects,
  report: RunReport,
  annotationVersion: string
): Promise<void> {
  const { folder } = options;
  const manifests = readAllManifests(folder.landing);
  const standing = manifests.filter((manifest) => !manifest.undone);
  const asOf = shanghaiDate(effects.now());
  const unreadable = listUnreadable(
    folder,
    PIPELINES.map((pipeline) => pipeline.source)
  );
  const decisions = await readDecisions(folder, effects.now());
  const dataVersion = dataVersionOf(
    manifests,
    unreadable.map((file) => `${file.source}/${file.file_name}`),
    annotationVersion,
    decisions
  );
  const healed = healPublished(folder);
  if (healed) {
    report.notes.push(`已发布的数据文件损坏，已换回完好的一版 ${healed.generation}（${healed.published_at} 发布）`);
    effects.log(report.notes.at(-1)!);
  }
  const published = readPublication(folder);
  if (!options.force && published?.data_version === dataVersion && published.as_of === asOf) {
    effects.log(`数据版本 ${dataVersion} 已发布，无需重建`);
    return;
  }
  if (!options.force && isHeld(folder, dataVersion)) {
    report.notes.push(`数据版本 ${dataVersion} 已被退回，未重新发布；有新数据或执行 build --force 后再发布`);
    effects.log(report.notes.at(-1)!);
    return;
  }
  // The new file, its copy on screen, and what sorting and mining put on disk.
  const size = published?.bytes ?? 0;
  requireSpace(folder.root, 3 * size + SPARE_BYTES, '构建新的一版');
  const from = performance.now();
  effects.log(`构建数据版本 ${dataVersion}（${standing.length} 个批次）`);
  const workDir = join(folder.root, 'scratch', 'build');
  const base = options.force || !published ? undefined : baseOf(folder, published);
  const input: BuildInput = {
    landing: folder.landing,
    annotations: { folder: folder.annotations, version: annotationVersion },
    issues: { ledger: folder.issues, keep: true },
    workDir,
    manifests,
    unreadable,
    decisions,
    dataVersion,
    asOf,
    isDemo: holdsDemoData(folder),
    hasReal: realBatches(folder, standing).length > 0,
    log: effects.log,
    step: effects.step
  };
  const output = await buildWarehouse(input, base);
  effects.step('publish');
  const publication = publishFile(
    folder,
    output.path,
    { dataVersion, asOf, shape: shapeOfFile() },
    effects.now(),
    effects.settings.keepGenerations
  );
  releaseHold(folder);
  keepFacts(
    folder,
    workDir,
    { data_version: dataVersion, annotation_version: annotationVersion },
    { ...output.prints, sha256: publication.sha256! }
  );
  rmSync(workDir, { recursive: true, force: true });
  report.published = publication.generation;
  const rows = output.tables.reduce((sum, table) => sum + table.row_count, 0);
  const carried = output.isCarried ? `其中重算 ${output.made.length} 张，` : '';
  effects.log(
    `已发布 ${publication.generation}：${output.tables.length} 张表 ${formatInteger(rows)} 行，${carried}` +
      `${output.checks.length} 项检查通过，用时 ${secondsSince(from)} 秒`
  );
}

const SPARE_BYTES = 128 * 1024 * 1024;

/** SQL that a build runs: its models, their checks, and the statements around them. */
const BUILD_SQL = ['models', 'build', 'landing', 'issues', 'enterprises', 'expectations', 'checks', 'session.sql'].map(
  (name) => `sql/${name}`
);
/** The module whose imports are the code of a build. */
const BUILD_ENTRY = 'pipelines/run/build-warehouse.ts';

/**
 * Same batches, annotations, decisions, unreadable files, models and code of a build (below `root`) → same version.
 * Run ids and stamps do not enter, nor does code that the build cannot reach, such as a page's.
 */
export function dataVersionOf(
  manifests: Manifest[],
  unreadable: string[],
  annotationVersion: string,
  { corrections, enterprises, studies, issues }: Decisions,
  root = PROJECT
): string {
  const hash = createHash('sha256').update(`${annotationVersion}\n`);
  for (const manifest of manifests)
    hash.update(
      `${manifest.batch_no}:${manifest.record}:${manifest.signature}${manifest.undone ? ':undone' : ''}${manifest.cleared ? `:${manifest.cleared.rows}` : ''}\n`
    );
  for (const { correction_id, kind, value } of corrections) hash.update(`${correction_id}:${kind}:${value}\n`);
  for (const { words, ent_id } of enterprises) hash.update(`${words}=${ent_id}\n`);
  for (const { decision_id } of issues) hash.update(`issue ${decision_id}\n`);
  for (const study of studies) hash.update(`${JSON.stringify(study)}\n`);
  for (const file of [...unreadable].sort()) hash.update(`${file}\n`);
  return hash
    .update(codeHash([...BUILD_SQL, ...importClosure([BUILD_ENTRY], root)], root))
    .digest('hex')
    .slice(0, 12);
}

/** The calendar date in Shanghai, ISO. */
export function shanghaiDate(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at);
}
