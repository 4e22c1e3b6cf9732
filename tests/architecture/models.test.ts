import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUERY_TYPES_PATH, withEmptyWarehouse } from '#pipelines/commands/types.ts';
import { parseModel } from '#pipelines/warehouse/model.ts';
import { readModels, withDeclaredMarts } from '#pipelines/warehouse/model-files.ts';
import { orderModels, relationsRead } from '#pipelines/warehouse/model-order.ts';
import { sparkModels } from '#pipelines/cluster/spark-model.ts';
import { openDuck, runSqlText, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { queryEntry, queryNames, queryTypesText } from '#pipelines/warehouse/types.ts';
import { generatedLandingSql } from '#pipelines/landing/write-landing-sql.ts';
import { filesOf } from './tree.ts';

/**
 * Facts from the empty warehouse: the types of all queries, the columns there are, and which bad queries are refused.
 */
let types: string;
let columns: Map<string, Set<string>>;
const refusals: Record<string, string> = {};
const queryReads: Record<string, string[]> = {};
let duck: Awaited<ReturnType<typeof openDuck>>;

const BAD_QUERIES: Record<string, string> = {
  'no first line': 'select month from marts.months',
  'uncast parameter': '-- x\nselect region_name from marts.regions where region_code = $code',
  'big integers': '-- x\nselect count(*) as n from marts.months',
  decimals: '-- x\nselect 1.5::decimal(5, 2) as n from marts.months',
  'reads core': '-- x\nselect visit_id from core.visits',
  'one parameter, two types':
    '-- x\nselect region_name from marts.regions where region_code = $code::varchar or length(region_name) = $code::integer'
};

beforeAll(async () => {
  duck = await openDuck(':memory:', { spillDir: '' });
  await withEmptyWarehouse(async (connection) => {
    types = await queryTypesText(connection);
    const rows = await runSqlText(
      connection,
      `select schema_name || '.' || table_name as relation, column_name
       from duckdb_columns()
       where schema_name in ('core', 'marts')`
    );
    columns = new Map();
    for (const row of rows)
      columns.set(String(row.relation), (columns.get(String(row.relation)) ?? new Set()).add(String(row.column_name)));
    for (const [name, sql] of Object.entries(BAD_QUERIES))
      refusals[name] = await queryEntry(connection, name, sql).then(
        () => 'accepted',
        () => 'refused'
      );
    const queries = queryNames().map((name) => ({
      path: name,
      sql: readFileSync(join(SQL_DIR, 'queries', `${name}.sql`), 'utf8')
    }));
    for (const [i, relations] of (await relationsRead(connection, queries)).entries())
      queryReads[queries[i]!.path] = relations;
  });
});
afterAll(() => {
  duck.connection.closeSync();
  duck.instance.closeSync();
});

describe('generated files are fresh (npm run types)', () => {
  it('landing SQL', () => {
    const generated = generatedLandingSql();
    expect(
      [...generated].filter(([path, text]) => readFileSync(join(SQL_DIR, path), 'utf8') !== text).map(([path]) => path)
    ).toEqual([]);
    expect(filesOf('sql', '.gen.sql')).toEqual([...generated.keys()].map((path) => `sql/${path}`).sort());
  });
  it('query types', () => {
    expect(readFileSync(QUERY_TYPES_PATH, 'utf8')).toBe(types);
  });
});

describe('models', () => {
  it('every column a header speaks of exists', () => {
    const models = readModels().filter((model) => model.layer !== 'staging');
    expect(models.length).toBeGreaterThan(30);
    expect(
      models.flatMap((model) =>
        [...model.columns.keys(), ...model.notNull, ...model.key, ...model.refs.map((ref) => ref.column)]
          .filter((column) => !columns.get(model.relation)?.has(column))
          .map((column) => `${model.path}: ${column}`)
      )
    ).toEqual([]);
  });

  it('each runs on Spark too: no construct without a tested translation', async () => {
    // Annotations come in one file layout; their columns are no question of a model's text.
    const columnsOf = (relation: string) => (relation.startsWith('raw.') ? [] : [...(columns.get(relation) ?? [])]);
    const translated = await sparkModels(duck.connection, readModels(), columnsOf);
    expect(translated.filter(({ sql }) => sql === null).map(({ path, refusal }) => `${path}: ${refusal}`)).toEqual([]);
  });

  const model = (path: string, layer: 'staging' | 'core' | 'marts', sql: string) =>
    parseModel(path, layer, `-- x\n-- @grain x\n${sql}`);
  const order = (...models: ReturnType<typeof model>[]) =>
    orderModels(duck.connection, models, new Set(['raw.visits']));

  it('come after what they read', async () => {
    const ordered = await order(
      model('models/30_marts/b.sql', 'marts', 'select a from core.a'),
      model('models/20_core/a.sql', 'core', 'with t as (select a from staging.s) select a from t'),
      model('models/10_staging/s.sql', 'staging', 'select a from raw.visits')
    );
    expect(ordered.map(({ relation }) => relation)).toEqual(['staging.s', 'core.a', 'marts.b']);
  });

  it.each([
    [
      'marts reading staging',
      [
        model('models/10_staging/s.sql', 'staging', 'select a from raw.visits'),
        model('models/30_marts/b.sql', 'marts', 'select a from staging.s')
      ]
    ],
    [
      'core reading marts',
      [
        model('models/30_marts/b.sql', 'marts', 'select a from raw.visits'),
        model('models/20_core/a.sql', 'core', 'select x from (select a as x from marts.b)')
      ]
    ],
    [
      'staging reading core',
      [
        model('models/20_core/a.sql', 'core', 'select a from raw.visits'),
        model('models/10_staging/s.sql', 'staging', 'select a from core.a')
      ]
    ],
    [
      'a circle',
      [
        model('models/20_core/a.sql', 'core', 'select a from core.b'),
        model('models/20_core/b.sql', 'core', 'select a from core.a')
      ]
    ],
    ['an unknown relation', [model('models/20_core/a.sql', 'core', 'select a from core.nothing')]],
    ['two statements', [model('models/20_core/a.sql', 'core', 'create table x as select 1')]]
  ])('are refused: %s', async (_what, models) => {
    await expect(order(...models)).rejects.toMatchObject({ code: 'MODEL_INVALID' });
  });

  it('a core model that declares itself a mart is read through a view of that name', async () => {
    const models = withDeclaredMarts([
      parseModel('models/20_core/a.sql', 'core', '-- A\n-- @grain x\n-- @mart\n-- @column n  count\nselect 1 as n'),
      parseModel('models/20_core/b.sql', 'core', '-- B\n-- @grain x\n-- @mart c\n-- @key n\nselect n from core.a'),
      model('models/20_core/d.sql', 'core', 'select 1 as n')
    ]);
    const ordered = await orderModels(duck.connection, models, new Set());
    expect(ordered.map(({ relation, reads }) => [relation, reads])).toEqual([
      ['core.a', []],
      ['core.b', ['core.a']],
      ['core.d', []],
      ['marts.a', ['core.a']],
      ['marts.c', ['core.b']]
    ]);
    const [a, c] = [models[3]!, models[4]!];
    expect([a.isView, a.description, a.columns.get('n')]).toEqual([true, 'A', 'count']);
    expect([c.isView, c.description, c.key]).toEqual([true, 'B', []]);
  });
  it('only core models may declare themselves marts', () => {
    expect(() => parseModel('models/30_marts/a.sql', 'marts', '-- x\n-- @grain x\n-- @mart\nselect 1')).toThrow(
      /@mart/
    );
  });
  it('no two files make the same relation', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhisheng-models-'));
    const write = (path: string, sql: string) => {
      mkdirSync(join(folder, 'models', path, '..'), { recursive: true });
      writeFileSync(join(folder, 'models', path), sql);
    };
    try {
      mkdirSync(join(folder, 'models/10_staging'), { recursive: true });
      write('20_core/a.sql', '-- x\n-- @grain x\n-- @mart\nselect 1 as n');
      write('30_marts/b.sql', '-- x\n-- @grain x\nselect n from core.a');
      expect(readModels(folder).map(({ relation }) => relation)).toEqual(['core.a', 'marts.b', 'marts.a']);
      write('30_marts/a.sql', '-- x\n-- @grain x\nselect n from core.a');
      expect(() => readModels(folder)).toThrow(/marts\.a/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('without sentence or grain are refused', () => {
    expect(() => parseModel('models/20_core/a.sql', 'core', '-- @grain x\nselect 1')).toThrow(/首行说明/);
    expect(() => parseModel('models/20_core/a.sql', 'core', '-- x\nselect 1')).toThrow(/@grain/);
  });
});

describe('queries', () => {
  it('read marts only, and each lies in the folder of a page', () => {
    expect(queryNames().length).toBeGreaterThan(10);
    expect(
      Object.entries(queryReads).flatMap(([name, relations]) =>
        relations.filter((relation) => !relation.startsWith('marts.')).map((relation) => `${name} → ${relation}`)
      )
    ).toEqual([]);
    expect(filesOf('sql/queries', '.sql').map((file) => file.split('/').length)).toEqual(queryNames().map(() => 4));
  });
  it.each(Object.keys(BAD_QUERIES))('are refused: %s', (name) => {
    expect(refusals[name]).toBe('refused');
  });
});
