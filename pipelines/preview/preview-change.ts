import type { Agreement } from '#lib/domain/text-versions.ts';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readDecisions } from '#pipelines/app-state/app-state.ts';
import { shanghaiDate } from '#pipelines/run/build-step.ts';
import { buildPart } from '#pipelines/run/build-warehouse.ts';
import { batchFolder, readManifests } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { openDuck, runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { annotateLanding } from '#pipelines/text/annotate-landing.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';
import { annotationVersion, type AnnotationSources } from '#pipelines/text/annotation-version.ts';
import { effectOf, type ChangeEffect, type ChangeRow } from './change-effect.ts';
import { loadTaxonomy } from '#pipelines/text/reference-data.ts';

export interface PreviewSettings {
  /** About so many texts instead of all; the same number takes the same texts. */
  sample: number | null;
  log(line: string): void;
  signal: AbortSignal;
}

export interface Preview extends ChangeEffect {
  /** Texts landed, revisions included; what is compared are those that stand. */
  landed_count: number;
  /** Share of the landed texts that was annotated; 1 without a sample. */
  share: number;
  /** With the corrections of topics among the compared records; absent where there are none. */
  agreement?: Agreement;
}

/**
 * The labels that the landed texts would have with other sources: annotated in scratch, put through the same models as
 * in a run, compared text by text. The annotations in force are read where they are complete. Changes nothing. null
 * when it was interrupted.
 */
export async function previewChange(
  folder: StateFolder,
  before: AnnotationSources,
  after: AnnotationSources,
  settings: PreviewSettings
): Promise<Preview | null> {
  const manifests = readManifests(folder.landing);
  const texts = manifests.filter((manifest) => ANNOTATED_RECORDS.some(({ record }) => record === manifest.record));
  const landed = texts.reduce((sum, { counts }) => sum + counts.new + counts.revised, 0);
  if (landed === 0) return { ...effectOf([], (code) => code), landed_count: 0, share: 1 };
  const share = settings.sample === null ? 1 : Math.min(1, settings.sample / landed);
  const work = join(folder.root, 'scratch', `preview-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const paths = { before: join(work, 'before.parquet'), after: join(work, 'after.parquet') };
    const corrected = { before: join(work, 'before-corrected.parquet'), after: join(work, 'after-corrected.parquet') };
    for (const [side, sources] of [
      ['before', before],
      ['after', after]
    ] as const) {
      const annotations =
        side === 'before' && share === 1 && isComplete(folder.annotations, annotationVersion(sources), texts)
          ? folder.annotations
          : join(work, side);
      if (annotations !== folder.annotations) {
        settings.log(side === 'before' ? '按现用的词典和模型标注……' : '按新的词典和模型标注……');
        await annotateLanding(
          { landing: folder.landing, annotations, labels: folder.labels, scratch: join(work, `${side}-scratch`) },
          sources,
          manifests,
          { log: settings.log, step: () => undefined, signal: settings.signal },
          share
        );
      }
      if (settings.signal.aborted) return null;
      await writeRecords(
        folder,
        manifests,
        { folder: annotations, version: annotationVersion(sources) },
        join(work, 'build'),
        { records: paths[side], corrected: corrected[side] }
      );
    }
    const { changes, agreement } = await readComparison(paths, corrected, join(work, 'spill'));
    return {
      ...effectOf(changes, topicNames()),
      landed_count: landed,
      share,
      ...(agreement.record_count > 0 ? { agreement } : {})
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** True when a run has annotated every batch that has rows with this version. */
function isComplete(annotations: string, version: string, manifests: Manifest[]): boolean {
  const names = manifests
    .filter(({ counts }) => counts.new + counts.revised > 0)
    .map((manifest) =>
      join(manifest.record, `${batchFolder(manifest.batch_no, manifest.signature)}.${version}.parquet`)
    );
  const empty = ANNOTATED_RECORDS.map(({ record }) => join(record, `000000-empty.${version}.parquet`));
  return [...names, ...empty].every((name) => existsSync(join(annotations, name)));
}

async function writeRecords(
  folder: StateFolder,
  manifests: Manifest[],
  annotations: { folder: string; version: string },
  workDir: string,
  to: { records: string; corrected: string }
): Promise<void> {
  const nothing = () => undefined;
  const decisions = await readDecisions(folder, new Date());
  await buildPart(
    {
      landing: folder.landing,
      annotations,
      issues: { ledger: folder.issues, keep: false },
      workDir,
      manifests,
      unreadable: [],
      decisions,
      dataVersion: 'preview',
      asOf: shanghaiDate(new Date()),
      isDemo: false,
      hasReal: false,
      log: nothing,
      step: nothing
    },
    ['core.annotated_records', 'core.corrections'],
    async (connection) => {
      await runSqlFile(connection, 'preview/records.sql', { path: to.records });
      await runSqlFile(connection, 'preview/corrected.sql', { path: to.corrected });
    }
  );
}

interface Sides {
  before: string;
  after: string;
}

async function readComparison(
  paths: Sides,
  corrected: Sides,
  spillDir: string
): Promise<{ changes: ChangeRow[]; agreement: Agreement }> {
  const { instance, connection } = await openDuck(':memory:', { spillDir });
  try {
    const changes = (await runSqlFile(connection, 'preview/changes.sql', { ...paths })).map((row) => ({
      year: Number(row.year),
      before_code: String(row.before_code),
      after_code: String(row.after_code),
      was_request: row.was_request === true,
      is_request: row.is_request === true,
      text_count: Number(row.text_count)
    }));
    const [agreement] = await runSqlFile(connection, 'preview/agreement.sql', { ...corrected });
    return { changes, agreement: agreement as unknown as Agreement };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function topicNames(): (code: string) => string {
  const names = new Map(
    loadTaxonomy()
      .topics.flatMap((parent) => [parent, ...parent.children])
      .map((topic) => [topic.code, topic.name])
  );
  return (code) => names.get(code) ?? '未归类';
}
