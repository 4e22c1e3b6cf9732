import type { Inspection, Limits } from './inspect.ts';
import { prepareCsv, rewritePrepared } from './prepare-csv.ts';
import { prepareJson } from './prepare-json.ts';
import { prepareParquet } from './prepare-parquet.ts';
import { prepareWorkbook } from './prepare-workbook.ts';
import type { Prepared } from './prepared.ts';

export type { StructuralReject } from './numbered-csv.ts';
export type { Prepared } from './prepared.ts';

/**
 * Turns an inspected file into a UTF-8 CSV with a known header. Fast path: a UTF-8 CSV is used where it lies, only
 * its head is read; everything else is converted into `workDir` (an existing private folder of this file). Throws
 * SourceError.
 */
export async function prepareFile(inspection: Inspection, workDir: string, limits: Limits): Promise<Prepared> {
  switch (inspection.kind) {
    case 'csv':
      return prepareCsv(inspection, workDir, limits);
    case 'jsonl':
    case 'json':
      return prepareJson(inspection, workDir, limits);
    case 'xlsx':
    case 'xls':
      return prepareWorkbook(inspection, workDir, limits);
    case 'parquet':
      return prepareParquet(inspection, workDir);
  }
}

/**
 * Slow path when DuckDB's strict reader refuses the CSV: tolerant parse row by row; rows with too many or too few
 * columns, a broken quote or undecodable bytes become structural rejects. The header keeps its width, so a mapping
 * made before stays true. A file that was already rewritten comes back as it is.
 */
export async function repairCsv(prepared: Prepared, workDir: string, limits: Limits): Promise<Prepared> {
  return prepared.hasRowNumbers ? prepared : rewritePrepared(prepared, workDir, limits);
}
