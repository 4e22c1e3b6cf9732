import type { DuckDBConnection } from '@duckdb/node-api';
import { join } from 'node:path';
import { emptyBatchPath } from './empty-batches.ts';
import { batchFolder } from './manifests.ts';
import type { IdentityRange, Manifest } from '#lib/contracts/state/manifest.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';

/** The range of identities of the accepted rows in `candidates`, by batch; a file without such rows has none. */
export async function readIdentities(connection: DuckDBConnection): Promise<Map<number, IdentityRange>> {
  const rows = await runSqlFile(connection, 'landing/identities.sql');
  return new Map(rows.map(({ batch_no, ...range }) => [Number(batch_no), range as unknown as IdentityRange]));
}

/**
 * Row files of the landed batches that may hold one of the identities, so that judging a file costs the same however
 * much is landed: ids grow with time, and most batches lie outside the range of a new file. A batch of a former
 * version says no range and is always asked. The batch without rows comes first, so that the list is never empty.
 */
export function batchesToAsk(landing: string, record: string, landed: Manifest[], identities: IdentityRange): string[] {
  const batches = landed.filter(
    (manifest) =>
      manifest.record === record &&
      manifest.counts.new + manifest.counts.revised > 0 &&
      mayShare(manifest.identities, identities)
  );
  return [
    emptyBatchPath(landing, record),
    ...batches.map((manifest) => join(landing, record, batchFolder(manifest.batch_no, manifest.signature)))
  ].map((folder) => join(folder, 'rows.parquet'));
}

/** The range that holds every one of these. */
export function rangeOfAll(ranges: IdentityRange[]): IdentityRange {
  return ranges.reduce(
    (all, one) => ({
      first: all.first === null || (one.first !== null && isUpTo(one.first, all.first)) ? one.first : all.first,
      last: all.last === null || (one.last !== null && isUpTo(all.last, one.last)) ? one.last : all.last,
      has_hashed: all.has_hashed || one.has_hashed
    }),
    { first: null, last: null, has_hashed: false }
  );
}

/** Whether two batches may hold rows of one identity; `a` undefined is a batch that does not tell. */
export function mayShare(a: IdentityRange | undefined, b: IdentityRange): boolean {
  if (!a || (a.has_hashed && b.has_hashed)) return true;
  if (a.first === null || a.last === null || b.first === null || b.last === null) return false;
  return isUpTo(a.first, b.last) && isUpTo(b.first, a.last);
}

/** In the order of DuckDB, which compares bytes. */
function isUpTo(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0;
}
