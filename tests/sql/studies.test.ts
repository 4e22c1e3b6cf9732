import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppDb, type AppDb } from '#lib/app-db/open.ts';
import { deleteSearch, listSavedSearches, markOpened, renameSearch, saveSearch } from '#lib/app-db/saved-searches.ts';
import { createStudy, ownStudies, stepStudy, studiesIn, studyHistory, type NewStudy } from '#lib/app-db/studies.ts';
import { freezesOf, freezeStudy, pinFigures, pinsOf } from '#lib/app-db/study-figures.ts';
import { World } from './world.ts';

/** Studies and saved searches in `app.db`, and how studies made here come to count. */
const NOW = new Date('2026-11-24T02:00:00Z');
const STUDY: NewStudy = {
  title: '外卖配送罚款调研',
  question: '',
  owner_org_id: '61',
  owner_name: '陕西省总工会',
  org_path: '/61/',
  plan_year: 2026,
  period_from: '2026-01-01',
  period_to: '2026-11-23',
  plan: '座谈',
  due_on: '2026-12-20',
  topic_codes: ['T14.01'],
  query: '',
  params: 'q=罚款',
  registered_id: null,
  issue_id: null,
  stage: 'chosen',
  finished_on: null,
  adopted_on: null
};
const READING = {
  address: '/search?q=x',
  figure: 'total',
  label: '匹配记录数',
  definition: '条数',
  query: 'marts.search_records',
  filter: '罚款',
  unit: '条',
  value: 100,
  display: '100'
};
const THEN = { data_version: 'aaa', as_of: '2026-10-31' };

describe('app.db', () => {
  let root: string;
  let app: AppDb;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'zhisheng-studies-'));
    app = await openAppDb(join(root, 'app.db'), NOW);
  });
  afterEach(() => {
    app.client.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('keeps a saved search with what was there when it was last opened', async () => {
    await saveSearch(app, '罚款', 'q=罚款', { total: 10, data_version: 'aaa', batch_no: 4 }, NOW);
    await expect(saveSearch(app, '罚款', 'q=x', { total: 1, data_version: 'aaa', batch_no: 4 }, NOW)).rejects.toThrow(
      /已有叫/
    );
    const [search] = await listSavedSearches(app);
    await renameSearch(app, search!.search_id, '外卖罚款');
    await markOpened(app, search!.search_id, { total: 12, data_version: 'bbb', batch_no: 7 }, NOW);
    expect(await listSavedSearches(app)).toMatchObject([
      { search_name: '外卖罚款', opened_total: 12, opened_version: 'bbb', opened_batch: 7 }
    ]);
    await deleteSearch(app, search!.search_id);
    expect(await listSavedSearches(app)).toEqual([]);
    await expect(renameSearch(app, 1, '没有')).rejects.toThrow(/不存在/);
  });

  it('keeps a pinned figure as it was, however often it is pinned again, and the snapshots of it', async () => {
    const id = await createStudy(app, STUDY, NOW);
    await pinFigures(app, id, { readings: [READING], from: THEN, most: 40 }, NOW);
    await pinFigures(
      app,
      id,
      { readings: [{ ...READING, value: 112, display: '112' }], from: { ...THEN, data_version: 'bbb' }, most: 40 },
      NOW
    );
    expect(await pinsOf(app, id)).toMatchObject([{ value: 100, data_version: 'aaa', display: '100' }]);
    await expect(
      pinFigures(app, id, { readings: [{ ...READING, figure: 'other' }], from: THEN, most: 1 }, NOW)
    ).rejects.toThrow(/最多/);
    expect(await pinsOf(app, id)).toHaveLength(1);
    await freezeStudy(
      app,
      id,
      { figures: [{ pin_id: 0, label: 'n', unit: '条', value: 5, display: '5' }], from: THEN, note: '立项时' },
      NOW
    );
    expect(await freezesOf(app, id)).toMatchObject([{ note: '立项时', figures: [{ value: 5 }] }]);
  });

  it('keeps every step, and a study of the ledger is opened once only', async () => {
    const id = await createStudy(app, { ...STUDY, registered_id: 'KT2026-001' }, NOW);
    await expect(createStudy(app, { ...STUDY, registered_id: 'KT2026-001' }, NOW)).rejects.toThrow(/已在这里开展/);
    await stepStudy(app, id, { to: 'registered', on: '2026-11-24', note: '主席办公会同意' }, NOW);
    await expect(stepStudy(app, id, { to: 'adopted', on: '2026-11-24', note: null }, NOW)).rejects.toThrow(
      /不能从立项直接到采纳/
    );
    expect((await studyHistory(app, id)).steps.map(({ stage, note }) => [stage, note])).toEqual([
      ['chosen', null],
      ['registered', '主席办公会同意']
    ]);
    expect(await studiesIn(app, '/61/6101/')).toEqual([]);
    expect(await studiesIn(app, '/61/')).toHaveLength(1);
  });
});

describe('a study made here', () => {
  const world = new World(['reference']);
  afterAll(() => world.dispose());
  it('is registered in the data from 立项 on, not while it is only considered', async () => {
    const app = await openAppDb(world.folder.appDb, NOW);
    try {
      world.drop('reference', '课题.csv', [
        { 课题编号: 'KT2026-001', 单位名称: '陕西省总工会', 年度: 2026, 课题名称: '欠薪调研', 主题代码: 'T01' }
      ]);
      const chosen = await createStudy(app, STUDY, NOW);
      await createStudy(app, { ...STUDY, registered_id: 'KT2026-001', stage: 'fieldwork' }, NOW);
      await world.run();
      const listed = () =>
        world.query(
          'select study_id, study_stage, topic_codes, has_plan from marts.registered_studies order by study_id'
        );
      expect((await listed()).map((row) => row.study_id)).toEqual(['KT2026-001']);
      await stepStudy(app, chosen, { to: 'registered', on: '2026-11-24', note: null }, NOW);
      expect((await ownStudies(app)).find((study) => study.study_id === chosen)).toMatchObject({ stage: 'registered' });
      await world.run();
      expect(await listed()).toMatchObject([
        { study_id: `BX-${chosen}`, study_stage: 'registered', topic_codes: ['T14.01'], has_plan: true },
        { study_id: 'KT2026-001' }
      ]);
    } finally {
      app.client.close();
    }
  });
});
