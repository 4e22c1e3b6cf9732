import { createHash } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchFolder, readAllManifests } from '#pipelines/landing/manifests.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import { dependentsOf, finishUndos, undoBatch } from '#pipelines/landing/undo.ts';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.dispose());

const letters = (ids: string[], text: string) =>
  ids.map((id) => ({ 编号: id, 登记时间: '2026-10-12', 县区: '商州区', 内容: `${text}${id}，厂里三个月没发工资` }));
const batchOf = (file: string) => world.manifests().find((manifest) => manifest.source_file === file)!;
const takeBack = (manifest: Manifest, note: string | null = null) =>
  world.run({
    pipelines: [],
    imports: [],
    undos: [{ manifest, undone: { at: world.clock.toISOString(), note, request_id: 1 } }]
  });
/**
 * A digest of each table but those that must tell of the undoing: its record, the history of hot issues, the version
 * of the data.
 */
const figures = async () => {
  const digests: Record<string, string> = {};
  let relation = '';
  for (const line of (await world.everything()).split('\n')) {
    if (!line.startsWith('{')) relation = line;
    else if (!/undone_loads|issue_events/.test(relation + line) && relation !== 'marts.publication')
      digests[relation] = createHash('sha256')
        .update(`${digests[relation] ?? ''}\n${line}`)
        .digest('hex');
  }
  return digests;
};

describe('taking a load back', () => {
  it('leaves every table as it was before the load, revisions and hot issues included, and is told', async () => {
    world.dropStory();
    await world.run();
    const before = await figures();
    const known = (await world.landed('petitions'))[0]!;
    world.drop('petitions', '误报.csv', [
      ...letters(['U1', 'U2', 'U3'], '第'),
      { 编号: String(known.petition_id), 登记时间: '2026-01-05', 县区: '商州区', 内容: '改过的内容' },
      { 编号: 'U9', 登记时间: '不是日期', 县区: '商州区', 内容: '电话 13991234567' }
    ]);
    await world.run();
    expect(await figures()).not.toEqual(before);

    await takeBack(batchOf('误报.csv'), '报错了单位');
    expect(await figures()).toEqual(before);
    expect(await world.query('select source_file, rows_taken_back, note from marts.undone_loads')).toEqual([
      { source_file: '误报.csv', rows_taken_back: 4, note: '报错了单位' }
    ]);
    const [undone] = readAllManifests(world.folder.landing).filter((manifest) => manifest.undone);
    const folder = join(world.folder.landing, 'petitions', batchFolder(undone!.batch_no, undone!.signature));
    expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'rows.undone.parquet', 'undone.json']);
  });

  it('lets the same file be loaded again, as new rows', async () => {
    const rows = letters(['U1', 'U2'], '第');
    world.drop('petitions', '一.csv', rows);
    await world.run();
    await takeBack(batchOf('一.csv'));
    world.drop('petitions', '二.csv', rows);
    await world.run();
    expect(batchOf('二.csv').counts).toMatchObject({ new: 2, duplicate: 0 });
    expect(await world.query('select count(*)::integer as n from core.petitions')).toEqual([{ n: 2 }]);
  });

  it('names the later loads that passed over its rows, which must go first', async () => {
    const first = await world.landOne('petitions', '一.csv', letters(['U1', 'U2'], '第'));
    const again = await world.landOne('petitions', '二.csv', letters(['U2', 'U3'], '第'));
    const other = await world.landOne('petitions', '三.csv', letters(['X7', 'X8'], '第'));
    expect(dependentsOf(first, world.manifests()).map((manifest) => manifest.batch_no)).toEqual([again.batch_no]);
    expect(dependentsOf(again, world.manifests())).toEqual([]);
    expect(dependentsOf(other, world.manifests())).toEqual([]);
  });

  it('is finished by the next run when the process died after its record was written', async () => {
    const manifest = await world.landOne('petitions', '一.csv', letters(['U1'], '第'));
    const folder = join(world.folder.landing, 'petitions', batchFolder(manifest.batch_no, manifest.signature));
    writeFileSync(
      join(folder, 'undone.json'),
      JSON.stringify({ at: '2026-11-23T02:00:00Z', note: null, request_id: 1 })
    );
    finishUndos(world.folder.landing);
    expect(existsSync(join(folder, 'rows.parquet'))).toBe(false);
    undoBatch(world.folder.landing, manifest, { at: '2026-11-24T02:00:00Z', note: '再次', request_id: 2 });
    expect(readAllManifests(world.folder.landing).find((one) => one.undone)!.undone!.request_id).toBe(1);
    await world.run();
    expect(await world.query('select count(*)::integer as n from core.petitions')).toEqual([{ n: 0 }]);
  });
});
