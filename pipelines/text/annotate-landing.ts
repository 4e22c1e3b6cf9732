import { secondsSince } from '#pipelines/files/elapsed.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { SourceError } from '#lib/domain/errors.ts';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { namesIn, syncFile, syncFolder } from '#lib/state/state-file.server.ts';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { batchFolder } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { largestObject } from '#pipelines/duck/largest-object.ts';
import { openDuck, runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { BatchTask } from './annotate-batch.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';
import { dropDamagedAnnotations, noteAnnotations } from './annotation-sums.ts';
import { annotationVersion, fileVersion, type AnnotationSources } from './annotation-version.ts';
import { runTasks } from './batch-pool.ts';
import { readReference } from './reference-data.ts';

export interface AnnotateFolders {
  landing: string;
  annotations: string;
  /** Labels kept of texts that were cleared. */
  labels: string;
  scratch: string;
}

export interface AnnotateEffects {
  log(line: string): void;
  step(name: string): void;
  signal: AbortSignal;
}

/** Rows a thread takes at once; a batch of a million rows is shared by both threads and never held in memory. */
const TASK_ROWS = 50_000;
const LAST_ROW = 2_147_483_647;
const EMPTY = '000000-empty';

interface Job {
  record: string;
  /** The annotation file to be. */
  target: string;
  dir: string;
  /** Files of labels that stand for texts of this batch that were cleared. */
  labels: string[];
  tasks: BatchTask[];
  open: number;
}

/**
 * Writes `annotations/<record>/<batch folder>.<version>.parquet` for every landed batch that has none of the present
 * version, and removes those of former versions and of batches that are gone. A file appears whole, by rename, so a
 * killed run goes on where it was. `share` below 1 annotates that share of the rows, for a preview. Returns the
 * version.
 */
export async function annotateLanding(
  folders: AnnotateFolders,
  sources: AnnotationSources,
  manifests: Manifest[],
  effects: AnnotateEffects,
  share = 1
): Promise<string> {
  const version = annotationVersion(sources);
  for (const name of dropDamagedAnnotations(folders.annotations))
    effects.log(`文字标注文件 ${name} 损坏，从已入库的文字重新标注`);
  const work = join(folders.scratch, 'annotate');
  const wanted = new Map(ANNOTATED_RECORDS.map(({ record }) => [record, new Set([`${EMPTY}.${version}.parquet`])]));
  const jobs: Job[] = [];
  let rows = 0;
  for (const manifest of manifests) {
    const annotated = ANNOTATED_RECORDS.find(({ record }) => record === manifest.record);
    // A load of nothing but duplicates or rejects has no rows.
    if (!annotated || manifest.counts.new + manifest.counts.revised === 0) continue;
    const batch = batchFolder(manifest.batch_no, manifest.signature);
    const name = `${batch}.${version}.parquet`;
    wanted.get(manifest.record)!.add(name);
    const target = join(folders.annotations, manifest.record, name);
    if (existsSync(target)) continue;
    rows += manifest.counts.new + manifest.counts.revised;
    jobs.push(
      jobOf(
        manifest,
        annotated.source,
        {
          rows: join(folders.landing, manifest.record, batch, 'rows.parquet'),
          target,
          dir: join(work, batch),
          labels: keptLabels(join(folders.labels, manifest.record), batch)
        },
        share
      )
    );
  }
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(work, 'spill') });
  try {
    await ensureEmptyFiles(connection, folders.annotations, version, work);
    const from = performance.now();
    await annotateJobs(connection, { jobs, rows: rows * share, spillDir: join(work, 'spill') }, sources, effects);
    if (effects.signal.aborted) return version;
    if (jobs.length > 0)
      effects.log(
        `文字标注 ${jobs.length} 个批次 ${share < 1 ? '中抽取的约 ' : ''}${formatInteger(Math.round(rows * share))} 行，标注版本 ${version}，用时 ${secondsSince(from)} 秒`
      );
    for (const [record, names] of wanted) {
      for (const name of readdirSync(join(folders.annotations, record)))
        if (!names.has(name)) rmSync(join(folders.annotations, record, name));
    }
    noteAnnotations(folders.annotations);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(work, { recursive: true, force: true });
  }
  return version;
}

interface JobPaths {
  /** The landed rows. */
  rows: string;
  target: string;
  /** Scratch folder of the job. */
  dir: string;
  labels: string[];
}

function keptLabels(folder: string, batch: string): string[] {
  return namesIn(folder)
    .filter((name) => name.startsWith(`${batch}.`) && name.endsWith('.parquet'))
    .map((name) => join(folder, name));
}

function jobOf(manifest: Manifest, source: string, { rows, target, dir, labels }: JobPaths, share: number): Job {
  const parts = Math.max(1, Math.ceil(manifest.counts.read / TASK_ROWS));
  const tasks = Array.from({ length: parts }, (_, part): BatchTask => ({
    record: manifest.record,
    source,
    path: rows,
    after: part * TASK_ROWS,
    until: part === parts - 1 ? LAST_ROW : (part + 1) * TASK_ROWS,
    share,
    output: join(dir, `part-${part}.jsonl`)
  }));
  return { record: manifest.record, target, dir, labels, tasks, open: parts };
}

async function annotateJobs(
  connection: DuckDBConnection,
  { jobs, rows, spillDir }: { jobs: Job[]; rows: number; spillDir: string },
  sources: AnnotationSources,
  effects: AnnotateEffects
): Promise<void> {
  if (jobs.length === 0) return;
  const jobOfTask = new Map(jobs.flatMap((job) => job.tasks.map((task) => [task, job] as const)));
  for (const job of jobs) mkdirSync(job.dir, { recursive: true });
  try {
    const model =
      sources.modelPath === null ? null : { path: sources.modelPath, version: fileVersion(sources.modelPath) };
    await runTasks(
      [...jobOfTask.keys()],
      rows,
      { reference: readReference(sources.lexiconPath), model, spillDir },
      effects.signal,
      async (task) => {
        const job = jobOfTask.get(task)!;
        job.open -= 1;
        if (job.open > 0) return;
        await writeAnnotations(connection, job.dir, join(job.dir, 'rows.parquet'), job.labels);
        effects.step('annotate');
        syncFile(join(job.dir, 'rows.parquet'));
        renameSync(join(job.dir, 'rows.parquet'), job.target);
        syncFolder(dirname(job.target));
        rmSync(job.dir, { recursive: true });
      }
    );
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new SourceError(
      'SOURCE_UNREADABLE',
      `文字标注失败：${detail} — 已入库的数据不受影响，已标注的批次保留，上一版数据仍在使用`,
      '修正后重新运行，从没有标注的批次继续',
      { cause }
    );
  }
}

/** A file without rows, so that the relations exist before the first text does. */
async function ensureEmptyFiles(
  connection: DuckDBConnection,
  annotations: string,
  version: string,
  work: string
): Promise<void> {
  for (const { record } of ANNOTATED_RECORDS) {
    const target = join(annotations, record, `${EMPTY}.${version}.parquet`);
    if (existsSync(target)) continue;
    mkdirSync(join(annotations, record), { recursive: true });
    const dir = join(work, `${EMPTY}-${record}`);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'part-0.jsonl'), '');
    await writeAnnotations(connection, dir, join(dir, 'rows.parquet'));
    syncFile(join(dir, 'rows.parquet'));
    renameSync(join(dir, 'rows.parquet'), target);
  }
}

async function writeAnnotations(
  connection: DuckDBConnection,
  dir: string,
  path: string,
  labels: string[] = []
): Promise<void> {
  const parts = readdirSync(dir)
    .filter((name) => /^part-\d+\.jsonl$/.test(name))
    .map((name) => join(dir, name));
  const found = labels.length === 0 ? path : `${path}.found`;
  await runSqlFile(connection, 'annotate/write-batch.sql', {
    parts: listValue(parts),
    path: found,
    largest: largestObject(parts)
  });
  if (labels.length > 0)
    await runSqlFile(connection, 'annotate/keep-labels.sql', { path: found, labels: listValue(labels), target: path });
}
