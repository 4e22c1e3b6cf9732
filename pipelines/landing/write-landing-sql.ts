import { CONTRACTS } from '#lib/contracts/all.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nothingSql, prefilterSql, rawViewsSql, stagingSql, suspectsSql, writeBatchSql } from './batch-sql.ts';
import { compareSql } from './compare-sql.ts';
import { landingSql } from './landing-sql.ts';
import { redactedFields } from './redacted-fields.ts';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';

/** The generated SQL files and their text, path below `sql/`; `npm run types` writes them, a test compares them. */
export function generatedLandingSql(): Map<string, string> {
  const files = new Map<string, string>();
  for (const contract of CONTRACTS) {
    files.set(`landing/records/${contract.record}.gen.sql`, landingSql(contract));
    files.set(`landing/compare/${contract.record}.gen.sql`, compareSql(contract));
    files.set(`landing/batches/${contract.record}.gen.sql`, writeBatchSql(contract));
    files.set(`models/10_staging/${contract.record}.gen.sql`, stagingSql(contract));
    if (redactedFields(contract).length > 0)
      files.set(`landing/suspects/${contract.record}.gen.sql`, suspectsSql(contract));
  }
  return files
    .set('landing/prefilter.gen.sql', prefilterSql())
    .set('landing/nothing.gen.sql', nothingSql())
    .set('landing/raw-views.gen.sql', rawViewsSql(CONTRACTS));
}

/** Writes them. Returns how many files were written. */
export function writeLandingSql(): number {
  const files = generatedLandingSql();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(SQL_DIR, path)), { recursive: true });
    writeFileSync(join(SQL_DIR, path), text);
  }
  return files.size;
}
