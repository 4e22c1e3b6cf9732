import { afterEach, describe, expect, it } from 'vitest';
import { readDecisions, withAppDb } from '#pipelines/app-state/app-state.ts';
import { correct, correctionLabels, uncertainRecords, type GivenCorrection } from '#pipelines/text/correct.ts';
import { withdrawCorrection } from '#lib/app-db/corrections.ts';
import { decideEnterprise } from '#lib/app-db/enterprise-decisions.ts';
import { World } from './world.ts';

/** A correction is valid until the record itself changes, and the machine is judged by it. */
const NOW = new Date('2026-11-23T03:00:00Z');
const PETITIONS = Array.from({ length: 6 }, (_, i) => ({
  petition_id: `P${i}`,
  channel: '来电',
  received_at: `2026-10-0${i + 1} 09:00:00`,
  region_name: '洛南县',
  topic_name: '劳动报酬',
  title: '洛源水库工地拖欠工资',
  body: `洛源水库工地拖欠我们${i + 3}名工人工资${i + 2}万元，包工头电话关机，请求尽快解决`
}));
const OTHER = Array.from({ length: 5 }, (_, i) => ({
  petition_id: `Q${i}`,
  channel: '来电',
  received_at: `2026-10-1${i} 09:00:00`,
  region_name: '宝塔区',
  topic_name: '安全',
  title: '延河纺织厂车间高温没有降温',
  body: `延河纺织厂车间里超过${36 + i}度，没有防暑降温措施，高温津贴也不发，望核查`
}));

let world: World;
afterEach(() => world.dispose());

async function loaded(): Promise<World> {
  world = new World(['petitions']);
  world.drop('petitions', '诉求.csv', PETITIONS);
  world.drop('petitions', '诉求二.csv', OTHER);
  await world.run();
  return world;
}

const one = (id: string, kind: GivenCorrection['kind'], value: string): GivenCorrection => ({
  source: 'petitions',
  id,
  kind,
  value,
  note: null
});
const annotation = async (id: string) =>
  (
    await world.query(
      `select topic_code, topic_codes, topic_method, polarity from core.petition_annotations where record_key = 'file|${id}'`
    )
  )[0];
const sizes = () => world.query('select issue_id, size from marts.issues order by size desc, issue_id');

describe('a correction', () => {
  it('changes what is counted from the next run on and survives another', async () => {
    await loaded();
    await correct(
      world.folder,
      [one('P0', 'topic', 'T06.01,T01.02'), one('P0', 'polarity', 'neutral'), one('P1', 'place', '610113')],
      NOW
    );
    expect((await annotation('P0'))!.topic_code).toBe('T01.02');
    await world.run();
    expect(await annotation('P0')).toMatchObject({
      topic_code: 'T06.01',
      topic_codes: ['T06.01', 'T01.02'],
      topic_method: 'correction',
      polarity: 'neutral'
    });
    expect(
      await world.query(
        "select county_code, city_code, region_method, unit_org_id from core.petitions where record_key = 'file|P1'"
      )
    ).toEqual([{ county_code: '610113', city_code: '610100', region_method: 'correction', unit_org_id: '610113' }]);
    await world.run({ force: true });
    expect((await annotation('P0'))!.topic_method).toBe('correction');
    expect(
      await world.query(
        "select machine_value, labelled_count, right_count from marts.correction_accuracy where kind = 'topic'"
      )
    ).toEqual([{ machine_value: 'T01.02', labelled_count: 1, right_count: 0 }]);
  });

  it('stands until withdrawn, the earlier one coming back, and remembers what the machine had said', async () => {
    await loaded();
    await correct(world.folder, [one('P0', 'topic', 'T06.01')], NOW);
    await world.run();
    const [second] = await correct(world.folder, [one('P0', 'topic', 'T05.04')], NOW);
    expect((await readDecisions(world.folder, NOW)).corrections).toMatchObject([
      { value: 'T05.04', machine_value: 'T01.02' }
    ]);
    await withAppDb(world.folder, NOW, (app) => withdrawCorrection(app, second!, NOW));
    expect((await readDecisions(world.folder, NOW)).corrections).toMatchObject([{ value: 'T06.01' }]);
    await expect(withAppDb(world.folder, NOW, (app) => withdrawCorrection(app, second!, NOW))).rejects.toThrow(
      '没有编号'
    );
  });

  it('no longer applies once the record says something else', async () => {
    await loaded();
    await correct(world.folder, [one('P0', 'topic', 'T06.01')], NOW);
    world.drop('petitions', '修订.csv', [{ ...PETITIONS[0], body: '洛源水库工地还差我们3名工人工资1万元没有给' }]);
    await world.run();
    expect((await annotation('P0'))!.topic_method).not.toBe('correction');
    expect(await world.query('select is_applicable from core.corrections')).toEqual([{ is_applicable: false }]);
    expect(await correctionLabels(world.folder, 'topic')).toEqual([]);
  });

  it('moves a record to another hot issue or out of all, and back when withdrawn', async () => {
    await loaded();
    const [wages, heat] = await sizes();
    expect([wages!.size, heat!.size]).toEqual([6, 5]);
    const [first] = await correct(
      world.folder,
      [one('P0', 'issue', String(heat!.issue_id)), one('P1', 'issue', 'none')],
      NOW
    );
    await world.run();
    expect(await world.query("select issue_id from core.issue_members where record_key = 'file|P0'")).toEqual([
      { issue_id: heat!.issue_id }
    ]);
    expect(await world.query("select issue_id from core.issue_members where record_key = 'file|P1'")).toEqual([]);
    expect(new Map((await sizes()).map((row) => [row.issue_id, row.size]))).toEqual(
      new Map([
        [wages!.issue_id, 4],
        [heat!.issue_id, 6]
      ])
    );
    const stable = await world.everything();
    await world.run({ force: true });
    expect(await world.everything()).toBe(stable);
    await withAppDb(world.folder, NOW, (app) => withdrawCorrection(app, first!, NOW));
    await world.run();
    expect(await world.query("select issue_id from core.issue_members where record_key = 'file|P0'")).toEqual([
      { issue_id: wages!.issue_id }
    ]);
  });

  it('is refused when the record or the value does not exist, and nothing of the batch is noted', async () => {
    await loaded();
    const wrong: [GivenCorrection, string][] = [
      [one('P99', 'topic', 'T01.02'), '找不到记录'],
      [one('P1', 'topic', 'T77.01'), '不存在'],
      [one('P1', 'topic', 'T99,T01.02'), '不存在'],
      [one('P1', 'place', '110101'), '不存在'],
      [one('P1', 'polarity', 'angry'), '不存在'],
      [one('P1', 'issue', 'hi-00000000000'), '不存在']
    ];
    for (const [given, message] of wrong)
      await expect(correct(world.folder, [one('P0', 'topic', 'T01.02'), given], NOW)).rejects.toThrow(message);
    expect((await readDecisions(world.folder, NOW)).corrections).toEqual([]);
  });

  it('becomes a label for training, and the record leaves the queue', async () => {
    await loaded();
    const queue = await uncertainRecords(world.folder, 50);
    expect(queue).toHaveLength(PETITIONS.length + OTHER.length);
    expect(new Set(queue.slice(0, 2).map((record) => record.topics[0]!.code)).size).toBe(2);
    expect(queue[0]!.text).not.toBe('');
    await correct(world.folder, [one(queue[0]!.id, 'topic', 'T01.01')], NOW);
    await world.run();
    expect((await uncertainRecords(world.folder, 50)).map((record) => record.id)).not.toContain(queue[0]!.id);
    expect(await correctionLabels(world.folder, 'topic')).toEqual([
      { id: `petitions:${queue[0]!.id}`, title: queue[0]!.title, text: queue[0]!.text, label: 'T01.01' }
    ]);
  });
});

describe('a decision about the name of a company', () => {
  it('makes the name an alias from the next run on and survives another', async () => {
    world = new World(['petitions', 'reference']);
    world.drop(
      'reference',
      '企业.csv',
      ['E1', 'E2'].map((ent_id) => ({
        ent_id,
        ent_name: '宝塔延河纺织有限公司',
        org_id: '',
        region_name: '宝塔区',
        valid_from: '2020-01-01',
        workers: 30
      }))
    );
    world.drop('petitions', '诉求.csv', [{ ...OTHER[0], ent_name: '宝塔延河纺织厂' }]);
    await world.run();
    const mentions = () =>
      world.query("select words, status, ent_id from core.enterprise_mentions where origin = 'field'");
    expect(await mentions()).toEqual([{ words: '宝塔延河纺织厂', status: 'queued', ent_id: null }]);
    expect(await world.query('select words, candidate_ids from marts.enterprise_queue')).toEqual([
      { words: '宝塔延河纺织厂', candidate_ids: ['E1', 'E2'] }
    ]);
    await withAppDb(world.folder, NOW, (app) => decideEnterprise(app, '宝塔延河纺织厂', 'E2', NOW));
    await world.run();
    expect(await mentions()).toEqual([{ words: '宝塔延河纺织厂', status: 'accepted', ent_id: 'E2' }]);
    expect(await world.query('select ent_id from core.search_records')).toEqual([{ ent_id: 'E2' }]);
    await withAppDb(world.folder, NOW, (app) => decideEnterprise(app, '宝塔延河纺织厂', null, NOW));
    await world.run();
    expect(await mentions()).toEqual([{ words: '宝塔延河纺织厂', status: 'rejected', ent_id: null }]);
  });

  it('is asked for where key or name of the record and its text mean different companies, and holds for the pair', async () => {
    world = new World(['petitions', 'reference']);
    const company = (ent_id: string, ent_name: string) => ({
      ent_id,
      ent_name,
      org_id: '',
      region_name: '宝塔区',
      valid_from: '2020-01-01',
      workers: 30
    });
    world.drop('reference', '企业.csv', [company('E1', '宝塔延河纺织有限公司'), company('E2', '宝塔枣园食品有限公司')]);
    const told = { ...OTHER[0], title: '', body: '宝塔枣园食品有限公司车间高温没有降温，望核查' };
    world.drop('petitions', '诉求.csv', [
      { ...told, petition_id: 'KEY', ent_id: 'E1', ent_name: '' },
      { ...told, petition_id: 'NAME', ent_id: '', ent_name: '宝塔延河纺织有限公司' },
      { ...told, petition_id: 'SAME', ent_id: 'E2', ent_name: '' }
    ]);
    await world.run();
    const companies = async () =>
      Object.fromEntries(
        (await world.query('select record_id, ent_id from core.search_records')).map((row) => [
          String(row.record_id).replace(/.*\|/, ''),
          row.ent_id
        ])
      );
    const pair = '宝塔延河纺织有限公司／宝塔枣园食品有限公司';
    expect(await world.query('select words, record_count, candidate_ids from marts.enterprise_queue')).toEqual([
      { words: pair, record_count: 2, candidate_ids: ['E1', 'E2'] }
    ]);
    expect(await companies()).toEqual({ KEY: 'E1', NAME: null, SAME: 'E2' });
    await withAppDb(world.folder, NOW, (app) => decideEnterprise(app, pair, 'E2', NOW));
    await world.run();
    expect(await companies()).toEqual({ KEY: 'E2', NAME: 'E2', SAME: 'E2' });
    expect(await world.query('select words from marts.enterprise_queue')).toEqual([]);
  });
});
