import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { World } from './world.ts';

/** Annotations reach the marts once, survives repetition, and the press is no complaint. */
const worlds: World[] = [];
afterAll(() => worlds.forEach((world) => world.dispose()));

const PETITIONS = Array.from({ length: 8 }, (_, i) => ({
  petition_id: `P${i}`,
  channel: '来电',
  received_at: `2026-10-0${i + 1} 09:00:00`,
  region_name: '洛南县',
  topic_name: '劳动报酬',
  title: '洛源水库工地拖欠工资',
  body: `洛源水库工地拖欠我们${i + 3}名工人工资${i + 2}万元，包工头电话关机🙏，请求尽快解决`
}));
const POSTS = [
  ...Array.from({ length: 3 }, (_, i) => ({
    post_id: `B${i}`,
    platform: '微博',
    author_type: '网民',
    published_at: `2026-10-1${i} 20:00:00`,
    region_name: '洛南县',
    body: `洛源水库工地还没给钱，拖欠工人工资${i + 4}个月了，谁来管`
  })),
  ...Array.from({ length: 6 }, (_, i) => ({
    post_id: `N${i}`,
    platform: '新闻',
    author_type: '媒体',
    published_at: `2026-10-2${i} 08:00:00`,
    region_name: '西安市',
    body: `记者从省人社厅获悉，全省最低工资标准近日上调，第${i}档随之公布`
  })),
  {
    post_id: 'L1',
    platform: '微博',
    author_type: '网民',
    published_at: '2026-10-21 20:00:00',
    region_name: '宝鸡市',
    body: '周末去河堤散步，桂花开得正好'
  }
];

async function loaded(): Promise<World> {
  const world = new World(['petitions', 'posts']);
  worlds.push(world);
  world.drop('petitions', '诉求.csv', PETITIONS);
  world.drop('posts', '帖文.csv', POSTS);
  await world.run();
  return world;
}

function annotationFiles(world: World): string[] {
  return readdirSync(world.folder.annotations, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet') && !name.includes('000000-'))
    .sort();
}

describe('annotation in a run', () => {
  it('gives every landed text its topic, place, sum and number of people, and counts the press as news only', async () => {
    const world = await loaded();
    const petitions = await world.query(
      `select topic_code, intent, polarity, amount_yuan, people_count, topic_evidence
       from core.petition_annotations
       order by row_number`
    );
    expect(petitions).toHaveLength(PETITIONS.length);
    expect(new Set(petitions.map((row) => row.topic_code))).toEqual(new Set(['T01.02']));
    expect(petitions[0]).toMatchObject({
      intent: '诉求',
      polarity: 'negative',
      amount_yuan: '20000.00',
      people_count: 3
    });
    const volumes = await world.query(
      `select topic_code, sum(record_count)::integer as records, sum(request_count)::integer as requests
       from marts.topic_volumes
       where source = 'posts'
       group by 1
       order by 1`
    );
    const wage = volumes.find((row) => row.topic_code === 'T01.05');
    expect(wage).toMatchObject({ records: 6, requests: 0 });
    expect(volumes.reduce((sum, row) => sum + Number(row.records), 0)).toBe(POSTS.length);
    expect(volumes.reduce((sum, row) => sum + Number(row.requests), 0)).toBe(3);
    expect(
      await world.query(
        "select record_count, text_count, unclassified_count from marts.annotation_quality where record = 'petitions'"
      )
    ).toEqual([{ record_count: 8, text_count: 8, unclassified_count: 0 }]);
  });

  it('annotates once: a second run leaves the files, a lost file is written again, a former version and a lost batch go', async () => {
    const world = await loaded();
    const before = annotationFiles(world);
    expect(before).toHaveLength(2);
    const stamps = before.map((name) => statSync(join(world.folder.annotations, name)).mtimeMs);
    const everything = await world.everything();
    await world.run({ force: true });
    expect(before.map((name) => statSync(join(world.folder.annotations, name)).mtimeMs)).toEqual(stamps);
    const [first = ''] = before;
    const bytes = readFileSync(join(world.folder.annotations, first));
    rmSync(join(world.folder.annotations, first));
    writeFileSync(join(world.folder.annotations, 'petitions', '000001-deadbeef.000000000000.parquet'), bytes);
    writeFileSync(join(world.folder.annotations, 'petitions', '000999-deadbeef.000000000000.parquet'), bytes);
    await world.run({ force: true });
    expect(annotationFiles(world)).toEqual(before);
    expect(await world.everything()).toBe(everything);
  });

  it('stops before the build when the trained model cannot be read, and leaves what is published', async () => {
    const world = await loaded();
    const [before] = await world.query('select data_version from marts.publication');
    writeFileSync(join(world.folder.models, 'topics.model'), 'not a model');
    await expect(world.run()).rejects.toThrow(/标注失败|模型/);
    expect(await world.query('select data_version from marts.publication')).toEqual([before]);
  });
});

describe('hot issues in a run', () => {
  it('joins letters and posts about one site and keeps the id when a day is added', async () => {
    const world = await loaded();
    const [issue] = await world.query(
      'select issue_id, size, petition_count, post_count, topic_code from marts.issues order by heat desc limit 1'
    );
    expect(issue).toMatchObject({ size: 11, petition_count: 8, post_count: 3, topic_code: 'T01.02' });
    world.drop('petitions', '诉求二.csv', [
      {
        ...PETITIONS[0],
        petition_id: 'P9',
        received_at: '2026-10-20 10:00:00',
        body: '洛源水库工地拖欠我们20名工人工资9万元，至今没有结果'
      }
    ]);
    await world.run();
    const after = await world.query('select issue_id, size from marts.issues order by heat desc limit 1');
    expect(after).toEqual([{ issue_id: issue!.issue_id, size: 12 }]);
    expect(
      await world.query(
        `select count(*)::integer as n
         from core.issue_members m join core.posts p on p.record_key = m.record_key
         where p.author_type = 'media'`
      )
    ).toEqual([{ n: 0 }]);
  });

  it('lets a record leave its issue when its new version is about something else', async () => {
    const world = await loaded();
    world.drop('petitions', '修订.csv', [
      { ...PETITIONS[3], title: '公积金提取材料', body: '请问提取公积金需要什么材料，去哪里办理' }
    ]);
    await world.run();
    const [issue] = await world.query('select size, petition_count from marts.issues order by heat desc limit 1');
    expect(issue).toEqual({ size: 10, petition_count: 7 });
  });
});
