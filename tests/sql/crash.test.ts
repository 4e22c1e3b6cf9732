import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';

/**
 * Design invariant 2: kill -9 at any step loses no landed row and needs no repair by hand.
 * Every run here is a real process that really dies. Marts follow from landing, so after a kill in landing one more run
 * must give the landing of an undisturbed run; kills in building follow each other in one folder, each run getting past
 * the step where the one before died, and the last run must give the marts of an undisturbed one.
 */
const root = mkdtempSync(join(tmpdir(), 'zhisheng-crash-'));
const LANDING_STEPS: [step: string, nth: number][] = [
  ['claim', 2],
  ['inspect', 2],
  ['prepare', 2],
  ['judge', 2],
  ['write', 2],
  ['commit', 1],
  ['commit', 2],
  ['seal', 2],
  ['finish', 1],
  ['finish', 2]
];
/** In the order of a run. */
const BUILD_STEPS: [step: string, nth: number][] = [
  ['annotate', 2],
  ['model:core.visits', 1],
  ['issues', 1],
  ['model:marts.issues', 1],
  ['model:marts.coverage', 1],
  ['check', 1],
  ['publish', 1],
  ['record', 1]
];
/** The step that ends landing: a run that should land only dies there. */
const LANDED = 'annotation';
let expected: { landing: string; marts: string };

beforeAll(async () => {
  // The shipped reference files are landed once; every case starts from a copy.
  mkdirSync(join(root, 'base'));
  expect(run(join(root, 'base'), LANDED).signal).toBe('SIGKILL');
  const dir = prepareFolder('undisturbed');
  expect(run(dir).status).toBe(0);
  expected = { landing: await hashOfLanding(dir), marts: await hashOfMarts(dir) };
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('kill -9 before each step', () => {
  it.each(LANDING_STEPS)('of landing: %s (occurrence %i)', async (step, nth) => {
    const dir = prepareFolder(`${step}-${nth}`);
    expect(run(dir, step, nth).signal).toBe('SIGKILL');
    const again = run(dir, LANDED);
    expect([again.stderr.toString(), again.signal]).toEqual(['', 'SIGKILL']);
    expect(await hashOfLanding(dir)).toBe(expected.landing);
    expect(readdirSync(join(dir, 'intake', 'work'))).toEqual([]);
    expect(readdirSync(join(dir, 'inbox', 'petitions'))).toEqual([]);
    rmSync(dir, { recursive: true });
  });

  it('of building, one after another', async () => {
    const dir = prepareFolder('building');
    for (const [step, nth] of BUILD_STEPS) {
      const died = run(dir, step, nth);
      expect([step, died.stderr.toString(), died.signal]).toEqual([step, '', 'SIGKILL']);
    }
    const last = run(dir);
    expect([last.stderr.toString(), last.status]).toEqual(['', 0]);
    expect(await hashOfMarts(dir)).toBe(expected.marts);
  });

  it('of landing and then of building: the marts are those of an undisturbed run', async () => {
    const dir = prepareFolder('both');
    expect(run(dir, 'commit', 2).signal).toBe('SIGKILL');
    expect(run(dir, 'publish', 1).signal).toBe('SIGKILL');
    expect(run(dir).status).toBe(0);
    expect(await hashOfMarts(dir)).toBe(expected.marts);
  });
});

function prepareFolder(name: string): string {
  const dir = join(root, name);
  cpSync(join(root, 'base'), dir, { recursive: true });
  for (const source of ['petitions', 'visits']) mkdirSync(join(dir, 'inbox', source), { recursive: true });
  const petitions = Array.from(
    { length: 40 },
    (_, i) => `P${i},来电,2026-0${(i % 9) + 1}-15 09:00:00,商州区,欠薪,工地拖欠第${i}组工人工资`
  );
  writeFileSync(
    join(dir, 'inbox', 'petitions', 'a.csv'),
    ['编号,渠道,登记时间,县区,类别,内容', ...petitions, 'X,来电,不是时间,商州区,欠薪,坏行'].join('\n')
  );
  writeFileSync(
    join(dir, 'inbox', 'petitions', 'b.csv'),
    ['编号,渠道,登记时间,县区,类别,内容', petitions[0]!.replace('欠薪', '社保'), petitions[1]].join('\n')
  );
  // Landed together with a.csv, while b.csv, which tells of records of a.csv, follows.
  writeFileSync(
    join(dir, 'inbox', 'petitions', 'c.csv'),
    ['编号,渠道,登记时间,县区,类别,内容', ...petitions.slice(0, 3).map((line) => `Q${line}`)].join('\n')
  );
  writeFileSync(
    join(dir, 'inbox', 'visits', 'v.csv'),
    '走访编号,走访日期,走访类型,县区,参与干部\nV1,2026-10-08,企业,洛南县,G001、G002\nV2,2026-10-09,入户,洛南县,G001\n'
  );
  return dir;
}

function run(dir: string, dieAt = '', nth = 1) {
  // One key folder for all, or the content hashes could not be compared.
  return spawnSync(process.execPath, [
    '--import',
    'tsx',
    join(import.meta.dirname, 'crash-child.ts'),
    dir,
    join(root, 'keys'),
    dieAt,
    String(nth)
  ]);
}

/** Rows as one text, whatever their order. */
function sortedText(rows: object[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');
}

/** One hash over the rows of every landed batch, each record sorted. */
async function hashOfLanding(dir: string): Promise<string> {
  const { instance, connection } = await openDuck(':memory:', { spillDir: join(dir, 'spill') });
  const hash = createHash('sha256');
  const records = readdirSync(join(dir, 'landing')).sort();
  expect(records).toContain('petitions');
  for (const record of records) {
    const rows = await runSqlText(
      connection,
      `select * from read_parquet('${join(dir, 'landing', record, '*', 'rows.parquet')}', union_by_name = true)`
    );
    hash.update(record).update(sortedText(rows));
  }
  connection.closeSync();
  instance.closeSync();
  return hash.digest('hex');
}

/** One hash over all rows of core and marts, each table sorted; stamps and catalogue row counts of no table enter. */
async function hashOfMarts(dir: string): Promise<string> {
  const copy = join(dir, 'copy.duckdb');
  cpSync(join(dir, 'warehouse.duckdb'), copy);
  const { instance, connection } = await openDuck(copy, { spillDir: join(dir, 'spill') });
  const hash = createHash('sha256');
  const tables = await runSqlText(
    connection,
    `select table_schema || '.' || table_name as relation
     from information_schema.tables
     where table_schema in ('core', 'marts')
     order by 1`
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { relation } of tables) {
    const columns = await runSqlText(
      connection,
      `select column_name from information_schema.columns where table_schema || '.' || table_name = '${String(relation)}' and column_name not in ('landed_at', 'last_landed_at') order by ordinal_position`
    );
    const rows = await runSqlText(
      connection,
      `select ${columns.map((column) => `"${String(column.column_name)}"`).join(', ')} from ${String(relation)}`
    );
    hash.update(String(relation)).update(sortedText(rows));
  }
  connection.closeSync();
  instance.closeSync();
  return hash.digest('hex');
}
