import { afterAll, describe, expect, it } from 'vitest';
import { takeDown } from '#lib/app-db/take-downs.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { LandingJournal } from '#pipelines/landing/journal.ts';
import { verifyLanding } from '#pipelines/landing/verify.ts';
import { World } from './world.ts';

const DAY_MS = 86_400_000;
const HEAD = '帖文编号,平台,账号,发布时间,链接,标题,内容';
const post = (id: string, day: string, text: string) => `${id},微博,网友${id},${day},https://t.example/${id},,${text}`;
const FILE = [
  HEAD,
  post('P1', '2026-10-01', '西安市雁塔区工地拖欠农民工工资三个月不给'),
  post('P2', '2026-10-02', '西安市工厂高温天不发高温津贴')
].join('\n');
/** Words of the post that is taken down. */
const WORDS = '拖欠农民工工资';

const worlds: World[] = [];
afterAll(() => worlds.forEach((world) => world.dispose()));

async function loaded(): Promise<World> {
  const world = new World(['posts']);
  worlds.push(world);
  world.drop('posts', '帖文_2026-10.csv', FILE);
  await world.run();
  return world;
}

const takeDownP1 = (world: World) =>
  withAppDb(world.folder, world.clock, (app) =>
    takeDown(app, { platform: 'weibo', post_id: 'P1', reason: '发帖人 10 月 8 日来电要求' }, world.clock)
  );

/** The counted posts with their topics. */
const counted = (world: World) =>
  world.query('select record_key, topic_code from core.post_annotations order by record_key');

/** Texts, addresses and authors that are still landed, by post. */
const stored = async (world: World) =>
  (await world.landed('posts')).map(({ post_id, body, url, author_key }) => [post_id, body, url, author_key !== null]);

describe('a post that is taken down', () => {
  it('loses text, address and author for good; its count and topic stay, and landing is whole', async () => {
    const world = await loaded();
    const before = await counted(world);
    expect(before.map(({ topic_code }) => topic_code)).not.toContain(null);
    await takeDownP1(world);
    const report = await world.run();
    expect(report.notes).toEqual(['网络帖文：1 条到期或已撤下，文字和身份标识已清除，计数和分类保留']);
    const [first, second] = await stored(world);
    expect(first).toEqual(['P1', null, null, false]);
    expect(second).toEqual(['P2', '西安市工厂高温天不发高温津贴', 'https://t.example/P2', true]);
    expect(await counted(world)).toEqual(before);
    expect(await world.query(`select 1 from core.search_records where text like '%${WORDS}%'`)).toEqual([]);
    const journal = LandingJournal.open(world.folder, false);
    expect(verifyLanding(world.folder, journal, { isDeep: true, keepStamps: false })).toEqual([]);
    // The next run finds nothing more to do.
    expect((await world.run()).published).toBeNull();
    // Its file comes again, and a revision of it.
    world.drop('posts', '帖文_再报.csv', `${FILE}\n${post('P3', '2026-10-03', '西安市商场停车难')}`);
    world.drop(
      'posts',
      '帖文_改字.csv',
      [HEAD, post('P1', '2026-10-01', '西安市雁塔区拖欠农民工工资四个月')].join('\n')
    );
    await world.run();
    expect((await stored(world)).filter(([id]) => id === 'P1').flatMap((row) => row.slice(1))).toEqual([
      ...[null, null, false],
      ...[null, null, false]
    ]);
    expect((await counted(world)).slice(0, 2)).toEqual(before);
    expect(await world.query(`select 1 from core.search_records where text like '%${WORDS}%'`)).toEqual([]);
  });

  it('is finished by the next run when the process died between rows and manifest', async () => {
    const world = await loaded();
    const before = await counted(world);
    await takeDownP1(world);
    const killed = world.run(
      {},
      {
        step: (name) => {
          if (name === 'swap: manifest') throw new Error('killed');
        }
      }
    );
    await expect(killed).rejects.toThrow('killed');
    await world.run();
    expect((await stored(world))[0]).toEqual(['P1', null, null, false]);
    expect(await counted(world)).toEqual(before);
  });
});

describe('the end of the storage', () => {
  it('is counted from the later of the day of the record and the day it was taken in', async () => {
    const world = await loaded();
    const before = await counted(world);
    const { settings } = world.effects;
    const retainDays = { ...settings.retainDays, RETAIN_POSTS_DAYS: 365 };
    world.effects = { ...world.effects, settings: { ...settings, retainDays } };
    // P1 and P2 are of October, the file came on 23 November: a year after October nothing is due.
    world.clock = new Date(world.clock.getTime() + 350 * DAY_MS);
    world.drop('posts', '帖文_2027.csv', [HEAD, post('P9', '2027-11-01', '西安市工厂不签劳动合同')].join('\n'));
    await world.run();
    expect((await stored(world)).map(([, body]) => body)).not.toContain(null);
    world.clock = new Date(world.clock.getTime() + 20 * DAY_MS);
    const report = await world.run();
    expect(report.notes.join()).toContain('网络帖文：2 条到期或已撤下');
    expect((await stored(world)).map(([id, body]) => [id, body !== null])).toEqual([
      ['P1', false],
      ['P2', false],
      ['P9', true]
    ]);
    expect((await counted(world)).slice(0, 2)).toEqual(before);
  });
});
