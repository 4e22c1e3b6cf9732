/**
 * Which bytes the files of annotations had when they were written: `annotations/sums.json`. One that a power cut cut
 * off or a disk changed is made again from landing instead of being built on.
 */
import { closeSync, fstatSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { namesIn, readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import { ANNOTATED_RECORDS } from '#pipelines/sources/annotated-records.ts';

/** `<record>/<file>` → SHA-256, and size and time at which it was last found right. */
const Sums = z.object({ files: z.record(z.string(), z.object({ sha256: z.string(), stamp: z.string() })) });
type Sums = z.infer<typeof Sums>['files'];

/**
 * Files of annotations that are not as they were written, as `<record>/<file>`. Bytes are read where size or time of a
 * file changed, and everywhere with `isDeep`. A file without a sum, as former versions and killed runs leave them, must
 * begin and end as Parquet does.
 */
export function damagedAnnotations(annotations: string, isDeep: boolean): string[] {
  const sums = readSums(annotations);
  return filesOf(annotations).filter((name) => {
    const path = join(annotations, name);
    const sum = sums[name];
    if (!sum) return !isParquet(path);
    return (isDeep || sum.stamp !== stampOf(path)) && sum.sha256 !== sha256OfFile(path);
  });
}

/** Removes damaged files and returns their names; the caller holds the lock. */
export function dropDamagedAnnotations(annotations: string): string[] {
  const damaged = damagedAnnotations(annotations, false);
  for (const name of damaged) rmSync(join(annotations, name));
  return damaged;
}

/** Takes note of the files as they lie there now; those noted before with the same size and time are not read. */
export function noteAnnotations(annotations: string): void {
  const before = readSums(annotations);
  const after: Sums = {};
  for (const name of filesOf(annotations)) {
    const path = join(annotations, name);
    const stamp = stampOf(path);
    after[name] = before[name]?.stamp === stamp ? before[name] : { sha256: sha256OfFile(path), stamp };
  }
  if (JSON.stringify(after) !== JSON.stringify(before)) writeStateJson(sumsPath(annotations), { files: after });
}

function readSums(annotations: string): Sums {
  return readStateFile(sumsPath(annotations), Sums)?.files ?? {};
}

function filesOf(annotations: string): string[] {
  return ANNOTATED_RECORDS.flatMap(({ record }) =>
    namesIn(join(annotations, record))
      .filter((name) => name.endsWith('.parquet'))
      .sort()
      .map((name) => `${record}/${name}`)
  );
}

const MARK = Buffer.from('PAR1');

function isParquet(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const { size } = fstatSync(handle);
    const mark = Buffer.alloc(MARK.length);
    const isAt = (at: number) => readSync(handle, mark, 0, MARK.length, at) === MARK.length && mark.equals(MARK);
    return size > 2 * MARK.length && isAt(0) && isAt(size - MARK.length);
  } finally {
    closeSync(handle);
  }
}

function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size}:${mtimeMs}`;
}

function sumsPath(annotations: string): string {
  return join(annotations, 'sums.json');
}
