import type { Model } from './model-files.ts';

/**
 * The few statements that wrap a model; with `landing-sql.ts` (contracts → landing) and `search/compile.ts` the only SQL
 * composed in TypeScript. Names come from file names of this repository.
 */
export function createStatement(model: Model): string {
  return `create ${model.isView ? 'view' : 'table'} ${model.relation} as\n${model.sql}`;
}

/** Makes `core.x` mean the published file and `staging.x` the private memory. */
export function searchPathStatement(database: string): string {
  return `set search_path = '${database}.core,${database}.marts,build.staging,build.raw'`;
}

export function commentStatements(model: Model): string[] {
  if (model.layer === 'staging') return [];
  const table = `comment on ${model.isView ? 'view' : 'table'} ${model.relation} is ${literal(`${model.description} 一行＝${model.grain}`)}`;
  return [table, ...[...model.columns].map(([column, text]) => `comment on column ${model.relation}.${column} is ${literal(text)}`)];
}

/** Zero rows each, or the header of the model does not hold. Query text by name of the check. */
export function headerChecks(model: Model): Map<string, string> {
  const checks = new Map<string, string>();
  for (const column of model.notNull) checks.set(`${model.relation}.${column} not null`, `select * from ${model.relation} where ${column} is null`);
  if (model.key.length > 0) {
    const key = model.key.join(', ');
    checks.set(`${model.relation} key (${key})`, `select ${key}, count(*)::integer as row_count from ${model.relation} group by ${key} having count(*) > 1`);
  }
  for (const ref of model.refs) {
    checks.set(`${model.relation}.${ref.column} → ${ref.relation}.${ref.target}`,
      `select t.${ref.column} from ${model.relation} t anti join ${ref.relation} r on r.${ref.target} = t.${ref.column} where t.${ref.column} is not null`);
  }
  return checks;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
