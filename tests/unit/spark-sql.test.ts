import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuck } from '#pipelines/duck/sql-file.ts';
import { sparkModels } from '#pipelines/cluster/spark-model.ts';
import { differenceStatement } from '#pipelines/cluster/cluster-sql.ts';
import { sparkType } from '#pipelines/cluster/spark-types.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';

/** DuckDB's select → Spark's: the forms whose meaning a plain translation changes in silence. */
let duck: Awaited<ReturnType<typeof openDuck>>;
const root = newRoot();
beforeAll(async () => {
  duck = await openDuck(':memory:', { spillDir: '' });
});
afterAll(() => {
  duck.connection.closeSync();
  duck.instance.closeSync();
  removeRoot(root);
});

const COLUMNS: Record<string, string[]> = { 'core.a': ['x', 'y'], 'core.b': ['y', 'z'] };

async function translated(sql: string) {
  const [model] = await sparkModels(duck.connection, [{ path: 'a.sql', sql }], (relation) => COLUMNS[relation]);
  return model!;
}

/** Spark's text of one expression over `core.a`. */
async function spark(expression: string): Promise<string> {
  const { sql, refusal } = await translated(`select ${expression} from core.a`);
  return sql === null ? refusal : sql.slice('select '.length, -' from `core__a` as `a`'.length);
}

describe('expressions', () => {
  it.each([
    // Saturday is 6 for isodow and 5 for weekday; Sunday 0 for DuckDB's dayofweek and 1 for Spark's.
    ['isodow(x)', '(weekday(`x`) + 1)'],
    ['dayofweek(x)', '(dayofweek(`x`) - 1)'],
    // Borders between days, not spans of 24 hours.
    ["date_diff('day', x, y)", 'datediff(cast(`y` as date), cast(`x` as date))'],
    ['x / y', '(cast(`x` as double) / cast(`y` as double))'],
    ['x // y', '(`x` div `y`)'],
    ['x[2]', 'try_element_at(`x`, 2)'],
    ['array_length(x)', 'array_size(`x`)'],
    ["concat(x, '（')", "concat_ws('', `x`, '（')"],
    ["regexp_replace(x, '\\s', '', 'g')", "regexp_replace(`x`, '\\\\s', '')"],
    ["string_split(x, '')", "regexp_extract_all(`x`, '(?s).', 0)"],
    ['generate_series(x, y)', 'if(`x` <= `y`, sequence(`x`, `y`), array())'],
    ['list_sort(list_distinct(x))', 'array_sort(array_compact(array_distinct(`x`)))'],
    ['max_by(x, y)', 'max_by(`x`, if(`x` is null, null, `y`))'],
    ['x::varchar[]', 'cast(`x` as array<string>)'],
    ['0.25', "cast('0.25' as decimal(3, 2))"],
    ['count(*) filter (where x)', 'count(*) filter (where `x`)'],
    ['行业', '`行业`']
  ])('%s', async (duckdb, expected) => {
    expect(await spark(duckdb)).toBe(expected);
  });

  it('an order writes where nulls stand: last in DuckDB, whatever the direction', async () => {
    expect(await spark('row_number() over (partition by x order by y, x desc)')).toBe(
      'row_number() over (partition by `x` order by `y` asc nulls last, `x` desc nulls last)'
    );
  });

  it('a list of rows keeps its order and its nulls', async () => {
    const list = await spark('list(x order by y desc)');
    expect(list).toContain("collect_list(named_struct('k0', `y`, 'v', `x`))");
    expect(list).toContain('when l.k0 < r.k0 then 1 when l.k0 > r.k0 then -1');
  });
});

describe('selects', () => {
  const sqlOf = async (sql: string) => (await translated(sql)).sql;

  it('lists are unnested in the from clause, side by side where there are several', async () => {
    expect(await sqlOf('select x, unnest(y)::date as day from core.a')).toBe(
      'select `x`, cast(`unnested` as date) as `day` from `core__a` as `a` lateral view explode(`y`) unnested as unnested'
    );
    expect(await sqlOf('select unnest(x) as one, unnest(y) as other from core.a')).toContain(
      'select `unnested`.`0` as `one`, `unnested`.`1` as `other` from'
    );
  });

  it('a union by name selects the columns of all branches in one order', async () => {
    expect(
      await sqlOf(
        'with c as (select y as z, x as y from core.a) select * from c union all by name select * from core.b'
      )
    ).toContain(
      '(select `z`, `y` from (select * from `c`)) union all (select `z`, `y` from (select * from `core__b` as `b`))'
    );
    expect(await sqlOf('select x from core.a union all by name select z from core.b')).toContain(
      '(select null as `x`, `z` from'
    );
  });

  it('an asof join takes the row that counts until the next one of its key', async () => {
    const sql = await sqlOf(
      'with r as (select y, z from core.b) select a.x, r.z from core.a a asof left join r on r.y = a.y and r.z <= a.x'
    );
    expect(sql).toContain(
      'left join (select *, lead(`z`) over (partition by `y` order by `z`) as next_since from `r`)'
    );
    expect(sql).toContain('(`r`.next_since is null or `r`.next_since > `a`.`x`)');
  });
});

describe('refusals', () => {
  it.each([
    ['an unknown function', 'select list_aggregate(x) from core.a'],
    ['spans of hours', "select date_diff('hour', x, y) from core.a"],
    ['weeks', "select date_trunc('week', x) from core.a"],
    ['one replacement only', "select regexp_replace(x, 'a', 'b') from core.a"],
    ['first without an order', 'select first(x) from core.a'],
    ['an unordered list of distinct values under an order', 'select list(distinct x order by y) from core.a'],
    ['distinct on', 'select distinct on (x) x, y from core.a'],
    ['a descending list', "select list_sort(x, 'desc') from core.a"],
    ['intervals as a type', 'select x::interval from core.a'],
    ['unnest in a grouped select', 'select unnest(x), count(*) from core.a group by y']
  ])('%s', async (_what, sql) => {
    const model = await translated(sql);
    expect(model.sql).toBeNull();
    expect(model.refusal).not.toBe('');
  });
});

describe('types and rows', () => {
  it('types of the warehouse have a counterpart', () => {
    expect(sparkType('STRUCT(ent_id VARCHAR, score DOUBLE, amount DECIMAL(3,2))[]')).toBe(
      'array<struct<`ent_id`: string, `score`: double, `amount`: decimal(3,2)>>'
    );
    expect(() => sparkType('INTERVAL')).toThrow(/Spark/);
  });

  it('rows are compared as multisets, doubles to nine digits', async () => {
    const [one, other] = [join(root, 'one.parquet'), join(root, 'other.parquet')];
    await duck.connection.run(`copy (values (1, 0.1::double), (1, 0.1::double), (2, 5.0)) to '${one}'`);
    await duck.connection.run(`copy (values (1, 0.10000000000001::double), (3, 5.0)) to '${other}'`);
    const columns = [
      { name: 'col0', type: 'INTEGER' },
      { name: 'col1', type: 'DOUBLE' }
    ];
    const rows = await duck.connection.runAndReadAll(differenceStatement(columns, one, other));
    expect(rows.getRowsJson()).toEqual([[2, 1]]);
  });
});
