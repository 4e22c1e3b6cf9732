import { quoted } from './spark-tree.ts';
import { sparkType } from './spark-types.ts';

/** A column of a relation of DuckDB. */
export interface Column {
  name: string;
  /** As `duckdb_columns()` writes it. */
  type: string;
}

/** A relation of the build that holds the rows of Parquet files. */
export function tableOfFiles(relation: string, path: string): string {
  return `create table build.${relation} as select * from read_parquet(${text(path)})`;
}

/** How many rows only one of two sets of files has, each row as often as it occurs; doubles count to nine digits. */
export function differenceStatement(columns: Column[], one: string, other: string): string {
  const list = columns.map(({ name, type }) => comparable(identifier(name), type)).join(', ');
  const rows = (path: string) => `select ${list} from read_parquet(${text(path)})`;
  return (
    `select (select count(*) from (${rows(one)} except all ${rows(other)}))::integer as missing, ` +
    `(select count(*) from (${rows(other)} except all ${rows(one)}))::integer as extra`
  );
}

function comparable(column: string, type: string): string {
  if (type === 'DOUBLE') return `format('{:.9g}', ${column}::double) as ${column}`;
  return `${column}::${type} as ${column}`;
}

/** Columns that say which row it is. */
const IDENTITY = new Set(['batch_no', 'row_number', 'record_no', 'event_no', 'correction_id', 'decision_id']);

/**
 * The rows of a relation with hard values in place of ordinary ones: days at the ends of months, moments around
 * midnight, the number of the row before (ties), lists with the entries of the row before behind their own.
 */
export function edgeStatement(columns: Column[], path: string, target: string): string {
  const list = columns.map(({ name, type }, i) => {
    const column = identifier(name);
    const value = IDENTITY.has(name) ? undefined : edgeOf(column, type);
    if (!value) return column;
    return `case hash(file_row_number, ${i}) % 4 ${value} else ${column} end as ${column}`;
  });
  return `copy (select ${list.join(', ')} from read_parquet(${text(path)}, file_row_number = true)) to ${text(target)}`;
}

function edgeOf(column: string, type: string): string | undefined {
  const before = `lag(${column}) over (order by file_row_number)`;
  switch (type) {
    case 'DATE':
      return `when 0 then last_day(${column}) when 1 then date_trunc('month', ${column})::date`;
    case 'TIMESTAMP':
      return `when 0 then date_trunc('day', ${column}) when 1 then ${column}::date + time '23:59:59.999999'`;
    case 'VARCHAR[]':
      return `when 0 then list_concat(${column}, ${before}) when 1 then list_reverse(${column}) when 2 then list_concat(${before}, ${column})`;
    case 'INTEGER':
    case 'DOUBLE':
      return `when 0 then coalesce(${before}, ${column})`;
    default:
      return undefined;
  }
}

/** A model's text for Spark with the types that the warehouse has: later models read the same types as on DuckDB. */
export function typedSelect(sql: string, columns: Column[]): string {
  const list = columns.map(({ name, type }) => `cast(${quoted(name)} as ${sparkType(type)}) as ${quoted(name)}`);
  return `select ${list.join(', ')} from (${sql})`;
}

/** The columns of Parquet files as Spark declares them. */
export function sparkSchema(columns: Column[]): string {
  return columns.map(({ name, type }) => `${quoted(name)} ${sparkType(type)}`).join(', ');
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
