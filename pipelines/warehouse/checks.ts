import { CheckError } from '#lib/domain/errors.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headerChecks } from './ddl.ts';
import type { Model } from './model-files.ts';
import { runSqlText, SQL_DIR } from './sql-file.ts';

export interface CheckResult {
  name: string;
  /** Rows that break the rule; zero when it holds. */
  failures: number;
}

/**
 * Runs the checks that model headers imply and every file of `sql/checks`; each must return no rows.
 * Throws CheckError naming the checks that failed and one offending row of the first; nothing is published then.
 */
export async function runChecks(connection: DuckDBConnection, models: Model[]): Promise<CheckResult[]> {
  const checks = new Map<string, string>();
  for (const model of models.filter((candidate) => candidate.layer !== 'staging')) {
    for (const [name, sql] of headerChecks(model)) checks.set(name, sql);
  }
  for (const file of readdirSync(join(SQL_DIR, 'checks')).filter((name) => name.endsWith('.sql')).sort()) {
    checks.set(`checks/${file}`, readFileSync(join(SQL_DIR, 'checks', file), 'utf8'));
  }
  const results: CheckResult[] = [];
  let example = '';
  for (const [name, sql] of checks) {
    const rows = await runSqlText(connection, sql);
    results.push({ name, failures: rows.length });
    if (rows.length > 0 && example === '') example = `${name}：${JSON.stringify(rows[0])}`;
  }
  const failed = results.filter((result) => result.failures > 0);
  if (failed.length > 0) {
    throw new CheckError('CHECK_FAILED', `${failed.length} 项数据检查未通过（${failed.map((result) => result.name).join('；')}），没有发布，上一版数据仍在使用。首例 ${example}`,
      '按检查名核对来源数据或模型，修正后重新运行');
  }
  return results;
}
