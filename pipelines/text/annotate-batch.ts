import { createAnnotator, type Annotation, type Annotator } from '#lib/text/annotate.ts';
import { wellFormed } from '#lib/text/well-formed.ts';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { compileReference, type ReferenceFiles } from './compile-reference.ts';
import { LineWriter } from '#pipelines/files/line-writer.ts';

/** A range of rows of one landed batch, and the file for what was found in them. */
export interface BatchTask {
  record: string;
  source: string;
  /** Parquet file of the batch. */
  path: string;
  /** Row numbers: after < row ≤ until. */
  after: number;
  until: number;
  /** Share of the rows to read, 0–1; 1 reads all. The same share takes the same rows every time. */
  share: number;
  /** JSON lines, one a row, in the columns of `sql/annotate/write-batch.sql`. */
  output: string;
}

/** Annotates the rows of tasks; holds lexicon and model, one per thread. */
export interface BatchAnnotator {
  run(connection: DuckDBConnection, task: BatchTask): Promise<void>;
}

/** Inputs of annotation as plain data, for threads too. */
export interface BatchAnnotatorData {
  reference: ReferenceFiles;
  model: { path: string; version: string } | null;
}

/**
 * Compiles the lexicon and loads the model once; annotators of the sources differ only in what a record without cues
 * is taken to want.
 */
export async function loadBatchAnnotator({ reference, model }: BatchAnnotatorData): Promise<BatchAnnotator> {
  const { lexicon, gazetteer } = compileReference(reference);
  // Without a model no thread needs the segmenter.
  const classifier = model === null ? null : await (await import('./load-classifier.ts')).loadClassifier(model.path);
  const annotators = new Map<string, Annotator>();
  return {
    async run(connection, task) {
      const annotate = annotators.get(task.source) ?? createAnnotator(lexicon, gazetteer, task.source, classifier);
      annotators.set(task.source, annotate);
      await annotateRows(connection, task, annotate, model?.version ?? null);
    }
  };
}

async function annotateRows(
  connection: DuckDBConnection,
  task: BatchTask,
  annotate: Annotator,
  version: string | null
): Promise<void> {
  const out = createWriteStream(task.output);
  const writer = new LineWriter(out);
  const sql = readFileSync(join(SQL_DIR, 'annotate', 'texts', `${task.record}.sql`), 'utf8');
  const result = await connection.stream(sql, { path: task.path, after: task.after, until: task.until });
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const columns = chunk.getColumns();
    const cell = (column: number, row: number): DuckDBValue => columns[column]![row]!;
    for (let row = 0; row < chunk.rowCount; row++) {
      if (!isSampled(Number(cell(0, row)), Number(cell(1, row)), task.share)) continue;
      const title = String(cell(2, row));
      const text = String(cell(3, row));
      const agency = String(cell(4, row));
      const annotation = annotate({ text, ...(title === '' ? {} : { title }), ...(agency === '' ? {} : { agency }) });
      const redacted = {
        title_redacted: changed(annotation.title_redacted, title),
        body_redacted: changed(annotation.text_redacted, text)
      };
      await writer.writeText(
        `${JSON.stringify({ batch_no: cell(0, row), row_number: cell(1, row), ...redacted, ...columnsOf(annotation, title.length + text.length, version) })}\n`
      );
    }
  }
  await writer.end();
  out.end();
  await finished(out);
}

/**
 * The text without names, addresses and numbers, only where something was taken out; all other texts stay in landing
 * alone.
 */
function changed(redacted: string | undefined, original: string): string | null {
  return redacted === undefined || redacted === original ? null : wellFormed(redacted);
}

/**
 * Spreads rows evenly over 0–1 by their number, which does not change, so that a sample before and after a change is
 * the same rows.
 */
function isSampled(batchNo: number, rowNumber: number, share: number): boolean {
  if (share >= 1) return true;
  let mixed = Math.imul(batchNo ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(rowNumber, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296 < share;
}

/** The stored facts of an annotation. */
function columnsOf(annotation: Annotation, length: number, version: string | null) {
  const { topics } = annotation;
  return {
    text_length: length,
    topic_code: topics[0]!.code,
    topic_codes: topics.map((topic) => topic.code),
    topic_scores: topics.map((topic) => topic.score),
    topic_evidence: topics.map((topic) => wellFormed(topic.evidence?.words ?? '')),
    topic_method: topics[0]!.method,
    polarity: annotation.polarity,
    polarity_score: annotation.polarity_score,
    intent: annotation.intent,
    help_flags: annotation.help_flags.map((flag) => flag.code),
    region_codes: annotation.regions,
    amount_yuan: annotation.amount_yuan ?? null,
    people_count: annotation.people_count ?? null,
    lexicon_version: annotation.lexicon_version,
    model_version: version
  };
}
