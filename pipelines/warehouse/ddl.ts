import type { Model } from './model.ts';

/**
 * The few statements that wrap a model; with `landing-sql.ts` (contracts → landing) and `search/compile.ts` the only
 * SQL composed in TypeScript. Names come from file names of this repository.
 */
export function createStatement(model: Model): string {
  return `create ${model.isView ? 'view' : 'table'} ${model.relation} as\n${model.sql}`;
}

/** All columns of a relation: a core model that is read as a mart. */
export function passThrough(relation: string): string {
  return `select * from ${relation}`;
}

/** How many rows a relation has and the sum of their hashes, in one pass. */
export function contentStatement(relation: string): string {
  return `select count(*)::integer as row_count, sum(hash(t))::varchar as rows_hash from ${relation} t`;
}

/** The columns of a relation without a row. */
export function emptyStatement(relation: string): string {
  return `select * from ${relation} limit 0`;
}

/**
 * Opens the file that a build fills, and makes it the current database. Nothing in it counts before it is whole and
 * renamed, so DuckDB keeps no log of it, which would be forced to disk at every statement.
 */
export function attachStatement(path: string, database: string): string {
  return `attach ${literal(path)} as ${database} (recovery_mode 'no_wal_writes');\nuse ${database}`;
}

/** Opens the published file beside other readers, and makes it the current database. */
export function attachReadOnlyStatement(path: string, database: string): string {
  return `attach ${literal(path)} as ${database} (read_only);\nuse ${database}`;
}

/** Removes a relation as it lies in the file, which may be another kind than its model makes now. */
export function dropStatement({ relation, is_view }: { relation: string; is_view: boolean }): string {
  return `drop ${is_view ? 'view' : 'table'} ${relation}`;
}

/** Makes `core.x` mean the published file and `staging.x` the private memory. */
export function searchPathStatement(database: string): string {
  return `set search_path = '${database}.core,${database}.marts,build.staging,build.raw'`;
}

/**
 * The texts of the catalogue; fails where the header names a column that the model has not. Nothing for staging,
 * which is not published.
 */
export function commentStatements(model: Model): string {
  if (model.layer === 'staging') return '';
  const table = `comment on ${model.isView ? 'view' : 'table'} ${model.relation} is ${literal(`${model.description} 一行＝${model.grain}`)}`;
  return [
    table,
    ...[...model.columns].map(([column, text]) => `comment on column ${model.relation}.${column} is ${literal(text)}`)
  ].join(';\n');
}

/** Rules in the header of a model: `sql` gives the rows that break one. */
export interface HeaderCheck {
  name: string;
  sql: string;
}

export function notNullChecks(model: Model): HeaderCheck[] {
  return model.notNull.map((column) => ({
    name: `${model.relation}.${column} not null`,
    sql: `select * from ${model.relation} where ${column} is null limit 1`
  }));
}

/**
 * How many rows break each of `notNullChecks(model)`, in their order, in one pass over the table: `failures` is a
 * list.
 */
export function notNullCounts(model: Model): string {
  return `select [${model.notNull.map((column) => `count(*) filter (where ${column} is null)::integer`).join(', ')}] as failures from ${model.relation}`;
}

export function keyChecks(model: Model): HeaderCheck[] {
  const checks: HeaderCheck[] = [];
  if (model.key.length > 0) {
    const key = model.key.join(', ');
    checks.push({
      name: `${model.relation} key (${key})`,
      sql: `select ${key}, count(*)::integer as row_count from ${model.relation} group by ${key} having count(*) > 1`
    });
  }
  for (const ref of model.refs) {
    checks.push({
      name: `${model.relation}.${ref.column} → ${ref.relation}.${ref.target}`,
      sql: `select t.${ref.column} from ${model.relation} t anti join ${ref.relation} r on r.${ref.target} = t.${ref.column} where t.${ref.column} is not null`
    });
  }
  return checks;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
