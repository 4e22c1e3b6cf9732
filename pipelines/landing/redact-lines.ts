import { redactName } from '#lib/text/redaction/redact-name.ts';
import { redactProse } from '#lib/text/redaction/redact.ts';
import type { RedactionKind } from '#lib/text/redaction/kinds.ts';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { jsonLines } from '#pipelines/files/json-lines.ts';
import { LineWriter } from '#pipelines/files/line-writer.ts';
import type { RedactionProfile } from './redacted-fields.ts';
import { batchOf } from './row-numbers.ts';

/** A stretch of the file of suspect rows, and the file for those rows that held something. */
export interface RedactionTask {
  input: string;
  output: string;
  /** Bytes, end exclusive; begins and ends at line ends. */
  start: number;
  end: number;
  profiles: Record<string, RedactionProfile>;
}

export type RedactionHits = Partial<Record<RedactionKind, number>>;

/**
 * Redacts the rows of one stretch: JSON lines `{row_number, <field>: text}` in, lines `{row_number,
 * <field>__redacted}` out for the rows that changed. Returns the hits by batch and kind.
 */
export async function redactLines(task: RedactionTask): Promise<Map<number, RedactionHits>> {
  const out = createWriteStream(task.output);
  const writer = new LineWriter(out);
  const total = new Map<number, RedactionHits>();
  if (task.end > task.start) {
    for await (const line of jsonLines(
      createReadStream(task.input, { start: task.start, end: task.end - 1, highWaterMark: 1 << 18 })
    )) {
      if ('error' in line) throw new Error(`待脱敏的行无法读取：${line.error}`);
      const changed = redactRow(line.value, task.profiles);
      if (!changed) continue;
      addHitsOf(total, batchOf(Number(line.value.row_number)), changed.redactions);
      await writer.write({ row_number: line.value.row_number, ...changed.texts });
    }
  }
  await writer.end();
  out.end();
  await finished(out);
  return total;
}

function redactRow(
  row: Record<string, unknown>,
  profiles: RedactionTask['profiles']
): { redactions: RedactionHits; texts: Record<string, string> } | null {
  const redactions: RedactionHits = {};
  const texts: Record<string, string> = {};
  for (const [field, profile] of Object.entries(profiles)) {
    const text = row[field];
    if (typeof text !== 'string') continue;
    const redacted = profile === 'prose' ? redactProse(text) : redactName(text);
    if (redacted.text === text) continue;
    texts[`${field}__redacted`] = redacted.text;
    addHits(redactions, redacted.counts);
  }
  return Object.keys(texts).length === 0 ? null : { texts, redactions };
}

/** Adds hits by kind to the sum of their batch. */
export function addHitsOf(sums: Map<number, RedactionHits>, batch: number, hits: RedactionHits): void {
  const sum = sums.get(batch) ?? {};
  sums.set(batch, sum);
  addHits(sum, hits);
}

/** Adds hits by kind to a sum. */
export function addHits(sum: RedactionHits, hits: RedactionHits): void {
  for (const [kind, count] of Object.entries(hits) as [RedactionKind, number][]) sum[kind] = (sum[kind] ?? 0) + count;
}
