import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { runSqlFile, type SqlParameters } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { LandingJournal } from './journal.ts';
import { keepLabelsFile } from './labels-file.ts';
import { LandingDuck } from './landing-duck.ts';
import { batchFolder, readAllManifests, ROWS_FILE, UNDONE_ROWS_FILE } from './manifests.ts';
import { NEXT_ROWS, swapBatch } from './swap-batch.ts';

/** The rows of one batch whose texts and keys go. */
export interface ClearingRule {
  /** Columns that are emptied. */
  fields: readonly string[];
  /** Column of the day by which a row ages. */
  day_field: string;
  /** Rows of an earlier day are cleared, ISO; null where rows are kept. */
  before: string | null;
  /** Posts to take down, as `<platform> <post id>`. */
  taken_down: readonly string[];
}

export interface Cleared {
  record: string;
  batch_no: number;
  row_count: number;
}

export interface ClearEffects {
  now(): Date;
  step(name: string): void;
  signal: AbortSignal;
}

interface ClearedBatch {
  manifest: Manifest;
  rule: ClearingRule;
  annotationVersion: string;
  journal: LandingJournal;
}

type Folders = Pick<StateFolder, 'landing' | 'labels' | 'annotations' | 'scratch' | 'runs'>;

/**
 * Takes texts and keys out of landed rows that have reached the end of their storage, or whose post was taken down
 * (个人信息保护法 第十九条、第四十七条). Rows, hashes and lineage stay, so that counts stay and a file loaded again is a
 * duplicate. Labels found while the text was there are kept apart and go on counting. A killed process leaves what the
 * next run finishes. Returns the batches changed.
 * @param how `ruleFor`: the rule of a batch; null where it is left alone
 */
export async function clearTexts(
  folder: Folders,
  { ruleFor, annotationVersion }: { ruleFor: (manifest: Manifest) => ClearingRule | null; annotationVersion: string },
  effects: ClearEffects
): Promise<Cleared[]> {
  const due = readAllManifests(folder.landing).flatMap((manifest) => {
    const rule = ruleFor(manifest);
    return rule && (rule.before !== null || rule.taken_down.length > 0) ? [{ manifest, rule }] : [];
  });
  if (due.length === 0) return [];
  const duck = new LandingDuck(join(folder.scratch, 'clear-spill'));
  const journal = LandingJournal.open(folder, true);
  const cleared: Cleared[] = [];
  try {
    for (const { manifest, rule } of due) {
      if (effects.signal.aborted) break;
      const row_count = await duck.use((connection) =>
        clearBatch(connection, folder, { manifest, rule, annotationVersion, journal }, effects)
      );
      if (row_count > 0) cleared.push({ record: manifest.record, batch_no: manifest.batch_no, row_count });
    }
  } finally {
    duck.close();
  }
  return cleared;
}

async function clearBatch(
  connection: DuckDBConnection,
  folder: Folders,
  { manifest, rule, annotationVersion, journal }: ClearedBatch,
  effects: ClearEffects
): Promise<number> {
  const name = batchFolder(manifest.batch_no, manifest.signature);
  const batch = join(folder.landing, manifest.record, name);
  const path = join(batch, manifest.undone ? UNDONE_ROWS_FILE : ROWS_FILE);
  if (!existsSync(path)) return 0;
  const before = manifest.cleared ?? { rows: 0, aged: 0, taken_down: 0 };
  const found = await chooseRows(connection, path, rule);
  // The texts are not read again where nothing has come to be due.
  if (found.aged === before.aged && found.taken_down === before.taken_down) return 0;
  const fields = listValue([...rule.fields]);
  const row_count = await counted(connection, 'to-clear', { path, fields });
  if (row_count > 0) {
    await keepLabels(connection, folder, { manifest, name, annotationVersion });
    await runSqlFile(connection, 'landing/clear/write-rows.sql', { path, fields, target: join(batch, NEXT_ROWS) });
    // The annotations hold the texts as well; they are made again, and the kept labels take their places.
    rmSync(join(folder.annotations, manifest.record, `${name}.${annotationVersion}.parquet`), { force: true });
  }
  swapBatch(
    {
      folder: batch,
      rows: path,
      manifest: { ...manifest, cleared: { ...found, rows: before.rows + row_count } },
      event: 'cleared'
    },
    journal,
    effects
  );
  return row_count;
}

/** Fills `chosen`; returns how many rows have aged and how many posts are to be taken down. */
async function chooseRows(connection: DuckDBConnection, path: string, rule: ClearingRule) {
  // A limit before every day chooses nothing by age.
  const before = rule.before ?? '0001-01-01';
  const aged = await counted(connection, 'use-aged', { path, day_field: rule.day_field, before });
  const taken_down =
    rule.taken_down.length === 0
      ? 0
      : await counted(connection, 'use-taken-down', { path, taken_down: listValue([...rule.taken_down]) });
  return { aged, taken_down };
}

/** The number that the last statement of a file under `landing/clear` counts. */
async function counted(connection: DuckDBConnection, file: string, parameters: SqlParameters): Promise<number> {
  const [{ row_count }] = (await runSqlFile(connection, `landing/clear/${file}.sql`, parameters)) as [
    { row_count: number }
  ];
  return row_count;
}

/** The labels of the rows to clear, in a file of their own; none where the batch was not annotated. */
async function keepLabels(
  connection: DuckDBConnection,
  { annotations, labels }: Folders,
  { manifest, name, annotationVersion }: { manifest: Manifest; name: string; annotationVersion: string }
): Promise<void> {
  const annotated = join(annotations, manifest.record, `${name}.${annotationVersion}.parquet`);
  if (!existsSync(annotated)) return;
  const dir = join(labels, manifest.record);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const draft = join(dir, `${name}.tmp`);
  await runSqlFile(connection, 'landing/clear/write-labels.sql', { annotations: annotated, target: draft });
  keepLabelsFile(draft, dir, name, manifest.cleared?.rows ?? 0);
}
