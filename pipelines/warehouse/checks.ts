import { CheckError } from '#lib/domain/errors.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyChecks, notNullChecks, notNullCounts, type HeaderCheck } from './ddl.ts';
import type { Model } from './model.ts';
import { runSqlText, SQL_DIR } from '#pipelines/duck/sql-file.ts';

export interface CheckResult {
  name: string;
  /** Rows that break the rule; zero when it holds. */
  failures: number;
}

/**
 * Runs the checks that model headers imply and every file of `sql/checks`; each must return no rows.
 * `step` is told the relation whose header comes next, as `check:<relation>`. Throws CheckError naming the checks
 * that failed and one offending row of the first; nothing is published then.
 */
export async function runChecks(
  connection: DuckDBConnection,
  models: Model[],
  step: (name: string) => void
): Promise<CheckResult[]> {
  const published = models.filter((model) => model.layer !== 'staging');
  const results: CheckResult[] = [];
  let example = '';
  const note = async ({ name, sql }: HeaderCheck, failures?: number) => {
    const rows = failures === 0 ? [] : await runSqlText(connection, sql);
    results.push({ name, failures: failures ?? rows.length });
    if (rows.length > 0 && example === '') example = `${name}：${JSON.stringify(rows[0])}`;
  };
  for (const model of published) {
    step(`check:${model.relation}`);
    const [counts] = model.notNull.length === 0 ? [] : await runSqlText(connection, notNullCounts(model));
    for (const [i, check] of notNullChecks(model).entries()) await note(check, (counts!.failures as number[])[i]);
    for (const check of keyChecks(model)) await note(check);
  }
  step('check:files');
  for (const file of readdirSync(join(SQL_DIR, 'checks'))
    .filter((name) => name.endsWith('.sql'))
    .sort()) {
    await note({ name: `checks/${file}`, sql: readFileSync(join(SQL_DIR, 'checks', file), 'utf8') });
  }
  const failed = results.filter((result) => result.failures > 0);
  if (failed.length > 0) {
    throw new CheckError(
      'CHECK_FAILED',
      `${failed.length} 项数据检查未通过（${failed.map((result) => result.name).join('；')}），没有发布，上一版数据仍在使用。首例 ${example}`,
      '按检查名核对来源数据或模型，修正后重新运行'
    );
  }
  return results;
}
