import { cpSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileExport, compileSearch } from '#lib/search/compile.ts';
import { runSearch } from '#lib/server/search.ts';
import { Warehouse, type Session } from '#lib/server/warehouse.ts';
import { openDuck, runSqlText, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { queryNames } from '#pipelines/warehouse/types.ts';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';

/**
 * The answer to a unit does not depend on data outside of it. Two files differ in every row of other units (other
 * counts, names and texts); whatever is asked, a reader of the unit gets the same answer from both.
 */
const root = newRoot();
const texts = Object.fromEntries(
  readdirSync(join(SQL_DIR, 'scope'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .map((name) => [
      name.replaceAll('\\', '/').replace(/\.sql$/, ''),
      readFileSync(join(SQL_DIR, 'scope', name), 'utf8')
    ])
);
const CANARY = '外单位的秘密';
/** Columns that say which row it is and whom it belongs to. */
const KEYS =
  /(_id|_no|_key|_path|_code|_codes|_hash|_kind|_type|_level|_group)$|^(source|month|indicator|part|place|record|kind|measure|state|standing|gram|channel)$/;

let shown: Warehouse;
let changed: Warehouse;
let scopes: string[];
let samples: Record<string, (string | null)[]>;

beforeAll(async () => {
  const { folder } = await demoState('small', root);
  shown = new Warehouse(folder.warehouse, '512MB', texts);
  const rows = <T>(sql: string) =>
    shown.read(async ({ connection }) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as T[]);
  scopes = (await rows<{ org_path: string }>('select org_path from marts.orgs where depth between 2 and 3')).map(
    (row) => row.org_path
  );
  const ids = async (column: string, relation: string) =>
    (await rows<{ id: string }>(`select distinct ${column} as id from marts.${relation} limit 40`)).map(
      (row) => row.id
    );
  samples = {
    issue_id: await ids('issue_id', 'issues'),
    gap_id: await ids('gap_id', 'gaps'),
    ent_id: await ids('ent_id', 'enterprises'),
    study_id: await ids('study_id', 'registered_studies'),
    org_id: await ids('org_id', 'orgs'),
    topic: [null, 'T01', 'T01.01', 'T14'],
    topic_code: ['T01.01', 'T14.01'],
    indicator: await ids('indicator', 'coverage'),
    source: [null, 'visits', 'petitions', 'posts'],
    month: ['2026-09-01', '2026-10-01']
  };
}, 900_000);
afterAll(async () => {
  await shown?.close();
  await changed?.close();
  removeRoot(root);
});

/** A copy of the file in which every row of another unit counts and says something else. */
async function withOthersChanged(scope: string, name: string): Promise<Warehouse> {
  const path = join(root, `${name}.duckdb`);
  cpSync(join(root, 'data', 'warehouse.duckdb'), path, { dereference: true });
  const duck = await openDuck(path, { spillDir: join(root, 'spill') });
  const columns = (await runSqlText(
    duck.connection,
    `select c.schema_name || '.' || c.table_name as relation, column_name as name, data_type as type
     from duckdb_columns() c join duckdb_tables() t on t.schema_name = c.schema_name and t.table_name = c.table_name
     where c.schema_name in ('core', 'marts')`
  )) as { relation: string; name: string; type: string }[];
  for (const relation of new Set(columns.map((column) => column.relation))) {
    const own = columns.filter((column) => column.relation === relation);
    // Targets of the unions above are the unit's own as well.
    if (!own.some(({ name }) => name === 'org_path') || relation === 'marts.targets') continue;
    const changes = own.flatMap(({ name, type }) => {
      if (KEYS.test(name)) return [];
      if (/INT|DOUBLE|DECIMAL/.test(type)) return [`"${name}" = coalesce("${name}", 0) + 7`];
      return type === 'VARCHAR' ? [`"${name}" = '${CANARY}'`] : [];
    });
    if (changes.length > 0)
      await runSqlText(
        duck.connection,
        `update ${relation} set ${changes.join(', ')} where not starts_with(org_path, $scope::varchar)`,
        { scope }
      );
  }
  await runSqlText(
    duck.connection,
    `update marts.issues set label = '${CANARY}', heat = heat + 7, size = size + 7, state = 'rising'
     where issue_id in (select issue_id from marts.issue_volumes where not starts_with(org_path, $scope::varchar))`,
    { scope }
  );
  duck.connection.closeSync();
  duck.instance.closeSync();
  return new Warehouse(path, '512MB', texts);
}

/** Asks a named query as it is written, with values by the names of its parameters. */
async function askBoth(scope: string, name: string, pick: (values: (string | null)[]) => string | null) {
  const sql = readFileSync(join(SQL_DIR, 'queries', `${name}.sql`), 'utf8');
  const values = Object.fromEntries(
    [...new Set([...sql.matchAll(/\$([a-z_]+)::([a-z]+)/g)].map(([, parameter, type]) => `${parameter}:${type}`))].map(
      (one) => {
        const [parameter, type] = one.split(':') as [string, string];
        return [parameter, valueOf(parameter, type, scope, pick)];
      }
    )
  );
  const ask = ({ connection }: Session) =>
    connection.prepare(sql).then(async (statement) => {
      for (let i = 1; i <= statement.parameterCount; i++) {
        const value = values[statement.parameterName(i)];
        if (value === null || value === undefined) statement.bindNull(i);
        else statement.bindValue(i, value);
      }
      return (await statement.runAndReadAll()).getRowObjectsJson();
    });
  return { values, here: await shown.read(ask, scope), there: await changed.read(ask, scope) };
}

function valueOf(parameter: string, type: string, scope: string, pick: (values: (string | null)[]) => string | null) {
  if (parameter === 'scope_path') return pick(['/', scope, scopes[0]!, scopes.at(-1)!]);
  if (type === 'integer' || type === 'double') return parameter === 'page_start' || parameter === 'row_offset' ? 0 : 50;
  if (type === 'boolean') return pick(['true', '']) === 'true';
  if (samples[parameter]) return pick(samples[parameter]);
  if (type === 'date') return /from|since|before/.test(parameter) ? '2025-01-01' : '2026-10-01';
  return null;
}

describe('a unit', () => {
  it('gets the same answer to every named query, whatever lies outside, and never a word of it', async () => {
    const random = fc.sample(fc.infiniteStream(fc.nat(1_000_000)), { numRuns: 1, seed: 20 })[0]!;
    const pick = (values: (string | null)[]) => values[random.next().value % values.length] ?? null;
    for (const scope of [scopes[0]!, scopes[Math.floor(scopes.length / 2)]!, scopes.at(-1)!]) {
      changed = await withOthersChanged(scope, scope.replaceAll('/', '_'));
      let answered = 0;
      for (const name of queryNames()) {
        const found = await askBoth(scope, name, pick).catch((error: unknown) => String(error));
        // A mart that no unit may read does not exist for it.
        if (typeof found === 'string') {
          expect([name, found]).toEqual([name, expect.stringContaining('does not exist')]);
          continue;
        }
        answered += 1;
        const { here, there, values } = found;
        expect({ name, values, rows: there }).toEqual({ name, values, rows: here });
        expect(JSON.stringify(there)).not.toContain(CANARY);
      }
      expect(answered).toBeGreaterThan(60);
      await sameSearches(scope);
      await changed.close();
    }
  });

  it('without a path reads nothing, and a path that is none is refused', async () => {
    const count = ({ connection }: Session) => connection.runAndReadAll('from marts.search_records');
    expect((await shown.read(count, '/nowhere/')).currentRowCount).toBe(0);
    for (const path of ['', '//', 'x', '6101']) await expect(shown.read(count, path)).rejects.toThrow('not the path');
  });

  it('reads no raw, staging or core table under the name of its own catalogue', async () => {
    const read = (sql: string) => shown.read(({ connection }) => connection.runAndReadAll(sql), scopes[0]);
    await expect(read('from core.petitions')).rejects.toThrow('does not exist');
    await expect(read('from marts.loads')).rejects.toThrow('does not exist');
  });
});

/** Facets, export and sorting of random words: all rows are the unit's, and others change none of them. */
async function sameSearches(scope: string): Promise<void> {
  const words = ['工资', '欠薪', '加班', '派单', '医保', CANARY.slice(0, 2)];
  for (const text of words)
    for (const sort of ['time', 'heat', 'relevance'] as const) {
      const question = { kind: 'text' as const, text };
      const frame = { scope_path: '/', from: null, to: null };
      const search = compileSearch(question, [], frame, { sort, limit: 20, offset: 0 });
      // Facets come in no order; each row of the page names its place.
      const of = async (warehouse: Warehouse) =>
        (await warehouse.read((session) => runSearch<object>(session, search), scope))
          .map((row) => JSON.stringify(row))
          .sort();
      expect(await of(changed)).toEqual(await of(shown));
      const rows = await shown.read(
        (session) => runSearch<{ record_id: string }>(session, compileExport(question, [], frame)),
        scope
      );
      const own = await shown.read((session) =>
        runSearch<{ record_id: string }>(session, compileExport(question, [], { ...frame, scope_path: scope }))
      );
      expect(rows.map((row) => row.record_id)).toEqual(own.map((row) => row.record_id));
    }
}
