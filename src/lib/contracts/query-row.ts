import type { Queries } from './query-types.gen.ts';

export type QueryName = keyof Queries;

/** One row of a named query (`sql/queries`), as DuckDB gives it. */
export type QueryRow<Name extends QueryName> = Queries[Name]['row'];

/** Asks one named query; the web process and the commands each bring their own. */
export type Ask = <Name extends QueryName>(
  name: Name,
  parameters: Queries[Name]['parameters']
) => Promise<QueryRow<Name>[]>;
