/** One model rebuilt in a copy of the published file, and rows looked at by command. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#pipelines/cli.ts';
import { rebuildModels } from '#pipelines/run/rebuild-models.ts';
import { listGenerations, publishFile, readPublication } from '#pipelines/warehouse/publish.ts';
import { World } from './world.ts';

const world = new World(['petitions']);
const { folder } = world;
const effects = { now: () => world.clock, log: () => undefined, step: () => undefined };

beforeAll(async () => {
  world.drop(
    'petitions',
    '来信.csv',
    Array.from({ length: 9 }, (_, i) => ({
      petition_id: `R${i}`,
      channel: '来信',
      received_at: `2026-09-0${i + 1} 10:00:00`,
      region_name: '蓝田县',
      topic_name: '劳动报酬',
      title: '灞源隧道项目部欠薪',
      body: `灞源隧道项目部欠我们${i + 2}个人${i + 3}个月工资，班组长不接电话，请帮助讨要`
    }))
  );
  await world.run();
});
afterAll(() => world.dispose());

/** Publishes a changed copy of the published file under its own version, as a wrong model would have. */
async function spoil(statement: string): Promise<void> {
  const copy = join(folder.scratch, 'spoilt.duckdb');
  copyFileSync(folder.warehouse, copy);
  const instance = await DuckDBInstance.create(copy);
  const connection = await instance.connect();
  await connection.run(statement);
  await connection.run('checkpoint');
  connection.closeSync();
  instance.closeSync();
  const { data_version: dataVersion, as_of: asOf } = readPublication(folder)!;
  publishFile(folder, copy, { dataVersion, asOf }, effects.now(), 5);
}

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const before = { DATA_DIR: process.env.DATA_DIR, KEY_DIR: process.env.KEY_DIR };
  Object.assign(process.env, { DATA_DIR: folder.root, KEY_DIR: folder.keys });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  try {
    const code = await runCli(args, { stdin: new PassThrough(), stdout, stderr, signal: new AbortController().signal });
    return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
  } finally {
    for (const [key, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  }
}

/** Everything but the version and time of the publication. */
async function rows(): Promise<string> {
  return (await world.everything()).replaceAll(/"data_version":"\w+"/g, '');
}

describe('rebuilding some models', () => {
  it('gives the file that a whole build gives: the models, their readers, the catalogue and everything else', async () => {
    const whole = await rows();
    expect(await world.query('select issue_id from marts.issues')).not.toEqual([]);
    await spoil(
      "delete from marts.volumes; delete from marts.issues; update marts.tables set row_count = 0 where relation = 'marts.volumes'"
    );
    expect(await rows()).not.toBe(whole);
    const { relations } = await rebuildModels(folder, ['marts.volumes', 'marts.issues'], effects);
    expect(relations).toContain('marts.volumes');
    expect(relations).not.toContain('core.orgs');
    expect(await rows()).toBe(whole);
  });

  it('is never taken for a whole build: the version differs, and the next run builds everything', async () => {
    await rebuildModels(folder, ['marts.volumes'], effects);
    const partial = readPublication(folder)!.data_version;
    expect(await world.query('select data_version from marts.publication')).toEqual([{ data_version: partial }]);
    const report = await world.run();
    expect(report.published).not.toBeNull();
    expect(readPublication(folder)!.data_version).not.toBe(partial);
  });

  it('keeps the generations of whole builds however often it is tried', async () => {
    const before = listGenerations(folder);
    for (let i = 0; i < 4; i++) await rebuildModels(folder, ['marts.volumes'], effects);
    const after = listGenerations(folder);
    expect(after.filter((name) => before.includes(name))).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
  });

  it.each([
    ['core.petitions', /core\.petitions 要完整构建/],
    ['staging.posts', /staging\.posts 要完整构建/],
    ['marts.nowhere', /没有模型「marts\.nowhere」/]
  ])('of %s says that it cannot, and publishes nothing', async (relation, message) => {
    const before = readPublication(folder);
    await expect(rebuildModels(folder, [relation], effects)).rejects.toThrow(message);
    expect(readPublication(folder)).toEqual(before);
  });

  it('refuses after something else came in, since two states would be mixed', async () => {
    const batches = join(folder.scratch, 'facts', 'batches.json');
    const kept = readFileSync(batches, 'utf8');
    writeFileSync(batches, kept.replace('"batch_no":1,', '"batch_no":9999,'));
    const before = readPublication(folder);
    await expect(rebuildModels(folder, ['marts.volumes'], effects)).rejects.toThrow(/新批次/);
    expect(readPublication(folder)).toEqual(before);
    writeFileSync(batches, kept);
  });

  it('publishes nothing that breaks a check', async () => {
    await spoil(
      `update core.petitions set petition_id = 'R1'
       where petition_id = 'R2'; insert into core.petitions
       from core.petitions`
    );
    const before = readPublication(folder);
    await expect(rebuildModels(folder, ['core.petition_counts'], effects)).rejects.toThrow(/没有发布/);
    expect(readPublication(folder)).toEqual(before);
    await world.run({ force: true });
  });
});

describe('looking at rows', () => {
  it.each(['marts.volumes', 'core.orgs', 'staging.petitions', 'raw.petitions', 'raw.issues', 'raw.batches'])(
    'shows %s',
    async (relation) => {
      const { code, out } = await cli('query', `select count(*)::integer as n from ${relation}`, '--json');
      expect(code).toBe(0);
      expect((JSON.parse(out) as { n: number }[])[0]!.n).toBeGreaterThan(0);
    }
  );

  it('says when the limit cut rows off, and only then', async () => {
    const some = await cli('query', 'select * from range(200) t(n)', '--csv', '--limit', '3');
    expect(some.out).toBe('n\n0\n1\n2\n');
    expect(some.err).toContain('只显示前 3 行');
    const exact = await cli('query', 'select * from range(3) t(n)', '--csv', '--limit', '3');
    expect(exact.err).toBe('');
    expect((await cli('query', 'select * from range(200) t(n)', '--csv', '--limit', '0')).out.split('\n')).toHaveLength(
      202
    );
  });

  it.each([
    'delete from marts.volumes',
    'select 1; select 2',
    `copy (select 1) to '${join(world.root, 'out.csv')}'`,
    'create table core.mine as select 1',
    `attach '${join(world.root, 'other.duckdb')}'`,
    'set threads = 1'
  ])('refuses %s', async (sql) => {
    expect((await cli('query', sql)).code).toBe(2);
  });

  it('names the relation that does not exist', async () => {
    const { code, err } = await cli('query', 'select * from marts.nowhere');
    expect(code).toBe(1);
    expect(err).toContain('nowhere');
  });
});
