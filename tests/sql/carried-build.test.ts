/** A build that carries tables over publishes what a whole build would: after any sequence of changes. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildPrints } from '#lib/contracts/state/build-prints.ts';
import { correct } from '#pipelines/text/correct.ts';
import type { RunOptions } from '#pipelines/run/run-options.ts';
import { parseChecked } from '#lib/state/state-file.server.ts';
import { World } from './world.ts';

const DAY_MS = 86_400_000;
const world = new World();
const { folder } = world;

beforeAll(async () => {
  world.dropStory();
  await world.run();
});
afterAll(() => world.dispose());

/** Tables made and carried over by the last build, as the run log has them. */
function lastBuild(): { made: number; all: number } {
  const line = world.logs.findLast((one) => one.startsWith('已发布'))!;
  const all = Number(/：(\d+) 张表/.exec(line)![1]);
  return { made: Number(/其中重算 (\d+) 张/.exec(line)?.[1] ?? all), all };
}

/** The rows of every published table, by its name. */
async function rows(): Promise<Map<string, string>> {
  const all = (await world.everything()).replaceAll(/"data_version":"\w+"/g, '');
  return new Map(all.split(/^(?=(?:core|marts)\.)/m).map((table) => [table.slice(0, table.indexOf('\n')), table]));
}

/** Tables that differ: naming them keeps the report of a failure readable. */
function differing(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}

/** Publishes the state as it stands once with what stands carried over, once made from nothing. */
async function both(options: Partial<RunOptions>): Promise<{ differing: string[]; made: number; all: number }> {
  const report = await world.run(options);
  expect(report.error).toBeNull();
  const carried = await rows();
  const { made, all } = lastBuild();
  await world.run({ force: true });
  expect(lastBuild().made).toBe(all);
  return { differing: differing(carried, await rows()), made, all };
}

const letter = (id: string, text: string) => ({
  编号: id,
  登记时间: '2026-11-20 09:00:00',
  来信渠道: '来信',
  县区: '碑林区',
  标题: text.slice(0, 8),
  内容: text
});

describe('a build on the last published file', () => {
  it('gives every row of a whole build after loads, corrections, an undone load and new days', async () => {
    const undone = () => ({ at: world.clock.toISOString(), note: '报错了', request_id: 1 });
    const changes: { days: number; change(): Promise<Partial<RunOptions>> | Partial<RunOptions> }[] = [
      {
        days: 0,
        change: () => {
          world.drop('petitions', '新来信.csv', [letter('N1', '工地拖欠工资三个月没有发放，请求解决')]);
          return {};
        }
      },
      {
        days: 17,
        change: async () => {
          const given = { source: 'petitions', id: 'N1', kind: 'topic', value: 'T06.01', note: null } as const;
          await correct(folder, [given], world.clock);
          return {};
        }
      },
      {
        days: 1,
        change: () => {
          const manifest = world.manifests().find(({ source_file }) => source_file === '新来信.csv')!;
          return { pipelines: [], imports: [], undos: [{ manifest, undone: undone() }] };
        }
      }
    ];
    for (const { days, change } of changes) {
      world.clock = new Date(world.clock.getTime() + days * DAY_MS);
      const { differing, made, all } = await both(await change());
      expect(differing).toEqual([]);
      expect(made).toBeLessThan(all);
    }
  });

  it('makes little on a day without news, and nothing from a damaged file', async () => {
    world.clock = new Date(world.clock.getTime() + DAY_MS);
    await world.run();
    const { made, all } = lastBuild();
    expect(made).toBeLessThan(all / 2);
    const stamp = join(world.root, 'stamp');
    execFileSync('cp', ['-p', folder.warehouse, stamp]);
    const handle = openSync(folder.warehouse, 'r+');
    writeSync(handle, Buffer.from([1, 2, 3]), 0, 3, 400_000);
    closeSync(handle);
    // Its size and time are those of the publication: only its bytes tell.
    execFileSync('touch', ['-r', stamp, folder.warehouse]);
    world.drop('petitions', '又一封.csv', [letter('N2', '食堂饭菜变质，吃坏了肚子')]);
    await world.run();
    expect(lastBuild().made).toBe(all);
  });

  it('carries nothing over that other code of a build made', async () => {
    const path = join(folder.scratch, 'facts', 'prints.json');
    const prints = parseChecked(readFileSync(path, 'utf8')) as BuildPrints;
    writeFileSync(path, JSON.stringify({ ...prints, frame: 'an older version' }));
    world.drop('petitions', '第三封.csv', [letter('N3', '高温天没有防暑降温费')]);
    await world.run();
    const { made, all } = lastBuild();
    expect(made).toBe(all);
  });
});
