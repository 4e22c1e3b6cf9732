/** How a named query is run, for the web process and for commands alike. */
import { QueryError } from '#lib/domain/errors.ts';
import { printableValue } from '#lib/domain/printable.ts';
import { LIST, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import type { Queries } from '#lib/contracts/query-types.gen.ts';
import type { Ask, QueryName, QueryRow } from '#lib/contracts/query-row.ts';
import type { Session } from './warehouse.ts';

/** Builds `ask` on a session; the text of a query comes from `textOf`, and `trace` hears of each. */
export function askFrom(
  session: Session,
  textOf: (name: string) => string | undefined,
  trace: (name: string, parameters: object) => void = () => undefined
): Ask {
  return async <N extends QueryName>(name: N, parameters: Queries[N]['parameters']) => {
    trace(name, parameters);
    const key = `${name} ${JSON.stringify(parameters)}`;
    const known = session.answers.get<QueryRow<N>>(key);
    if (known) return known;
    try {
      let statement = session.statements.get(name);
      if (!statement) {
        const text = textOf(name);
        if (text === undefined) throw new Error(`no query ${name}`);
        statement = await session.connection.prepare(text);
        session.statements.set(name, statement);
      }
      const given = parameters as Record<string, DuckDBValue | string[]>;
      for (let index = 1; index <= statement.parameterCount; index++) {
        const value = given[statement.parameterName(index)];
        if (value === null || value === undefined) statement.bindNull(index);
        else if (Array.isArray(value)) statement.bindList(index, value, LIST(VARCHAR));
        else statement.bindValue(index, value);
      }
      const found = (await statement.runAndReadAll()).getRowObjectsJson() as unknown as QueryRow<N>[];
      const rows = found.map((row) => printableValue(row));
      session.answers.keep(key, rows);
      return [...rows];
    } catch (cause) {
      throw new QueryError('QUERY_FAILED', `查询 ${name} 失败，其他页面不受影响`, '记下错误编号并查看服务日志', {
        cause
      });
    }
  };
}
