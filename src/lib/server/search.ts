/** Runs composed searches. The texts come from `search/compile.ts`; values are always bound. */
import { QueryError } from '#lib/domain/errors.ts';
import { printableValue } from '#lib/domain/printable.ts';
import type { CompiledSearch } from '#lib/search/compile.ts';
import { listValue, LIST, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import type { Session } from './warehouse.ts';

/** Answers one composed search; rows as JSON values (dates as ISO text). */
export async function runSearch<T>(session: Session, search: CompiledSearch): Promise<T[]> {
  const { values, types } = bound(search);
  const found = await session.connection.runAndReadAll(search.sql, values, types).catch(failed);
  return (found.getRowObjectsJson() as unknown as T[]).map((row) => printableValue(row));
}

/** Hands the rows of a search over in chunks, as they come from the database, waiting for each to be taken. */
export async function streamSearch<T>(
  session: Session,
  search: CompiledSearch,
  take: (rows: T[]) => Promise<void>
): Promise<void> {
  const { values, types } = bound(search);
  const result = await session.connection.stream(search.sql, values, types).catch(failed);
  for await (const rows of result.yieldRowObjectJson())
    await take((rows as unknown as T[]).map((row) => printableValue(row)));
}

function failed(cause: unknown): never {
  throw new QueryError(
    'QUERY_FAILED',
    '检索没有完成，其他页面不受影响',
    '换一种写法再试；仍不行请记下错误编号并查看服务日志',
    { cause }
  );
}

function bound({ parameters }: CompiledSearch): {
  values: Record<string, DuckDBValue>;
  types: Record<string, DuckDBType>;
} {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(parameters)) {
    values[name] = Array.isArray(value) ? listValue(value) : value;
    // An empty list tells nothing of its type.
    if (Array.isArray(value)) types[name] = LIST(VARCHAR);
  }
  return { values, types };
}
